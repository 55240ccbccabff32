import { createHash, randomUUID } from 'node:crypto';
import type { BudgetRaiseBody, BudgetView } from '../../contracts/api';
import { entityNames } from '../../contracts/names';
import { isScopeKey, raise } from '../../domain/budget';
import type { BudgetRaise } from '../../domain/budget';
import { AppError } from '../../domain/errors';
import { microUsd } from '../../domain/money';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRole } from './access';
import { budgetView } from './budget-view';
import type { EntityPort } from './entity-port';
import { readBudget, requireTenant } from './tenant-budget';

export type RaiseBudget = (
  identity: Identity,
  tenant: string,
  body: BudgetRaiseBody,
  idempotencyKey?: string,
) => Promise<BudgetView>;

const hourMs = 3_600_000;
const usualHours = 24;
const longestDays = 31;

/**
 * Lets a tenant, project, run or stage spend more until an instant; it ends by itself. Audited with its reason before the
 * budget hears of it. A run that stopped for its budget goes on when somebody continues it.
 */
export function createRaiseBudget(
  ports: Pick<Ports, 'audit' | 'clock' | 'projects' | 'runs'>,
  entities: EntityPort,
): RaiseBudget {
  return async function raiseBudget(identity, tenant, body, idempotencyKey = randomUUID()) {
    requireRole(identity, 'admin');
    await requireTenant(ports, identity, tenant);
    const now = ports.clock.now();
    const added = raiseOf(body, now, createHash('sha256').update(`${identity.user}\n${idempotencyKey}`).digest('hex'));
    await requireScope(ports, tenant, added.scope);
    const at = now.toISOString();
    const { id, scope, until, requests } = added;
    const audited = await ports.audit.append({
      tenant,
      key: `${tenant}/budget-raise/${id}`,
      kind: 'control',
      actor: identity.user,
      data: {
        action: 'budget raised',
        ...{ scope, until, requests },
        amountUsd: body.amountUsd ?? 0,
        reason: body.reason.trim(),
      },
      at,
    });
    // A repetition gets what the first request was given, with the end it had.
    const { scope: first, until: end } = audited.data as unknown as BudgetRaise;
    if (first !== scope) {
      throw new AppError(
        'idempotency_conflict',
        `This Idempotency-Key was used for a raise of ${first}. Use a new key.`,
      );
    }
    const standing = { ...added, until: end };
    await entities.signalEntity(entityNames.tenantBudget, tenant, 'raise', { ...standing, at });
    return budgetView(tenant, raise(await readBudget(entities, tenant, at), standing));
  };
}

function raiseOf(body: BudgetRaiseBody, now: Date, id: string): BudgetRaise {
  const { scope = 'tenant', amountUsd = 0, requests = 0 } = body;
  const until = body.until === undefined ? new Date(now.getTime() + usualHours * hourMs) : new Date(body.until);
  const problems = [
    ...(isScopeKey(scope)
      ? []
      : ['scope must be tenant, project:<project>, run:<run> or stage:<run>/<plan|code|test|deploy>']),
    ...(amountUsd > 0 || requests > 0 ? [] : ['amountUsd or requests must be above 0']),
    ...(requests > 0 && !scope.startsWith('run:') ? ['requests can be raised for a run only'] : []),
    ...(Number.isInteger(requests) ? [] : ['requests must be a whole number']),
    ...(isNearFuture(until, now) ? [] : [`until must be an instant within the next ${longestDays} days (ISO 8601)`]),
    ...(body.reason.trim() === '' ? ['reason must not be empty'] : []),
  ];
  if (problems.length > 0) {
    throw new AppError('invalid_request', `The raise is malformed: ${problems.join('; ')}.`, { details: { problems } });
  }
  return { id, scope, microUsd: microUsd(amountUsd), requests, until: until.toISOString() };
}

function isNearFuture(until: Date, now: Date): boolean {
  const ahead = until.getTime() - now.getTime();
  return ahead > 0 && ahead <= longestDays * 24 * hourMs;
}

/** A raise of something that does not exist would be a promise that nobody keeps. */
async function requireScope(ports: Pick<Ports, 'projects' | 'runs'>, tenant: string, scope: string): Promise<void> {
  const name = scope.slice(scope.indexOf(':') + 1);
  if (scope.startsWith('project:') && !(await ports.projects.getProject(tenant, name))) {
    throw new AppError('unknown_project', `Tenant "${tenant}" has no project "${name}".`);
  }
  if (!scope.startsWith('run:') && !scope.startsWith('stage:')) return;
  const run = await ports.runs.getRun(name.split('/', 1)[0] ?? '');
  if (run?.tenant !== tenant) throw new AppError('unknown_run', `Tenant "${tenant}" has no run "${name}".`);
}
