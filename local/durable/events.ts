/** Numbers of the history events (contract §12). Those above 100 are ours: stored, never shown. */
export const EVENT = {
  executionStarted: 0,
  executionCompleted: 1,
  executionTerminated: 3,
  taskScheduled: 4,
  taskCompleted: 5,
  taskFailed: 6,
  childCreated: 7,
  childCompleted: 8,
  childFailed: 9,
  timerCreated: 10,
  timerFired: 11,
  orchestratorStarted: 12,
  orchestratorCompleted: 13,
  eventSent: 14,
  eventRaised: 15,
  generic: 17,
  executionSuspended: 19,
  executionResumed: 20,
  timerCanceled: 101,
  /** The code ended with an error in this pass, while other tasks were still open. */
  failureNoted: 102,
} as const;

export const ORCHESTRATION_STATUS = { Completed: 1, ContinuedAsNew: 2, Failed: 3, Canceled: 4, Terminated: 5 } as const;

/** The PascalCase shape of a failure with properties, as SDK and parents read it (contract §17.3). */
export interface FailureDetails {
  readonly ErrorType?: string;
  readonly ErrorMessage?: string;
  readonly StackTrace?: string | null;
  readonly IsNonRetriable?: boolean;
  readonly Properties?: unknown;
  readonly InnerFailure?: FailureDetails | null;
}

/** What a failed task carries: the SDK needs either `FailureDetails` or both texts. */
export interface TaskFailure {
  readonly reason: string;
  readonly details: string;
  readonly failure?: FailureDetails;
  /** The child was terminated, which its parent cannot catch. */
  readonly terminated?: true;
}

export interface RetryOptions {
  readonly firstRetryIntervalInMilliseconds: number;
  readonly maxNumberOfAttempts: number;
  readonly backoffCoefficient?: number;
  readonly maxRetryIntervalInMilliseconds?: number;
  readonly retryTimeoutInMilliseconds?: number;
}

export interface HttpCall {
  readonly method: string;
  readonly uri: string;
  readonly content?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tokenSource?: { readonly kind?: string; readonly resource?: string };
  readonly asynchronousPatternEnabled?: boolean;
}

export interface RetryNote {
  readonly options: RetryOptions;
  readonly attempt: number;
  readonly since: number;
  /** A child with an id of user code's choice keeps it in every attempt. */
  readonly explicitId?: boolean;
}

/**
 * What the host remembers about a created event beyond Azure's fields; stored under `_` and stripped when shown.
 * Everything a continuation needs after a restart is here.
 */
export interface UnitNote {
  /** Created by the host inside a running task (retry timer, next attempt, poll, timer chunk), not by user code. */
  readonly internal?: true;
  /** The attempt's number and its options; `since` is when the first attempt was created. */
  readonly retry?: RetryNote;
  /** A retry timer: the id of the attempt that failed. */
  readonly retryOf?: number;
  /** A chunk of a long timer: when the whole timer ends, and the id of its first chunk. */
  readonly final?: number;
  readonly chunkOf?: number;
  /** The timer was created and cancelled within one pass: it has an id and nothing to fire. */
  readonly canceled?: true;
  /** A durable HTTP call; its request is the event's `Input`. */
  readonly http?: true;
  /** A poll: the id of the timer it waits for. */
  readonly after?: number;
  /** An attempt that is failed at once with the last error, since the retry time-out is over. */
  readonly expired?: TaskFailure;
}

/** An event as stored. `Timestamp` is the row's, `IsPlayed` and the start's `Input` are added when it is shown. */
export interface StoredEvent {
  readonly EventType: number;
  readonly EventId: number;
  readonly Name?: string;
  readonly Version?: string | null;
  readonly Input?: string | null;
  readonly InstanceId?: string;
  readonly TaskScheduledId?: number;
  readonly TimerId?: number;
  readonly FireAt?: string;
  readonly Result?: string | null;
  readonly Reason?: string;
  readonly Details?: string;
  readonly FailureDetails?: FailureDetails | null;
  readonly _?: UnitNote;
  /** An answer to an entity call: not an event user code can wait for. */
  readonly answer?: true;
  readonly [field: string]: unknown;
}

/** An event in the array the SDK gets; shared between passes, `IsPlayed` is set as passes go by. */
export type SdkEvent = { EventType: number; EventId: number; IsPlayed: boolean; [field: string]: unknown };

export function isoOf(time: number): string {
  return new Date(time).toISOString();
}
