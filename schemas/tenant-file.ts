import { parse } from 'yaml';
import type { AutonomyMode } from '../domain/autonomy';
import { describeError } from './problems';
import schema from './tenant/tenant_yml.v1.0.0.json';

export interface AzureParameters {
  /** Relative to the tenant file. */
  readonly parameters?: string;
  readonly environment: string;
  readonly location: string;
  readonly platformLocation?: string;
  readonly isolation?: 'shared' | 'dedicated';
  readonly alertEmails: readonly string[];
  readonly monthlyBudget: number;
  readonly budgetStart: string;
  readonly immutableDays?: number;
  readonly costCenter?: string;
  readonly ownApp?: {
    readonly apiClientId: string;
    readonly modelUrl: string;
    readonly modelName: string;
    readonly teamsBot?: boolean;
    readonly settings?: Readonly<Record<string, string>>;
  };
}

/** What starts a run of a project. */
interface StartRules {
  readonly startOnAssignment?: boolean;
  readonly commands?: boolean;
  readonly agent?: string;
}

export interface TenantFileProject {
  readonly project: string;
  readonly location: string;
  readonly ado?: StartRules & {
    readonly organization: string;
    readonly project: string;
    readonly startTag?: string;
    readonly startStates?: readonly string[];
    readonly startArea?: string;
    readonly areaPaths?: readonly string[];
  };
  readonly hub?: StartRules & { readonly startLabel?: string };
}

/** What tenant/tenant_yml.v1.0.0.json describes. */
export interface TenantFile {
  readonly tenant: string;
  readonly displayName: string;
  readonly maxAutonomy?: AutonomyMode;
  readonly azure?: AzureParameters;
  /** US dollars; a window that is left out has no limit. */
  readonly budget?: { readonly dayUsd?: number; readonly weekUsd?: number; readonly monthUsd?: number };
  /** Relative to the tenant file. */
  readonly policies?: string;
  readonly secrets?: readonly string[];
  readonly publicUrl?: string;
  readonly projects?: readonly TenantFileProject[];
}

export type ReadTenantFile =
  { readonly ok: true; readonly file: TenantFile } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads YAML or JSON and checks it against its schema. Every problem names its place. */
export async function readTenantFile(text: string): Promise<ReadTenantFile> {
  let document: unknown;
  try {
    document = parse(text, { maxAliasCount: 50 });
  } catch (error) {
    return { ok: false, problems: [`It is no valid YAML: ${String((error as Error).message).split('\n', 1)[0]}`] };
  }
  // Only this command needs the compiler of schemas, so nobody else waits for it.
  const { Ajv } = await import('ajv');
  const check = new Ajv({ allErrors: true }).compile(schema);
  if (!check(document))
    return { ok: false, problems: (check.errors ?? []).map((each) => describeError(each, document).message) };
  const file = document as unknown as TenantFile;
  const doubled = (file.projects ?? [])
    .map(({ project }) => project)
    .filter((name, place, all) => all.indexOf(name) !== place);
  const problems = doubled.map((name) => `$.projects: ${name} is there twice`);
  if (file.azure?.isolation === 'dedicated' && !file.azure.ownApp)
    problems.push('$.azure.ownApp: a dedicated tenant needs it');
  if (file.azure?.ownApp && file.azure.isolation !== 'dedicated')
    problems.push('$.azure.ownApp: only a dedicated tenant has one');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, file };
}
