import { AppError } from '../../domain/errors';
import { isEnded } from '../../domain/lifecycle';
import { parseRunId } from '../../domain/ids';
import type { Identity } from '../../ports/directory';
import type { Ports } from '../../ports';
import type { RunRecord } from '../../ports/run-index';

/** Roles whose members may ask for runs and register repositories on their own machine. */
const filingRoles = ['dev', 'requester', 'admin'];

export function mayAccessTenant(identity: Identity, tenant: string): boolean {
  return identity.tenant === '*' || identity.tenant === tenant;
}

export function hasRole(identity: Identity, ...roles: readonly string[]): boolean {
  return roles.some((role) => identity.roles.includes(role));
}

export function requireRole(identity: Identity, ...roles: readonly string[]): void {
  if (hasRole(identity, ...roles)) return;
  throw new AppError('forbidden', `${identity.user} needs one of the roles ${roles.join(', ')} for this.`);
}

export function requireFilingRole(identity: Identity): void {
  requireRole(identity, ...filingRoles);
}

/** Another tenant's things do not exist for the caller: 404, so that nothing can be learnt by asking. */
export function requireTenantAccess(identity: Identity, tenant: string): void {
  if (!mayAccessTenant(identity, tenant)) throw unknownTenant(tenant);
}

export function unknownTenant(tenant: string): AppError {
  return new AppError('unknown_tenant', `There is no tenant "${tenant}" for you.`);
}

/** The tenant a request is about: the one it names, otherwise the caller's own. */
export function resolveTenant(identity: Identity, named: string | undefined): string {
  const tenant = named ?? identity.tenant;
  if (tenant === '*') {
    throw new AppError('invalid_request', 'You belong to every tenant, so `tenant` must be named.', {
      details: { problems: ['tenant is required'] },
    });
  }
  requireTenantAccess(identity, tenant);
  return tenant;
}

/** The run, or `unknown_run` when it does not exist or belongs to a tenant the caller has no access to. */
export async function requireRun(ports: Pick<Ports, 'runs'>, identity: Identity, runId: string): Promise<RunRecord> {
  const run = parseRunId(runId) && (await ports.runs.getRun(runId));
  if (!run || !mayAccessTenant(identity, run.tenant)) {
    throw new AppError('unknown_run', `There is no run "${runId}" for you.`);
  }
  return run;
}

/** Nothing can change the run any more. A run that failed but waits at a checkpoint can still be continued. */
export function isOver(run: Pick<RunRecord, 'status' | 'waitingFor'>): boolean {
  return isEnded(run.status) && !(run.status === 'failed' && run.waitingFor !== null);
}
