import type { EntityContext } from 'durable-functions';
import type { EntityContracts, EntityOutput, Malformed, OperationName } from '../contracts/entities';
import {
  budgetWindows,
  closeRuns,
  configure,
  emptyBudget,
  isScopeKey,
  raise,
  release,
  reserve,
  settle,
  sweep,
  upgradeBudget,
} from '../domain/budget';
import type { BudgetLimits, BudgetState } from '../domain/budget';
import { amount, count, instant, isObject, lease, list, name, names, object, optional, problemOf } from './fields';
import type { Field } from './fields';

type Operation = OperationName<'tenantBudget'>;
type Input<O extends Operation> = EntityContracts['tenantBudget'][O]['input'];
type Answer = EntityOutput<'tenantBudget', Operation>;
type Done = { readonly state: BudgetState; readonly answer: Answer };

/** What one tenant may spend, has spent and has reserved, down to the stages of its runs. Load → domain/budget → save. */
export function tenantBudget({ df }: EntityContext<BudgetState>): void {
  const before = upgradeBudget(df.getState(() => emptyBudget) ?? emptyBudget);
  const { state, answer } = applyOperation(before, df.operationName ?? '', df.getInput<unknown>());
  if (state !== before) df.setState(state);
  df.return<Answer>(answer);
}

/** The operation's effect and answer. Anything may arrive: a signal can be sent by hand. */
export function applyOperation(state: BudgetState, operation: string, input: unknown): Done {
  const given = isObject(input) ? input : {};
  const apply = Object.hasOwn(operations, operation) ? operations[operation as Operation] : undefined;
  const problem =
    apply === undefined
      ? `There is no operation "${operation}".`
      : problemOf(operation, fields[operation as Operation], given);
  if (apply === undefined || problem !== undefined) {
    return { state, answer: { kind: 'malformed', reason: problem ?? '' } satisfies Malformed };
  }
  return apply(state, { ...given, at: utc(given['at']) } as never);
}

const operations: { readonly [O in Operation]: (state: BudgetState, input: Input<O>) => Done } = {
  reserve,
  settle,
  release: (state, { id, at }) => ({ state: release(sweep(state, at), id), answer: { kind: 'released' } }),
  sweep: (state, { at, told }) => ({ state: sweep(state, at, told), answer: { kind: 'swept' } }),
  close: (state, { runs, at }) => ({ state: closeRuns(sweep(state, at), runs), answer: { kind: 'closed' } }),
  raise: (state, { id, scope, microUsd, requests, until, at }) => ({
    state: raise(sweep(state, at), { id, scope, microUsd, requests, until: utc(until) }),
    answer: { kind: 'raised' },
  }),
  configure: (state, { limits, at }) => ({
    state: configure(sweep(state, at), knownLimits(limits)),
    answer: { kind: 'configured' },
  }),
};

const windowLimits = object(Object.fromEntries(budgetWindows.map((window) => [window, optional(amount)])));
const scope = object({
  project: name,
  run: name,
  stage: name,
  parents: optional(list(object({ run: name, limit: optional(amount) }))),
});
const scopeLimits = object({
  project: optional(windowLimits),
  run: optional(amount),
  stage: optional(amount),
  requests: optional(count),
});
const told = list(object({ scope: name, window: name, since: isText, percent: count }));

const fields: { readonly [O in Operation]: { readonly [K in keyof Input<O>]-?: Field } } = {
  reserve: {
    ...{ id: name, at: instant, microUsd: amount, leaseSeconds: lease },
    ...{ scope: optional(scope), limits: optional(scopeLimits) },
  },
  settle: { id: name, at: instant, microUsd: amount, scope: optional(scope) },
  release: { id: name, at: instant },
  sweep: { at: instant, told: optional(told) },
  close: { runs: names, at: instant },
  raise: { id: name, at: instant, scope: raisedScope, microUsd: amount, requests: count, until: instant },
  configure: { limits: windowLimits, at: instant },
};

function raisedScope(value: unknown): string | undefined {
  return typeof value === 'string' && isScopeKey(value) ? undefined : 'must name a tenant, project, run or stage';
}

function isText(value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : 'must be a text';
}

function knownLimits({ day, week, month }: BudgetLimits): BudgetLimits {
  return {
    ...(day === undefined ? {} : { day }),
    ...(week === undefined ? {} : { week }),
    ...(month === undefined ? {} : { month }),
  };
}

/** Instants are compared as texts, so all of them are written alike. */
function utc(value: unknown): string {
  return new Date(value as string).toISOString();
}
