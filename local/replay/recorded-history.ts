import type { HistoryEvent, RuntimeStatus } from '../durable/api';

/** One instance as it was exported: what its folder, host or data folder knew of it. */
export interface RecordedHistory {
  readonly instanceId: string;
  /** Name of its orchestrator. */
  readonly name: string;
  readonly version: string | null;
  readonly runtimeStatus: RuntimeStatus;
  /** Of the current execution, as the test kit's `exportHistory` gives it; empty before the first pass. */
  readonly history: readonly HistoryEvent[];
}

/** A source that cannot be read as a history; the check goes on with the others and fails in the end. */
export interface UnreadableHistory {
  /** File, instance or table row. */
  readonly source: string;
  readonly problem: string;
}

export type HistorySource = AsyncIterable<RecordedHistory | UnreadableHistory>;

export function isUnreadable(found: RecordedHistory | UnreadableHistory): found is UnreadableHistory {
  return 'problem' in found;
}

/** Name, id and state as far as the events themselves tell them; undefined without an ExecutionStarted. */
export function recordedFrom(history: readonly HistoryEvent[], fallbackId: string): RecordedHistory | undefined {
  const start = history.find((event) => event.EventType === 0);
  if (start === undefined) return undefined;
  const own = start['OrchestrationInstance'] as { InstanceId?: string } | null | undefined;
  return {
    instanceId: own?.InstanceId ?? fallbackId,
    name: String(start['Name']),
    version: (start['Version'] as string | null | undefined) ?? null,
    runtimeStatus: statusOf(history),
    history,
  };
}

const endStatus: Readonly<Record<number, RuntimeStatus>> = {
  1: 'Completed',
  2: 'ContinuedAsNew',
  3: 'Failed',
  4: 'Canceled',
  5: 'Terminated',
};

function statusOf(history: readonly HistoryEvent[]): RuntimeStatus {
  let status: RuntimeStatus = 'Running';
  for (const event of history) {
    if (event.EventType === 1) status = endStatus[Number(event['OrchestrationStatus'])] ?? 'Completed';
    if (event.EventType === 3) status = 'Terminated';
    if (event.EventType === 19) status = 'Suspended';
    if (event.EventType === 20) status = 'Running';
  }
  return status;
}
