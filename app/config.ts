import { defaultAdmissionLimits } from '../domain/admission';
import type { AdmissionLimits } from '../domain/admission';
import { AppError } from '../domain/errors';
import { readAdo } from './ado/ado-config';
import type { AdoConfig } from './ado/ado-config';
import { readBus } from './bus/bus-config';
import type { BusConfig } from './bus/bus-config';
import { readIdentity } from './identity/identity-config';
import type { IdentityConfig } from './identity/identity-config';
import { readHubs } from './platforms/hub-config';
import type { HubsConfig } from './platforms/hub-config';
import { readNotify } from './notify/notify-config';
import type { NotifyConfig } from './notify/notify-config';
import { readStores } from './stores/stores-config';
import type { StoresConfig } from './stores/stores-config';
import { readTelemetry } from './telemetry/telemetry-config';
import type { TelemetryConfig } from './telemetry/telemetry-config';

/** Settings of the app, all read here and nowhere else. Adding one: .env.example lists them too. */
export interface AppConfig {
  /** Folder for everything durable on one machine. */
  readonly dataFolder: string;
  readonly model:
    | { readonly kind: 'scripted'; readonly script: string | undefined }
    | {
        readonly kind: 'openai';
        readonly url: string;
        readonly name: string;
        /** Undefined = Entra token (Azure OpenAI). */
        readonly key: string | undefined;
        readonly timeoutMs: number;
      };
  readonly pricesFile: string | undefined;
  readonly bus: BusConfig;
  /** What project commands see of this process's environment. */
  readonly commandPath: string;
  readonly checkConcurrency: number;
  readonly checkTimeoutSeconds: number;
  /** Runs that may work at once: of all tenants, and of one. */
  readonly admission: AdmissionLimits;
  /** Undefined = not configured. */
  readonly ado: AdoConfig | undefined;
  readonly identity: IdentityConfig;
  readonly notify: NotifyConfig;
  /** GitHub and GitLab; absent = not configured. */
  readonly hubs: HubsConfig;
  readonly stores: StoresConfig;
  readonly telemetry: TelemetryConfig;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether telemetry leaves this host; what is wrong about its settings is told when they are read. */
export function isReporting(env: Environment): boolean {
  return (env['STELLWERK_TELEMETRY'] || 'none') !== 'none';
}

/** Reads and checks the environment; throws one error that names every problem, with no secret in it. */
export function loadConfig(env: Environment): AppConfig {
  const problems: string[] = [];
  const dataFolder = env['STELLWERK_DATA'] ?? '.stellwerk';
  const config: AppConfig = {
    dataFolder,
    model: readModel(env, problems),
    pricesFile: env['STELLWERK_PRICES'] || undefined,
    bus: readBus(env, problems),
    commandPath: commandPath(env),
    checkConcurrency: wholeNumber(env, 'STELLWERK_CHECK_CONCURRENCY', 2, problems),
    checkTimeoutSeconds: wholeNumber(env, 'STELLWERK_CHECK_TIMEOUT_SECONDS', 600, problems),
    admission: {
      global: wholeNumber(env, 'STELLWERK_MAX_RUNS', defaultAdmissionLimits.global, problems),
      tenant: wholeNumber(env, 'STELLWERK_MAX_RUNS_PER_TENANT', defaultAdmissionLimits.tenant, problems),
    },
    ado: readAdo(env, problems),
    identity: readIdentity(env, problems),
    notify: readNotify(env, problems),
    hubs: readHubs(env, problems),
    stores: readStores(env, problems),
    telemetry: readTelemetry(env, problems),
  };
  if (problems.length > 0) {
    throw new AppError('configuration_invalid', `The settings are not usable: ${problems.join('; ')}.`, {
      details: { problems },
    });
  }
  return Object.freeze(config);
}

function readModel(env: Environment, problems: string[]): AppConfig['model'] {
  const kind = env['STELLWERK_MODEL'] ?? 'scripted';
  if (kind === 'scripted') {
    return { kind, script: env['STELLWERK_MODEL_SCRIPT'] || undefined };
  }
  if (kind !== 'openai') {
    problems.push(`STELLWERK_MODEL is "${kind}", but must be "scripted" or "openai"`);
    return { kind: 'scripted', script: undefined };
  }
  const url = required(
    env,
    'STELLWERK_MODEL_URL',
    'the base URL of an OpenAI-compatible endpoint, e.g. http://127.0.0.1:11434/v1',
    problems,
  );
  if (url !== '' && !URL.canParse(url)) {
    problems.push('STELLWERK_MODEL_URL is no URL');
  }
  return {
    kind,
    url,
    name: required(env, 'STELLWERK_MODEL_NAME', 'the model or deployment name', problems),
    key: env['STELLWERK_MODEL_KEY'] || undefined,
    timeoutMs: wholeNumber(env, 'STELLWERK_MODEL_TIMEOUT_MS', 120_000, problems),
  };
}

/** The search path without what npm puts before it: a project must find its own tools there, not ours. */
function commandPath(env: Environment): string {
  const folders = (env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin').split(':');
  return folders.filter((folder) => !/node_modules\/(\.bin|@npmcli\/|npm\/)|node-gyp-bin/.test(folder)).join(':');
}

function required(env: Environment, name: string, meaning: string, problems: string[]): string {
  const value = env[name] ?? '';
  if (value === '') {
    problems.push(`${name} is missing: ${meaning}`);
  }
  return value;
}

function wholeNumber(env: Environment, name: string, fallback: number, problems: string[]): number {
  const text = env[name];
  if (text === undefined || text === '') {
    return fallback;
  }
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    problems.push(`${name} is "${text}", but must be a whole number above 0`);
    return fallback;
  }
  return value;
}
