import type { FunctionRuntime, HistoryEvent, RuntimeStatus } from '../durable/api';
import { EVENT } from '../durable/events';
import { isUnreadable, type HistorySource, type RecordedHistory, type UnreadableHistory } from './recorded-history';
import { replayHistory, type Divergence, type Side } from './replay-history';

/** Where an instance's history and the code first part. */
export interface DivergedInstance {
  readonly instanceId: string;
  readonly orchestrator: string;
  readonly version: string | null;
  readonly runtimeStatus: RuntimeStatus;
  /** The recorded event; where the code does something the history has not, the start of that pass. */
  readonly event: { readonly index: number; readonly type: number; readonly id: number; readonly at: string } | null;
  /** What the history has; null: nothing. */
  readonly recorded: Side | null;
  /** What the code does now; null: nothing. */
  readonly replayed: Side | null;
  readonly message: string;
}

export interface CheckReport {
  /** Histories that were looked at; `live` and `finished` add up to it. */
  readonly checked: number;
  readonly live: number;
  readonly finished: number;
  readonly divergences: readonly DivergedInstance[];
  readonly unreadable: readonly UnreadableHistory[];
}

/**
 * Replays every history of the source on the orchestrators of the app. An orchestrator the app does not have is a
 * divergence: its instances could not go on. `liveOnly` passes over instances that have ended.
 */
export async function checkHistories(
  source: HistorySource,
  app: FunctionRuntime,
  options: { readonly liveOnly: boolean },
): Promise<CheckReport> {
  const counts = { live: 0, finished: 0 };
  const divergences: DivergedInstance[] = [];
  const unreadable: UnreadableHistory[] = [];
  for await (const found of source) {
    if (isUnreadable(found)) {
      unreadable.push(found);
      continue;
    }
    const ended = isEnded(found.runtimeStatus);
    if (ended && options.liveOnly) continue;
    counts[ended ? 'finished' : 'live'] += 1;
    try {
      const diverged = await check(found, app);
      if (diverged !== undefined) divergences.push(diverged);
    } catch (error) {
      unreadable.push({ source: found.instanceId, problem: (error as Error).message });
    }
  }
  return { checked: counts.live + counts.finished, ...counts, divergences, unreadable };
}

function isEnded(status: RuntimeStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Terminated' || status === 'Canceled';
}

async function check(found: RecordedHistory, app: FunctionRuntime): Promise<DivergedInstance | undefined> {
  const { instanceId, name, version, runtimeStatus, history } = found;
  const instance = { instanceId, orchestrator: name, version, runtimeStatus };
  const start = history.findIndex((event) => event.EventType === EVENT.executionStarted);
  if (!app.has('orchestrator', name)) {
    const known = app.names('orchestrator').join(', ') || 'none';
    const message = `The app has no orchestrator '${name}'; it has ${known}.`;
    const recorded = { kind: 'orchestrator', name };
    return { ...instance, event: eventAt(history, start), recorded, replayed: null, message };
  }
  if (start < 0) return undefined;
  const divergence = await replayHistory(history, app);
  if (divergence === undefined) return undefined;
  const { recorded = null, replayed = null, message } = divergence;
  return { ...instance, event: eventAt(history, indexOf(history, divergence)), recorded, replayed, message };
}

function eventAt(history: readonly HistoryEvent[], index: number): DivergedInstance['event'] {
  const event = history[index];
  return event === undefined ? null : { index, type: event.EventType, id: event.EventId, at: event.Timestamp };
}

const created: ReadonlySet<number> = new Set([
  EVENT.taskScheduled,
  EVENT.childCreated,
  EVENT.timerCreated,
  EVENT.eventSent,
]);

function indexOf(history: readonly HistoryEvent[], { pass, taskId, recorded }: Divergence): number {
  if (recorded !== undefined) {
    return history.findIndex((event) =>
      taskId === undefined
        ? event.EventType === EVENT.executionCompleted
        : created.has(event.EventType) && event.EventId === taskId,
    );
  }
  let passes = -1;
  return history.findIndex((event) => {
    if (event.EventType === EVENT.orchestratorStarted) passes += 1;
    return passes === pass;
  });
}
