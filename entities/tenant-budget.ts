import type { EntityContext } from 'durable-functions';
import type { EntityContracts, EntityOutput, Malformed, OperationName } from '../contracts/entities';
import { budgetWindows, configure, emptyBudget, release, reserve, settle, sweep } from '../domain/budget';
import type { BudgetLimits, BudgetState } from '../domain/budget';

type Operation = OperationName<'tenantBudget'>;
type Answer = EntityOutput<'tenantBudget', Operation>;
type Done = { readonly state: BudgetState; readonly answer: Answer };

/** Far above any real sum, far below where adding up loses cents. */
const highestMicroUsd = 1e12;
const longestLeaseSeconds = 86_400;

/** What one tenant may spend, has spent and has reserved. Load → domain/budget → save. */
export function tenantBudget({ df }: EntityContext<BudgetState>): void {
  const before = df.getState(() => emptyBudget) ?? emptyBudget;
  const { state, answer } = applyOperation(before, df.operationName ?? '', df.getInput<unknown>());
  if (state !== before) df.setState(state);
  df.return<Answer>(answer);
}

/** The operation's effect and answer. Anything may arrive: a signal can be sent by hand. */
export function applyOperation(state: BudgetState, operation: string, input: unknown): Done {
  const given = isObject(input) ? input : {};
  const apply = Object.hasOwn(operations, operation) ? operations[operation as Operation] : undefined;
  const problem =
    apply === undefined ? `There is no operation "${operation}".` : problemOf(operation as Operation, given);
  if (apply === undefined || problem !== undefined) {
    return { state, answer: { kind: 'malformed', reason: problem ?? '' } satisfies Malformed };
  }
  return apply(state, { ...given, at: new Date(given['at'] as string).toISOString() } as never);
}

const operations: { readonly [O in Operation]: (state: BudgetState, input: Input<O>) => Done } = {
  reserve,
  settle,
  release: (state, { id, at }) => ({ state: release(sweep(state, at), id), answer: { kind: 'released' } }),
  sweep: (state, { at }) => ({ state: sweep(state, at), answer: { kind: 'swept' } }),
  configure: (state, { limits, at }) => ({
    state: configure(sweep(state, at), knownLimits(limits)),
    answer: { kind: 'configured' },
  }),
};

type Input<O extends Operation> = EntityContracts['tenantBudget'][O]['input'];

type Field = (value: unknown) => string | undefined;

const fields: { readonly [O in Operation]: { readonly [K in keyof Input<O>]: Field } } = {
  reserve: { id: name, at: instant, microUsd: amount, leaseSeconds: lease },
  settle: { id: name, at: instant, microUsd: amount },
  release: { id: name, at: instant },
  sweep: { at: instant },
  configure: { limits, at: instant },
};

function problemOf(operation: Operation, given: Readonly<Record<string, unknown>>): string | undefined {
  for (const [field, check] of Object.entries(fields[operation])) {
    const problem = check(given[field]);
    if (problem !== undefined) return `${operation}: ${field} ${problem}.`;
  }
  return undefined;
}

function name(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 300 ? undefined : 'must be a text';
}

/** Four-digit years only, for instants are compared as texts. */
function instant(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return time >= 0 && time < Date.UTC(9999, 0) ? undefined : 'must be an instant (ISO 8601)';
}

function amount(value: unknown): string | undefined {
  const fits = Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= highestMicroUsd;
  return fits ? undefined : `must be whole micro-USD from 0 to ${highestMicroUsd}`;
}

function lease(value: unknown): string | undefined {
  const fits = Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= longestLeaseSeconds;
  return fits ? undefined : `must be whole seconds from 1 to ${longestLeaseSeconds}`;
}

function limits(value: unknown): string | undefined {
  if (!isObject(value)) return 'must be an object';
  const wrong = budgetWindows.find((window) => value[window] !== undefined && amount(value[window]) !== undefined);
  return wrong === undefined ? undefined : `.${wrong} ${amount(value[wrong]) ?? ''}`;
}

function knownLimits({ day, month }: BudgetLimits): BudgetLimits {
  return { ...(day === undefined ? {} : { day }), ...(month === undefined ? {} : { month }) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
