import type { ControlMode, RunRecord } from '../../ports/run-index';
import type { Write } from './client';
import { documentId } from './document';
import type { Document } from './document';

/** A run; beside its record stands what queries ask for. */
export interface RunDocument extends Document {
  readonly kind: 'run';
  readonly record: RunRecord;
  readonly n: number;
  readonly order: string;
  readonly lastEvent: number;
  readonly progressAt: string | null;
  /** Of its control row, so that a sweep finds it here. */
  readonly control: { readonly mode: ControlMode; readonly at: string } | null;
  readonly project: string;
  readonly workItem: string;
  readonly state: string;
  /** The status; a run that a person paused keeps its own in the record and counts as paused here. */
  readonly shown: string;
  /** A failed run that still waits for a person can be continued, so it has not ended; the other ends are final. */
  readonly living: boolean;
  readonly waits: boolean;
}

export type RunFacts = Pick<RunDocument, 'record' | 'n' | 'order' | 'lastEvent' | 'progressAt' | 'control'>;

export function runDocument({ record, n, order, lastEvent, progressAt, control }: RunFacts): RunDocument {
  const { runId, tenant, project, workItem, state, status, waitingFor } = record;
  const isHeld = control?.mode === 'pause' && pausable.includes(status);
  const isOver = ended.includes(status) || (status === 'failed' && waitingFor === null);
  return {
    ...{ id: runDocumentId(runId), tenant, kind: 'run', record, n, order, lastEvent, progressAt, control },
    ...{ project, workItem, state, shown: isHeld ? 'paused' : status, living: !isOver, waits: waitingFor !== null },
  };
}

/** Statuses that a run may have in its record and count as `paused`. */
export const pausable: readonly string[] = ['running', 'waiting_for_confirmation'];
const ended: readonly string[] = ['completed', 'cancelled', 'crashed'];

export function runDocumentId(runId: string): string {
  return documentId('run', runId);
}

/** How many runs of a tenant are in each state and status. Kept in the same step as the runs, so that nobody has to count. */
export interface CountsDocument extends Document {
  readonly kind: 'counts';
  /** By `{state}-{status}`. */
  readonly runs: Readonly<Record<string, number>>;
}

export function noCounts(tenant: string): CountsDocument {
  return { id: 'counts', tenant, kind: 'counts', runs: {} };
}

/** Undefined when nothing is to be counted. */
export function countMove(before: RunRecord | undefined, after: RunRecord): Write | undefined {
  const [from, to] = [before && countKey(before), countKey(after)];
  if (from === to) return undefined;
  return { kind: 'add', id: 'counts', amounts: { [`/runs/${to}`]: 1, ...(from ? { [`/runs/${from}`]: -1 } : {}) } };
}

function countKey({ state, status }: RunRecord): string {
  return `${state}-${status}`;
}
