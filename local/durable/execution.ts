import { EVENT, type SdkEvent, type StoredEvent, type UnitNote } from './events';

export type UnitKind = 'activity' | 'child' | 'timer' | 'message';

/** One numbered task: what the id stands for, on the host's side and on the SDK's. */
export interface Unit {
  readonly id: number;
  readonly kind: UnitKind;
  /** Function name, or the name of a sent event. */
  readonly name: string;
  readonly note: UnitNote;
  /** Kept while the task may have to be started (again). */
  input: string | null;
  readonly instanceId: string | undefined;
  readonly version: string | null;
  readonly fireAt: number;
  /** Handed out already: a dispatched activity, a timer whose event is in the inbox. */
  underway: boolean;
}

/**
 * The state of one execution that replay needs, rebuilt from its history or carried on from pass to pass. Both ways run
 * through `applyEvent`, so that a restart cannot see anything else than a run without one.
 */
export interface Execution {
  readonly sdkEvents: SdkEvent[];
  /** Tasks from user code, in id order; compared with the actions of each pass. */
  readonly roots: Unit[];
  readonly units: Map<number, Unit>;
  /** Activities, timers and children without an end; nothing ends while one is here. */
  readonly open: Map<number, Unit>;
  nextId: number;
  episodes: number;
  /** Time of the latest pass; the orchestration's clock never goes back. */
  lastAt: number;
  playedUpTo: number;
  /** Size of the stored history, for the memory budget. */
  characters: number;
  /** Positions of the OrchestratorStarted events and their times. */
  readonly clock: { readonly event: SdkEvent; readonly at: number }[];
  /** The pass in which the code first ended with an error, while other tasks were still open. */
  failedInEpisode: number | undefined;
  started: boolean;
}

export function newExecution(): Execution {
  return {
    sdkEvents: [],
    roots: [],
    units: new Map(),
    open: new Map(),
    nextId: 0,
    episodes: 0,
    lastAt: 0,
    playedUpTo: 0,
    characters: 0,
    clock: [],
    failedInEpisode: undefined,
    started: false,
  };
}

export interface HistoryRow {
  readonly at: number;
  readonly events: string;
}

export function restoreExecution(rows: Iterable<HistoryRow>): Execution {
  const execution = newExecution();
  for (const row of rows) {
    beginEpisode(execution, row.at);
    for (const event of JSON.parse(row.events) as StoredEvent[]) applyEvent(execution, event);
    endEpisode(execution, row.events.length);
  }
  return execution;
}

/** Marks everything so far as played and appends the OrchestratorStarted of a new pass. */
export function beginEpisode(execution: Execution, at: number): void {
  const { sdkEvents } = execution;
  for (let index = execution.playedUpTo; index < sdkEvents.length; index += 1) {
    (sdkEvents[index] as SdkEvent).IsPlayed = true;
  }
  execution.playedUpTo = sdkEvents.length;
  const event: SdkEvent = {
    EventType: EVENT.orchestratorStarted,
    EventId: -1,
    IsPlayed: false,
    Timestamp: new Date(at),
  };
  sdkEvents.push(event);
  execution.clock.push({ event, at });
  execution.lastAt = at;
}

export function endEpisode(execution: Execution, characters: number): void {
  execution.episodes += 1;
  execution.characters += characters;
}

/** User code may have changed a Date it got from `currentUtcDateTime`; on Azure each pass reads a fresh one. */
export function resetClock(execution: Execution): void {
  for (const { event, at } of execution.clock) {
    if ((event['Timestamp'] as Date).getTime() !== at) event['Timestamp'] = new Date(at);
  }
}

export function applyEvent(execution: Execution, event: StoredEvent): void {
  switch (event.EventType) {
    case EVENT.taskScheduled:
      return addUnit(execution, event, 'activity');
    case EVENT.childCreated:
      return addUnit(execution, event, 'child');
    case EVENT.timerCreated:
      return addUnit(execution, event, 'timer');
    case EVENT.eventSent:
      addUnit(execution, event, 'message');
      return show(execution, event);
    case EVENT.taskCompleted:
    case EVENT.taskFailed:
    case EVENT.childCompleted:
    case EVENT.childFailed:
      close(execution, event.TaskScheduledId as number);
      return show(execution, event);
    case EVENT.timerFired:
      close(execution, event.TimerId as number);
      return show(execution, event);
    case EVENT.timerCanceled:
      return close(execution, event.EventId);
    case EVENT.failureNoted:
      execution.failedInEpisode = execution.episodes;
      return;
    case EVENT.executionStarted:
      execution.started = true;
      return show(execution, event);
    case EVENT.eventRaised:
      return show(execution, event);
    default:
      return;
  }
}

function show(execution: Execution, event: StoredEvent): void {
  execution.sdkEvents.push({ ...event, IsPlayed: false });
}

function addUnit(execution: Execution, event: StoredEvent, kind: UnitKind): void {
  const note = event._ ?? {};
  const unit: Unit = {
    id: event.EventId,
    kind,
    name: event.Name ?? '',
    note,
    input: kind === 'message' ? null : (event.Input ?? null),
    instanceId: event.InstanceId,
    version: event.Version ?? null,
    fireAt: event.FireAt === undefined ? 0 : Date.parse(event.FireAt),
    underway: false,
  };
  execution.units.set(unit.id, unit);
  execution.nextId = Math.max(execution.nextId, unit.id + 1);
  if (note.internal === undefined) execution.roots.push(unit);
  if (kind !== 'message' && note.canceled === undefined) execution.open.set(unit.id, unit);
}

function close(execution: Execution, id: number): void {
  const unit = execution.open.get(id);
  if (unit === undefined) return;
  execution.open.delete(id);
  if (unit.note.retry === undefined && unit.note.http === undefined) unit.input = null;
}

/** When the earliest open timer is due; undefined without one. */
export function nextWake(execution: Execution): number | undefined {
  let earliest: number | undefined;
  for (const unit of execution.open.values()) {
    if (unit.kind === 'timer' && (earliest === undefined || unit.fireAt < earliest)) earliest = unit.fireAt;
  }
  return earliest;
}

/** Activities that may run now: all that are open, except polls whose timer has not fired. */
export function runnable(execution: Execution): Unit[] {
  return [...execution.open.values()].filter(
    (unit) => unit.kind === 'activity' && !unit.underway && !isHeld(execution, unit),
  );
}

export function isHeld(execution: Execution, unit: Unit): boolean {
  return unit.note.after !== undefined && execution.open.has(unit.note.after);
}
