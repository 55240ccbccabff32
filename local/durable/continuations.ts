import { EVENT, isoOf, type RetryNote, type StoredEvent, type TaskFailure } from './events';
import { applyEvent, type Execution, type Unit } from './execution';
import { DEFAULT_POLL_MS, EXPIRED_ATTEMPTS_LIMIT, HTTP_ACTIVITY } from './limits';
import { defaultChildId, timerChunk } from './pass-plan';
import { OrchestrationProblem, failureText } from './problems';

/**
 * The SDK takes ids by itself when it processes a failed attempt, a fired retry timer, a 202 of a polling call or a fired
 * piece of a long timer. The host has to take the same ids in the same order: such an event may only be delivered while
 * no event before it in the batch can have resumed user code.
 */
export function takesIds(execution: Execution, event: StoredEvent, at: number): boolean {
  const unit = execution.open.get((event.TaskScheduledId ?? event.TimerId) as number);
  if (unit === undefined) return false;
  if (event.EventType === EVENT.taskFailed || event.EventType === EVENT.childFailed)
    return unit.note.retry !== undefined;
  if (event.EventType === EVENT.taskCompleted) return pollDelay(unit, event.Result) !== undefined;
  if (event.EventType !== EVENT.timerFired) return false;
  if (unit.note.final !== undefined) return unit.note.final > at;
  return nextAttempt(execution, unit) !== undefined;
}

/** Creates what a delivered event continues, under the ids the SDK takes while it processes that event. */
export function continueFrom(
  execution: Execution,
  unit: Unit,
  event: StoredEvent,
  scope: ContinuationScope,
): StoredEvent[] {
  const created = eventsAfter(execution, unit, event, scope);
  for (const next of created) applyEvent(execution, next);
  return created;
}

export interface ContinuationScope {
  readonly name: string;
  readonly executionId: string;
  readonly at: number;
  /** Wait of a polling call whose answer names none. */
  readonly pollMs?: number;
}

function eventsAfter(execution: Execution, unit: Unit, event: StoredEvent, scope: ContinuationScope): StoredEvent[] {
  const { at } = scope;
  const id = execution.nextId;
  switch (event.EventType) {
    case EVENT.taskFailed:
    case EVENT.childFailed:
      return unit.note.retry === undefined ? [] : [retryTimer(id, unit, unit.note.retry, event, scope)];
    case EVENT.taskCompleted: {
      const delay = pollDelay(unit, event.Result, scope.pollMs);
      return delay === undefined ? [] : poll(id, unit, event.Result as string, at + delay);
    }
    case EVENT.timerFired: {
      if (unit.note.final !== undefined) {
        return unit.note.final > at ? [timerChunk(id, unit.note.final, at, unit.note.chunkOf ?? unit.id)] : [];
      }
      const attempt = nextAttempt(execution, unit);
      return attempt === undefined ? [] : [attemptEvent(id, attempt, unit, scope)];
    }
    default:
      return [];
  }
}

function retryTimer(
  id: number,
  unit: Unit,
  retry: RetryNote,
  event: StoredEvent,
  scope: ContinuationScope,
): StoredEvent {
  const { options, attempt, since } = retry;
  const isLast = attempt + 1 > options.maxNumberOfAttempts;
  const timeout = options.retryTimeoutInMilliseconds;
  const isExpired = timeout !== undefined && timeout !== null && scope.at >= since + timeout;
  const delay = isLast || isExpired ? 0 : retryDelay(retry);
  const fireAt = Math.min(scope.at + delay, 8.64e15);
  const timer = { EventType: EVENT.timerCreated, EventId: id, FireAt: isoOf(fireAt) };
  if (!isExpired || isLast) return { ...timer, _: { internal: true, retryOf: unit.id } };
  if (options.maxNumberOfAttempts - attempt > EXPIRED_ATTEMPTS_LIMIT) throw tooManyLeft(unit, scope);
  return { ...timer, _: { internal: true, retryOf: unit.id, expired: failureOf(event) } };
}

/** Azure never ends such a call; here the attempts left fail at once, so that user code gets the last error. */
function tooManyLeft(unit: Unit, scope: ContinuationScope): OrchestrationProblem {
  return new OrchestrationProblem(
    failureText(
      scope.name,
      `The retry time-out of '${unit.name}' is over with more than ${EXPIRED_ATTEMPTS_LIMIT} attempts left. ` +
        'Lower maxNumberOfAttempts. On Azure this instance would stay Running for ever.',
    ),
  );
}

function retryDelay({ options, attempt }: RetryNote): number {
  const first = options.firstRetryIntervalInMilliseconds;
  const grown = first * Math.pow(options.backoffCoefficient ?? 1, attempt - 1);
  const limit = options.maxRetryIntervalInMilliseconds;
  const delay = limit === undefined || limit === null ? grown : Math.min(grown, limit);
  return Number.isFinite(delay) ? Math.max(0, Math.round(delay)) : first;
}

/** The attempt a fired retry timer leads to; none after the last one. */
function nextAttempt(execution: Execution, timer: Unit): Unit | undefined {
  if (timer.note.retryOf === undefined) return undefined;
  const failed = execution.units.get(timer.note.retryOf);
  const retry = failed?.note.retry;
  if (failed === undefined || retry === undefined) return undefined;
  return retry.attempt + 1 > retry.options.maxNumberOfAttempts ? undefined : failed;
}

function attemptEvent(id: number, failed: Unit, timer: Unit, scope: ContinuationScope): StoredEvent {
  const retry = failed.note.retry as RetryNote;
  const { expired } = timer.note;
  const _ = {
    internal: true,
    retry: { ...retry, attempt: retry.attempt + 1 },
    ...(expired === undefined ? {} : { expired }),
  } as const;
  const base = { EventId: id, Name: failed.name, Input: failed.input, _ };
  if (failed.kind === 'activity') return { ...base, EventType: EVENT.taskScheduled };
  const InstanceId = retry.explicitId === true ? (failed.instanceId ?? '') : defaultChildId(scope.executionId, id);
  return { ...base, EventType: EVENT.childCreated, Version: failed.version, InstanceId };
}

function failureOf(event: StoredEvent): TaskFailure {
  const failure = event.FailureDetails;
  return {
    reason: event.Reason ?? '',
    details: event.Details ?? '',
    ...(failure === undefined || failure === null ? {} : { failure }),
  };
}

interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/** Milliseconds until the next poll; undefined when the answer is final or polling is off. */
function pollDelay(unit: Unit, result: string | null | undefined, pollMs = DEFAULT_POLL_MS): number | undefined {
  if (unit.note.http === undefined || unit.input === null || result === null || result === undefined) return undefined;
  if (!result.startsWith('{"statusCode":202,')) return undefined;
  const request = JSON.parse(unit.input) as { asynchronousPatternEnabled?: boolean };
  if (request.asynchronousPatternEnabled !== true) return undefined;
  const { headers } = JSON.parse(result) as HttpResult;
  if (headerOf(headers, 'location') === undefined) return undefined;
  const seconds = Number(headerOf(headers, 'retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : pollMs;
}

function headerOf(headers: HttpResult['headers'], name: string): string | undefined {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : found?.[0];
}

/** The timer and the GET it holds back take their ids at once. */
function poll(id: number, unit: Unit, result: string, fireAt: number): StoredEvent[] {
  const request = JSON.parse(unit.input as string) as { headers?: Record<string, string>; uri: string };
  const location = headerOf((JSON.parse(result) as HttpResult).headers, 'location') as string;
  const headers = Object.entries(request.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'x-functions-key');
  const { content: _dropped, ...rest } = request as { content?: string };
  const next = {
    ...rest,
    method: 'GET',
    uri: new URL(location, request.uri).href,
    headers: Object.fromEntries(headers),
  };
  return [
    { EventType: EVENT.timerCreated, EventId: id, FireAt: isoOf(fireAt), _: { internal: true } },
    {
      EventType: EVENT.taskScheduled,
      EventId: id + 1,
      Name: HTTP_ACTIVITY,
      Input: JSON.stringify(next),
      _: { internal: true, http: true, after: id },
    },
  ];
}
