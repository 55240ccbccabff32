import type { EntityContext } from 'durable-functions';
import type { EntityContracts, EntityOutput, Malformed, OperationName } from '../contracts/entities';
import {
  emptyAdmission,
  parkSlot,
  recoverSlots,
  releaseSlot,
  requestSlot,
  setLimits,
  unparkSlot,
} from '../domain/admission';
import type { AdmissionState } from '../domain/admission';
import { atLeastOne, count, instant, isObject, name, names, object, problemOf } from './fields';
import type { Field } from './fields';

type Operation = OperationName<'admissionQueue'>;
type Input<O extends Operation> = EntityContracts['admissionQueue'][O]['input'];
type Answer = EntityOutput<'admissionQueue', Operation>;
type Done = { readonly state: AdmissionState; readonly answer: Answer };

/** Which runs may work now, and who is next. Load → domain/admission → save. */
export function admissionQueue({ df }: EntityContext<AdmissionState>): void {
  const before = df.getState(() => emptyAdmission) ?? emptyAdmission;
  const { state, answer } = applyAdmission(before, df.operationName ?? '', df.getInput<unknown>());
  if (state !== before) df.setState(state);
  df.return<Answer>(answer);
}

/** The operation's effect and answer. Anything may arrive: a signal can be sent by hand. */
export function applyAdmission(state: AdmissionState, operation: string, input: unknown): Done {
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

const operations: { readonly [O in Operation]: (state: AdmissionState, input: Input<O>) => Done } = {
  request: (state, { at, id, run, tenant, rank, since }) =>
    requestSlot(state, { id, run, tenant, rank, since: utc(since) }, at),
  release: (state, { at, id }) => releaseSlot(state, id, at),
  park: (state, { at, run }) => parkSlot(state, run, at),
  unpark: (state, { at, run }) => unparkSlot(state, run, at),
  recover: recoverSlots,
  configure: (state, { at, limits: { global, tenant } }) => setLimits(state, { global, tenant }, at),
};

const fields: { readonly [O in Operation]: { readonly [K in keyof Input<O>]-?: Field } } = {
  request: { id: name, run: name, tenant: name, rank: count, since: instant, at: instant },
  release: { id: name, at: instant },
  park: { run: name, at: instant },
  unpark: { run: name, at: instant },
  recover: { at: instant, alive: names, dead: names },
  configure: { at: instant, limits: object({ global: atLeastOne, tenant: atLeastOne }) },
};

/** Instants are compared as texts, so all of them are written alike. */
function utc(value: unknown): string {
  return new Date(value as string).toISOString();
}
