import type { TenantFile } from '../../schemas/tenant-file';
import type { ApiClient } from '../api-client';
import { CliFailure } from '../failure';
import type { Session } from '../session';

/** What a step found, before anything is changed. */
export type Plan =
  | { readonly kind: 'stands'; readonly text: string }
  /** `texts`: what would be changed, one line each. `carryOut` is safe to repeat after a crash at any moment. */
  | { readonly kind: 'change'; readonly texts: readonly string[]; carryOut(): Promise<void> }
  /** Somebody has to do something first. */
  | { readonly kind: 'blocked'; readonly text: string; readonly fix: string };

/**
 * One part of a tenant: `look` compares what stands with what is wished and changes nothing. Nothing is remembered between
 * two calls of the command, so a call that was cut off anywhere is simply repeated.
 */
export interface Step {
  readonly name: string;
  look(): Promise<Plan>;
}

export interface StepWorld {
  readonly session: Session;
  readonly api: ApiClient;
  readonly file: TenantFile;
  /** Folder of the tenant file, which its paths are relative to. */
  readonly folder: string;
  /** Folder with one file per secret, named after it; undefined = values are asked for. */
  readonly secretsFolder: string | undefined;
}

/** What the API answers, or undefined while tenant or project are still to be made. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const missing = ['unknown_tenant', 'unknown_project'];
    if (error instanceof CliFailure && missing.includes(error.problem.code)) return undefined;
    throw error;
  }
}

export function tenantPath({ file }: StepWorld): string {
  return `/v1/tenants/${encodeURIComponent(file.tenant)}`;
}
