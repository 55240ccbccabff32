import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectBody } from '../../contracts/api';
import { failure } from '../failure';
import { packageRoot, readJson } from '../settings';

/** What ships in samples/<name>/: a service, the recorded ticket, and what to call when the feature is live. */
export interface Sample {
  readonly name: string;
  /** Files of the service, as its first commit has them. */
  readonly files: string;
  /** The recorded delivery of Azure DevOps, byte for byte. */
  readonly payload: Buffer;
  readonly payloadFile: string;
  readonly workItem: string;
  readonly title: string;
  readonly ado: NonNullable<ProjectBody['ado']>;
  /** Recorded replies of the scripted model for this ticket. */
  readonly modelScript: string | undefined;
  /** Path of the new feature on the deployed service. */
  readonly tryPath: string | undefined;
}

interface AdoDelivery {
  readonly resource?: {
    readonly workItemId?: number;
    readonly fields?: Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>;
    readonly revision?: { readonly fields?: Readonly<Record<string, unknown>> };
  };
  readonly resourceContainers?: Readonly<Record<string, { readonly baseUrl?: string }>>;
}

const payloadFile = 'ado-workitem-updated.json';
const scriptFiles = ['model-script.yml', 'model-script.yaml', 'model-script.json'];

/** The package's sample. Its start rule is what the recorded event changed: a tag that was added, or a state reached. */
export function readSample(root: string = join(packageRoot(), 'samples')): Sample {
  const name = folders(root).find((folder) => existsSync(join(root, folder, payloadFile)));
  if (name === undefined) {
    throw failure(
      'no_sample',
      `${root} holds no sample with ${payloadFile}.`,
      'Start without it: npm start -- --no-sample',
    );
  }
  const file = join(root, name, payloadFile);
  const payload = readFileSync(file);
  const { resource, resourceContainers } = JSON.parse(payload.toString('utf8')) as AdoDelivery;
  const fields = resource?.revision?.fields ?? {};
  const facts = (readJson(join(root, name, 'sample.json')) ?? {}) as { readonly tryPath?: string };
  return {
    name,
    files: join(root, name, 'repo'),
    payload,
    payloadFile: file,
    workItem: String(resource?.workItemId ?? ''),
    title: textOf(fields['System.Title']),
    ado: {
      organization: organizationOf(resourceContainers),
      project: textOf(fields['System.TeamProject']),
      ...startRule(resource?.fields ?? {}),
    },
    modelScript: scriptFiles.map((file) => join(root, name, file)).find((file) => existsSync(file)),
    tryPath: facts.tryPath,
  };
}

function startRule(
  changes: NonNullable<NonNullable<AdoDelivery['resource']>['fields']>,
): Pick<Sample['ado'], 'startTag' | 'startStates'> {
  const tags = changes['System.Tags'];
  const had = tagsOf(tags?.oldValue);
  const startTag = tagsOf(tags?.newValue).find((tag) => !had.includes(tag));
  if (startTag !== undefined) return { startTag };
  const state = changes['System.State']?.newValue;
  return typeof state === 'string' ? { startStates: [state] } : {};
}

function tagsOf(value: unknown): readonly string[] {
  return textOf(value)
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `https://dev.azure.com/<organization>/` */
function organizationOf(containers: AdoDelivery['resourceContainers']): string {
  const address = Object.values(containers ?? {}).find(({ baseUrl }) => baseUrl !== undefined)?.baseUrl ?? '';
  return /^https:\/\/dev\.azure\.com\/([^/]+)/.exec(address)?.[1] ?? '';
}

function folders(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  const entries = readdirSync(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
