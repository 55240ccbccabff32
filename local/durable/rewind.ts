import type { Write } from '../store/database';
import { EVENT, type StoredEvent } from './events';
import { nextWake, restoreExecution, type HistoryRow } from './execution';
import type { Instance } from './instance';
import type { StepLinks } from './step-links';

type Row = HistoryRow & { readonly episode: number };

/**
 * Takes a failed orchestration back to just before it failed: failures delivered in its failing pass and after it become
 * GenericEvents, so that their activities and children run again; whatever was done stays done. The instance runs on from
 * the next pass; `rewoundToo` collects it and its children, to be resumed once this is durable. Undefined when the ids of later tasks would shift (a retried call that failed for good beside others).
 */
export function rewindWrites(
  instance: Instance,
  reason: string | null,
  links: StepLinks,
  rewoundToo: Instance[],
): Write[] | undefined {
  const { store } = links.kernel;
  const rows = store.history(instance.row);
  const changed = rewound(rows, reason);
  if (changed === undefined) return undefined;
  const execution = restoreExecution(changed.rows);
  instance.execution = execution;
  links.instances.setStatus(instance, 'Running');
  instance.output = null;
  instance.busy = true;
  instance.updatedAt = links.kernel.clock.now();
  links.instances.setWake(instance, nextWake(execution));
  instance.inbox.push({ kind: 'wake' });
  rewoundToo.push(instance);
  const writes: Write[] = changed.touched.map((row) => store.rewrite(instance, row.episode, row.events));
  for (const unit of execution.open.values()) {
    if (unit.kind === 'child' && changed.reopened.has(unit.id))
      writes.push(...rewindChild(unit.instanceId ?? '', reason, links, rewoundToo));
  }
  return [...writes, ...store.save(instance)];
}

function rewindChild(childId: string, reason: string | null, links: StepLinks, rewoundToo: Instance[]): Write[] {
  const child = links.instances.find(childId);
  if (child?.status !== 'Failed') return [];
  const writes = rewindWrites(child, reason, links, rewoundToo);
  if (writes === undefined) return [];
  links.instances.adopt(child);
  return writes;
}

interface Rewound {
  readonly rows: readonly Row[];
  readonly touched: readonly Row[];
  readonly reopened: ReadonlySet<number>;
}

function rewound(rows: readonly Row[], reason: string | null): Rewound | undefined {
  const parsed = rows.map((row) => JSON.parse(row.events) as StoredEvent[]);
  const marked = parsed.findIndex((events) => events.some((event) => event.EventType === EVENT.failureNoted));
  const undo = whatToUndo(parsed.flat(), parsed.slice(marked >= 0 ? marked : parsed.length - 1).flat());
  if (undo === undefined) return undefined;
  const touched: Row[] = [];
  const result = rows.map((row, index) => {
    const events = JSON.stringify((parsed[index] ?? []).flatMap((event) => rewoundEvent(event, undo, reason)));
    if (events === row.events) return row;
    const changed = { ...row, events };
    touched.push(changed);
    return changed;
  });
  return { rows: result, touched, reopened: undo.reopened };
}

interface Undo {
  /** Tasks that are open again: their failures go. */
  readonly reopened: ReadonlySet<number>;
  /** Timers that held back the error of a last attempt: they go with their ids. */
  readonly timers: ReadonlySet<number>;
}

function whatToUndo(all: readonly StoredEvent[], tail: readonly StoredEvent[]): Undo | undefined {
  const created = new Map(all.filter(isCreated).map((event) => [event.EventId, event]));
  const reopened = new Set<number>();
  const timers = new Set<number>();
  for (const event of tail) {
    if (event.EventType === EVENT.taskFailed || event.EventType === EVENT.childFailed) {
      const id = event.TaskScheduledId as number;
      if (created.get(id)?._?.retry === undefined) reopened.add(id);
    }
    if (event.EventType !== EVENT.timerFired) continue;
    const timer = event.TimerId as number;
    const attempt = created.get(timer)?._?.retryOf;
    const retry = attempt === undefined ? undefined : created.get(attempt)?._?.retry;
    if (attempt === undefined || retry === undefined || retry.attempt + 1 <= retry.options.maxNumberOfAttempts)
      continue;
    reopened.add(attempt);
    timers.add(timer);
  }
  const last = Math.max(-1, ...[...created.keys()].filter((id) => !timers.has(id)));
  return [...timers].some((id) => id < last) ? undefined : { reopened, timers };
}

function isCreated(event: StoredEvent): boolean {
  const type = event.EventType;
  return (
    type === EVENT.taskScheduled ||
    type === EVENT.childCreated ||
    type === EVENT.timerCreated ||
    type === EVENT.eventSent
  );
}

function rewoundEvent(event: StoredEvent, undo: Undo, reason: string | null): StoredEvent[] {
  const generic: StoredEvent = { EventType: EVENT.generic, EventId: -1, Data: `Rewound: ${reason ?? ''}` };
  switch (event.EventType) {
    case EVENT.executionCompleted:
      return [generic];
    case EVENT.failureNoted:
      return [];
    case EVENT.taskFailed:
    case EVENT.childFailed:
      return undo.reopened.has(event.TaskScheduledId as number) ? [generic] : [event];
    case EVENT.timerFired:
      return undo.timers.has(event.TimerId as number) ? [] : [event];
    case EVENT.timerCreated:
      return undo.timers.has(event.EventId) ? [] : [event];
    default:
      return [event];
  }
}
