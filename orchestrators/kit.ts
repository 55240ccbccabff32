import { EntityId, RetryOptions } from 'durable-functions';
import type { OrchestrationContext, Task, TimerTask } from 'durable-functions';
import type { ActivityContracts, ActivityName, Controlled, EffectContracts, EffectName } from '../contracts/activities';
import type { EntityInput, EntityName, EntityOutput, OperationName } from '../contracts/entities';
import { parseRunId } from '../domain/ids';
import { isAtLeast } from '../domain/versions';
import { admissionKey, entityNames, eventNames } from '../contracts/names';
import type { OrchestratorName } from '../contracts/names';

/**
 * The only file that touches `context.df` and the only one with a raw `yield`. What it hands out keeps the rules of the
 * genuine host: fresh tasks for every race, losing timers cancelled, the version passed to every child, texts only in
 * errors, waits that poll.
 */
export type Context = OrchestrationContext;

// The SDK resumes a generator with whatever the task produced; each function below narrows it once.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Step<T> = Generator<Task, T, any>;

/** Infrastructure faults (a store away, a process killed) are retried by the engine; decisions come back as tagged results. */
const faultRetries = new RetryOptions(1_000, 6);
faultRetries.backoffCoefficient = 3;
faultRetries.maxRetryIntervalInMilliseconds = 60_000;

/**
 * How long a paused effect sleeps between two looks at its control row, in seconds, when no doorbell rings: first this long,
 * then doubled up to the longest, so that a pause of a year leaves some thousand events of history and not a million.
 */
const firstControlPollSeconds = 300;
const longestControlPollSeconds = 6 * 3_600;

/**
 * First look whether a run that was resumed has a slot again, in seconds, when no doorbell rings; doubled up to the longest.
 */
const firstSlotLookSeconds = 15;
const longestSlotLookSeconds = 300;

/** First wait of `insist` after the engine's own retries, in seconds; doubled up to the longest. */
const firstPatienceSeconds = 60;
const longestPatienceSeconds = 3_600;

/** The run was cancelled; caught once, by the run's own orchestrator and by stages that have something to undo. */
export class RunCancelled extends Error {
  constructor() {
    super('The run was cancelled.');
    this.name = 'RunCancelled';
  }
}

export function inputOf<T>(context: Context): T {
  return context.df.getInput<T>();
}

export function instanceIdOf(context: Context): string {
  return context.df.instanceId;
}

/** The orchestration's clock as ISO 8601. It stands still between two steps and can be up to 1 s before a fired timer. */
export function now(context: Context): string {
  return context.df.currentUtcDateTime.toISOString();
}

export function plusSeconds(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + Math.round(seconds * 1_000)).toISOString();
}

/**
 * Whether this instance began under the given version of the orchestrations or a later one. A step that is put in, taken out or
 * moved stands behind it; the branch before it stays for as long as such a run may live.
 */
export function since(context: Context, version: string): boolean {
  return isAtLeast(context.df.version, version);
}

/** Shown by status queries; at most 4 KB by our rule (16 KB by the host's). */
export function showStatus(context: Context, status: unknown): void {
  context.df.setCustomStatus(status);
}

/** Runs an activity; faults are retried, and the last one is thrown with its first line as message. */
export function* call<N extends ActivityName>(
  context: Context,
  name: N,
  input: ActivityContracts[N]['input'],
): Step<ActivityContracts[N]['output']> {
  try {
    return (yield context.df.callActivityWithRetry(name, faultRetries, input)) as ActivityContracts[N]['output'];
  } catch (error) {
    throw new Error(firstLine(error), { cause: error });
  }
}

/**
 * Runs an activity that the orchestration cannot do without, like the record of where it stands. A fault is waited out, at
 * most an hour between two attempts; after `rounds` of them it is thrown.
 */
export function* insist<N extends ActivityName>(
  context: Context,
  name: N,
  input: ActivityContracts[N]['input'],
  rounds = Number.POSITIVE_INFINITY,
): Step<ActivityContracts[N]['output']> {
  for (let round = 1; ; round += 1) {
    try {
      return yield* call(context, name, input);
    } catch (error) {
      if (round >= rounds) {
        throw error;
      }
    }
    yield* sleep(context, Math.min(firstPatienceSeconds * 2 ** (round - 1), longestPatienceSeconds));
  }
}

/**
 * Runs an effect. While the run is paused it waits, without a slot, and asks again; after a cancel it throws
 * `RunCancelled` and the effect has not happened.
 */
export function* effect<N extends EffectName>(
  context: Context,
  name: N,
  input: EffectContracts[N]['input'],
): Step<EffectContracts[N]['output']> {
  for (;;) {
    const answer = yield* tryEffect(context, name, input);
    if (answer.kind !== 'resumed') {
      return answer;
    }
  }
}

/**
 * Runs an effect once. When the run was paused it answers `resumed` after the pause, and nothing was done: for those who hold
 * something for the effect that may have lapsed meanwhile. `onPause` gives it back before the wait begins.
 */
export function* tryEffect<N extends EffectName>(
  context: Context,
  name: N,
  input: EffectContracts[N]['input'],
  onPause?: () => Step<void>,
): Step<EffectContracts[N]['output'] | { readonly kind: 'resumed' }> {
  const answer = (yield* call(context, name, input)) as EffectContracts[N]['output'] | Controlled;
  if (answer.kind === 'cancelled') {
    throw new RunCancelled();
  }
  if (answer.kind !== 'paused') {
    return answer;
  }
  if (onPause) {
    yield* onPause();
  }
  yield* untilResumed(context, input.runId);
  return { kind: 'resumed' };
}

/**
 * Waits out a pause; a cancel throws `RunCancelled`. The run's slot goes to others meanwhile, so after the pause the run may
 * have to wait in line for one before it goes on.
 */
export function* untilResumed(context: Context, runId: string): Step<void> {
  let look = firstControlPollSeconds;
  let slotLook = firstSlotLookSeconds;
  let shown: number | undefined;
  for (;;) {
    const control = yield* call(context, 'awaitControl', { runId, instanceId: context.df.instanceId });
    if (control.mode === 'cancel') {
      throw new RunCancelled();
    }
    if (control.mode === 'pause') {
      yield* parkSlot(context, runId);
      yield* waitFor(context, [eventNames.controlChanged], look);
      look = Math.min(look * 2, longestControlPollSeconds);
      continue;
    }
    const place = yield* placeInLine(context, runId);
    if (place !== shown && since(context, '1.1.0')) {
      yield* showPlaceInLine(context, runId, place);
      shown = place;
    }
    if (place === undefined) {
      return;
    }
    yield* waitFor(context, [eventNames.controlChanged], slotLook);
    slotLook = Math.min(slotLook * 2, longestSlotLookSeconds);
  }
}

function* parkSlot(context: Context, run: string): Step<void> {
  const parked = yield* callEntity(context, 'admissionQueue', admissionKey, 'park', { run, at: now(context) });
  if (parked.kind === 'released' && parked.next.length > 0) {
    yield* call(context, 'wakeAdmitted', { next: parked.next });
  }
}

/** Undefined when the run has its slot again. */
function* placeInLine(context: Context, run: string): Step<number | undefined> {
  const answer = yield* callEntity(context, 'admissionQueue', admissionKey, 'unpark', { run, at: now(context) });
  return answer.kind === 'queued' ? answer.position : undefined;
}

/** Whoever gives the slot, pauses or cancels rings at the instance that is named here. */
function* showPlaceInLine(context: Context, runId: string, position: number | undefined): Step<void> {
  const at = now(context);
  const { instanceId } = context.df;
  const waits = position !== undefined;
  const place = waits ? ({ kind: 'admission', position, since: at, instanceId } as const) : null;
  yield* call(context, 'recordProgress', {
    runId,
    tenant: parseRunId(runId)?.tenant ?? '',
    key: `${instanceId}/in-line/${at}`,
    at,
    progress: { status: waits ? 'queued' : 'running', waitingFor: place },
    event: { kind: 'state', text: waits ? `queued after the pause: place ${position} in line for a slot` : 'admitted' },
  });
}

/** Asks an entity and waits for its answer. Without locks: every operation decides by itself. */
export function* callEntity<E extends EntityName, O extends OperationName<E>>(
  context: Context,
  entity: E,
  key: string,
  operation: O,
  input: EntityInput<E, O>,
): Step<EntityOutput<E, O>> {
  try {
    return (yield context.df.callEntity(new EntityId(entityNames[entity], key), operation, input)) as EntityOutput<
      E,
      O
    >;
  } catch (error) {
    throw new Error(`${entity} of ${key} failed at ${operation}: ${firstLine(error)}`, { cause: error });
  }
}

/** Tells an entity without waiting: the message is as durable as this step, and what comes of it is the entity's business. */
export function signalEntity<E extends EntityName, O extends OperationName<E>>(
  context: Context,
  entity: E,
  key: string,
  operation: O,
  input: EntityInput<E, O>,
): void {
  context.df.signalEntity(new EntityId(entityNames[entity], key), operation, input);
}

/** Runs a child orchestration on this instance's version. Its failure is thrown with the first line as message. */
export function* child<T>(context: Context, name: OrchestratorName, instanceId: string, input: unknown): Step<T> {
  return yield* childMeanwhile<T>(context, name, instanceId, input, nothing());
}

function* nothing(): Step<void> {
  // A child that nothing is done beside.
}

/** As `child`, with something of this instance's own done while the child is on its way. That must not throw. */
export function* childMeanwhile<T>(
  context: Context,
  name: OrchestratorName,
  instanceId: string,
  input: unknown,
  meanwhile: Step<void>,
): Step<T> {
  const version = context.df.version;
  const started: Task = version
    ? context.df.callSubOrchestrator(name, input, instanceId, version)
    : context.df.callSubOrchestrator(name, input, instanceId);
  yield* meanwhile;
  try {
    return (yield started) as T;
  } catch (error) {
    throw new Error(firstLine(error), { cause: error });
  }
}

/** Which doorbell rang, or `timeout`. Payloads are ignored on purpose: the rows decide. */
export function* waitFor(context: Context, events: readonly string[], seconds: number): Step<string> {
  const timer: TimerTask = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + seconds * 1_000));
  const waits = events.map((name) => context.df.waitForExternalEvent(name));
  const winner = (yield context.df.Task.any([...waits, timer])) as Task;
  if (winner === timer) {
    return 'timeout';
  }
  if (!timer.isCompleted) {
    timer.cancel();
  }
  return events[waits.indexOf(winner)] ?? 'timeout';
}

export function* sleep(context: Context, seconds: number): Step<void> {
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + seconds * 1_000));
}

/** One line of at most `most` characters: texts of models and tools have any length, a status has not. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** The readable part of an engine failure: `Activity function 'x' failed:  text` without the exception JSON behind it. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return line === '' ? 'A step failed without a message.' : line;
}
