import { continueFrom, takesIds } from './continuations';
import { EVENT, isoOf, type StoredEvent } from './events';
import { applyEvent, beginEpisode, type Execution } from './execution';
import type { Acknowledge, Instance, Message } from './instance';
import { childTerminated } from './problems';

export interface Batch {
  readonly at: number;
  /** Events this pass delivers, in order. */
  readonly received: StoredEvent[];
  /** What the delivered events continue inside their tasks. */
  readonly continued: StoredEvent[];
  /** Rows of the inbox this pass uses up, dropped messages included. */
  readonly consumed: number[];
  readonly acknowledges: Acknowledge[];
  /** Whether there is any reason for a pass. */
  readonly isNeeded: boolean;
}

/**
 * Takes what the next pass delivers out of the inbox and applies it. Stops before an event for which the SDK takes ids
 * by itself once an earlier event may have resumed user code, since both sides must number in the same order.
 */
export function takeBatch(instance: Instance, execution: Execution, now: number, pollMs?: number): Batch {
  const at = timeOf(instance, execution, now);
  const batch = { at, received: [] as StoredEvent[], continued: [] as StoredEvent[], consumed: [] as number[] };
  const acknowledges: Acknowledge[] = [];
  const { name, executionId } = instance;
  const scope = { name, executionId, at, ...(pollMs === undefined ? {} : { pollMs }) };
  let isNeeded = !execution.started;
  let mayResume = isNeeded;
  let begun = false;
  const begin = (): void => {
    if (!begun) beginEpisode(execution, at);
    begun = true;
  };
  if (isNeeded) {
    begin();
    deliver(execution, batch.received, startEvent(instance));
  }
  const kept: Message[] = [];
  let index = 0;
  for (; index < instance.inbox.length; index += 1) {
    const message = instance.inbox[index] as Message;
    if (message.kind === 'startChild') {
      kept.push(message);
      continue;
    }
    const event = eventOf(instance, execution, message);
    if (event !== undefined && takesIds(execution, event, at)) {
      if (mayResume) break;
    } else if (event !== undefined) mayResume = true;
    if (message.seq !== undefined) batch.consumed.push(message.seq);
    if (message.acknowledge !== undefined) acknowledges.push(message.acknowledge);
    if (message.kind === 'wake') isNeeded = true;
    if (event === undefined) continue;
    if (message.kind === 'event') instance.trace ??= message.trace;
    isNeeded = true;
    begin();
    const unit = execution.open.get((event.TaskScheduledId ?? event.TimerId) as number);
    deliver(execution, batch.received, event);
    if (unit !== undefined) batch.continued.push(...continueFrom(execution, unit, event, scope));
  }
  instance.inbox = [...kept, ...instance.inbox.slice(index)];
  if (isNeeded) begin();
  return { ...batch, acknowledges, isNeeded };
}

/** Never before an earlier pass, never before a timer that is delivered. */
function timeOf(instance: Instance, execution: Execution, now: number): number {
  let at = Math.max(now, execution.lastAt);
  for (const message of instance.inbox) {
    if (message.kind !== 'timerFired') continue;
    const unit = execution.open.get(message.taskId);
    if (unit !== undefined && unit.fireAt > at) at = unit.fireAt;
  }
  return at;
}

function deliver(execution: Execution, received: StoredEvent[], event: StoredEvent): void {
  applyEvent(execution, event);
  received.push(event);
}

function startEvent(instance: Instance): StoredEvent {
  return { EventType: EVENT.executionStarted, EventId: -1, Name: instance.name, Version: instance.version };
}

/** The event a message becomes; none when its task or its execution is over. */
function eventOf(instance: Instance, execution: Execution, message: Message): StoredEvent | undefined {
  switch (message.kind) {
    case 'taskDone':
    case 'taskFailed':
      return message.executionId === instance.executionId ? completionOf(execution, message) : undefined;
    case 'timerFired': {
      const unit = execution.open.get(message.taskId);
      if (message.executionId !== instance.executionId || unit?.kind !== 'timer') return undefined;
      return { EventType: EVENT.timerFired, EventId: -1, TimerId: unit.id, FireAt: isoOf(unit.fireAt) };
    }
    case 'event': {
      const event = { EventType: EVENT.eventRaised, EventId: -1, Name: message.name, Input: message.input };
      if (message.executionId === undefined) return event;
      return message.executionId === instance.executionId ? { ...event, answer: true } : undefined;
    }
    default:
      return undefined;
  }
}

function completionOf(
  execution: Execution,
  message: Extract<Message, { kind: 'taskDone' | 'taskFailed' }>,
): StoredEvent | undefined {
  const unit = execution.open.get(message.taskId);
  if (unit === undefined || unit.kind === 'timer') return undefined;
  const isChild = unit.kind === 'child';
  if (message.kind === 'taskDone') {
    const EventType = isChild ? EVENT.childCompleted : EVENT.taskCompleted;
    return { EventType, EventId: -1, TaskScheduledId: unit.id, Result: message.result };
  }
  const { reason, details, failure, terminated } = message.failure;
  if (terminated === true) throw childTerminated(unit.instanceId ?? '', reason);
  return {
    EventType: isChild ? EVENT.childFailed : EVENT.taskFailed,
    EventId: -1,
    TaskScheduledId: unit.id,
    Reason: reason,
    Details: details,
    FailureDetails: failure ?? null,
  };
}
