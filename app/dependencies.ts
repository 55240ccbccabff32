import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import packageJson from '../package.json';
import { createCedarEngine } from '../adapters/cedar/policy-engine';
import { createChangeScanners } from '../adapters/change-scanners';
import { createOpenAiModel, createScriptedModel } from '../adapters/llm';
import { createHostFacts } from '../adapters/host-facts';
import type { HostFactsConfig } from '../adapters/host-facts';
import { createLocalChecks } from '../adapters/local-checks';
import type { LocalChecks } from '../adapters/local-checks';
import { createLocalDeployer } from '../adapters/local-deploy';
import type { LocalDeployer } from '../adapters/local-deploy';
import { createLocalGit } from '../adapters/local-git';
import { createProbeSignals } from '../adapters/probe-signals';
import { createBundledPriceSource, createFilePriceSource } from '../adapters/prices/price-source';
import { AppError } from '../domain/errors';
import type { Ports } from '../ports';
import type { LanguageModel } from '../ports/language-model';
import type { Telemetry } from '../ports/telemetry';
import { createAdo } from './ado/create-ado';
import { openBus } from './bus';
import { loadConfig } from './config';
import type { AppConfig } from './config';
import { observeSettings } from './host/observed-settings';
import type { ObservedSettings } from './host/observed-settings';
import { outsideServices } from './host/outside-services';
import { createDirectory } from './identity';
import { entraToken } from './identity/entra-token';
import { createNotify } from './notify';
import { routeExport, routePlatforms } from './platforms';
import { besideLocal, createHubs } from './platforms/hubs';
import { rememberArtifacts } from './remembered-artifacts';
import type { ServiceSettings } from './services/service-settings';
import { createArtifacts, createSecrets } from './stores';
import { createTelemetry } from './telemetry/create-telemetry';
import type { LoadedTelemetry } from './telemetry/create-telemetry';
import { observeGauges } from './telemetry/observe-gauges';
import { recordEvents } from './telemetry/record-events';
import { tracePorts } from './telemetry/trace-ports';
import { openRecords } from './stores/records';
import { timePorts } from './timed-ports';

export interface Dependencies extends Ports {
  readonly settings: ServiceSettings;
  readonly telemetry: Telemetry;
}

interface Composition {
  readonly dependencies: Dependencies;
  readonly checks: LocalChecks;
  readonly deployer: LocalDeployer;
  readonly telemetry: LoadedTelemetry;
  close(): Promise<void>;
}

let composition: Composition | undefined;

/** Which adapter stands behind which port. Made by the first call and kept for the life of the process. */
export function getDependencies(): Dependencies {
  composition ??= composeFrom(observeSettings(process.env));
  return composition.dependencies;
}

/** The tenant of the people in `identities.json`; always there on a host of one machine. */
const localTenant = { tenant: 'local', displayName: 'This machine' };

/** Makes the adapters and takes up what an earlier process left: unfinished checks, live deployments. */
export async function openDependencies(): Promise<void> {
  const { projects } = getDependencies();
  await composition?.telemetry.ready;
  await projects.ensureTenant(localTenant);
  await Promise.all([composition?.checks.recovered, composition?.deployer.recovered]);
}

/** Lets go of files and processes of this host; deployed services live on. */
export async function closeDependencies(): Promise<void> {
  const open = composition;
  composition = undefined;
  await open?.close();
}

function composeFrom(settings: ObservedSettings): Composition {
  const config = loadConfig(settings.env);
  const { records, artifacts, secrets } = config.stores;
  const choices = {
    ...{ STELLWERK_STORE: records.kind, STELLWERK_ARTIFACTS: artifacts.kind, STELLWERK_SECRETS: secrets.kind },
    STELLWERK_BUS: config.bus.kind,
  };
  return compose(config, { choices, unreadSettings: settings.unread(), services: outsideServices(config, settings) });
}

function compose(config: AppConfig, surroundings: Omit<HostFactsConfig, 'dataFolder'>): Composition {
  const data = resolve(config.dataFolder);
  mkdirSync(data, { recursive: true });
  // Code, transcripts and audit of every project lie here.
  chmodSync(data, 0o700);
  const clock = { now: () => new Date() };
  const records = openRecords(config.stores, data, clock);
  const code = createLocalGit({
    databaseFile: join(data, 'codehost.db'),
    tempFolder: join(data, 'tmp'),
    path: config.commandPath,
  });
  const opened = openBus(config.bus);
  const { bus } = opened;
  const stores = records.ports;
  const secrets = createSecrets(config.stores, data);
  const ado = createAdo(config.ado, { projects: stores.projects, secrets });
  const hubs = createHubs(config.hubs, { projects: stores.projects, secrets });
  const exportTree = routeExport(code, { ado, ...hubs });
  const checks = createLocalChecks({
    databaseFile: join(data, 'checks.db'),
    folder: join(data, 'checks'),
    path: config.commandPath,
    hiddenFolders: [data],
    exportTree,
    bus,
    concurrency: config.checkConcurrency,
  });
  const deployer = createLocalDeployer({
    databaseFile: join(data, 'deployments.db'),
    folder: join(data, 'deployments'),
    firstPort: firstPortOf(data),
    path: config.commandPath,
    exportTree,
  });
  const local = { checks, code, deployer, work: stores.work };
  const platforms = {
    local,
    ...(ado ? { ado: { checks, deployer, ...ado } } : {}),
    ...besideLocal(hubs, local, stores.projects),
  };
  const reporting = createTelemetry(config.telemetry);
  for (const secret of secretsOf(config)) reporting.telemetry.keepSecret(secret);
  const adapters: Ports = {
    ...(ado ? { hookSource: ado.hookSource } : {}),
    ...stores,
    ...routePlatforms(platforms, stores.projects),
    artifacts: rememberArtifacts(createArtifacts(config.stores, data)),
    bus,
    clock,
    directory: createDirectory(config.identity, { folder: data, tenant: localTenant.tenant }),
    host: createHostFacts({ dataFolder: data, ...surroundings }),
    model: createModel(config.model),
    policy: createCedarEngine(stores.policies),
    ...createNotify(config.notify, { clock, secrets, notices: stores.notices }),
    prices: config.pricesFile ? createFilePriceSource({ file: config.pricesFile }) : createBundledPriceSource(),
    scanners: createChangeScanners(),
    secrets,
    signals: createProbeSignals({}),
  };
  const { ports, measure } = timePorts(
    config.telemetry.kind === 'none' ? adapters : reportOf(adapters, reporting.telemetry),
  );
  const settings: ServiceSettings = {
    admission: config.admission,
    version: packageJson.version,
    localHost: config.identity.kind === 'local',
    describeSandbox: async () => (await checks.describeSandbox()).description,
    measurePorts: measure,
    ...(records.usage ? { measureStore: records.usage } : {}),
    ...(config.telemetry.kind === 'none' ? {} : { keepLevels: observeGauges(ports, reporting.telemetry) }),
    ...(config.notify.publicUrl === undefined ? {} : { publicUrl: config.notify.publicUrl }),
  };
  return {
    dependencies: { ...ports, settings, telemetry: reporting.telemetry },
    checks,
    deployer,
    telemetry: reporting,
    async close() {
      await checks.close();
      await opened.close();
      await deployer.stop();
      code.close();
      await reporting.telemetry.close();
      records.close();
    },
  };
}

/** Secrets that come by the environment; those of the store are learnt as they are read. */
function secretsOf({ model, bus }: AppConfig): readonly string[] {
  const modelKey = model.kind === 'openai' ? model.key : undefined;
  const busKey = bus.kind === 'local' ? bus.key : undefined;
  const connection = 'connectionString' in bus ? bus.connectionString : undefined;
  return [modelKey, busKey, connection].filter((secret) => secret !== undefined);
}

function reportOf(adapters: Ports, telemetry: Telemetry): Ports {
  return recordEvents(tracePorts(adapters, telemetry), telemetry);
}

/** Each data folder has ports of its own, so that a deployed service finds its address free again after a restart. */
function firstPortOf(dataFolder: string): number {
  return 17_200 + (createHash('sha256').update(dataFolder).digest().readUInt16BE(0) % 400) * 20;
}

function createModel(model: AppConfig['model']): LanguageModel {
  if (model.kind === 'scripted') {
    return createScriptedModel(model.script === undefined ? {} : { script: readScript(model.script) });
  }
  const { url, name, key, timeoutMs } = model;
  const credential =
    key === undefined ? { tokenProvider: entraToken('https://ai.azure.com/.default') } : { apiKey: key };
  return createOpenAiModel({ baseUrl: url, model: name, timeoutMs, ...credential });
}

function readScript(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new AppError(
      'configuration_invalid',
      `The model script ${file} (STELLWERK_MODEL_SCRIPT) cannot be read. Correct its path.`,
      { cause: error },
    );
  }
}
