import type { HttpCall, RetryOptions } from './events';

export const ACTION = {
  callActivity: 0,
  callActivityWithRetry: 1,
  callChild: 2,
  callChildWithRetry: 3,
  continueAsNew: 4,
  createTimer: 5,
  waitForEvent: 6,
  callEntity: 7,
  callHttp: 8,
  signalEntity: 9,
  scheduledSignal: 10,
  whenAny: 11,
  whenAll: 12,
  lockEntities: 13,
  releaseEntities: 14,
} as const;

/** One action of the SDK's answer (contract §13); which fields are present depends on `actionType`. */
export interface Action {
  readonly actionType: number;
  readonly functionName?: string;
  readonly input?: unknown;
  readonly retryOptions?: RetryOptions;
  readonly instanceId?: string;
  readonly version?: string;
  readonly fireAt?: Date | string | null;
  readonly isCanceled?: boolean;
  readonly externalEventName?: string;
  readonly operation?: string;
  readonly httpRequest?: HttpCall;
  readonly compoundActions?: readonly Action[];
}

export interface Answer {
  readonly isDone: boolean;
  readonly actions: readonly (readonly Action[])[];
  readonly output?: unknown;
  readonly customStatus?: unknown;
  readonly schemaVersion?: number;
  readonly error?: string;
  readonly failureDetails?: Record<string, unknown>;
}

/** The part of the SDK's executor we look at; absent when another SDK build hides it. */
export interface SdkExecutor {
  readonly actions?: readonly Action[];
  readonly sequenceNumber?: number;
  readonly openEvents?: Readonly<Record<string, readonly unknown[]>>;
  readonly currentTask?: { readonly stateObj?: unknown; readonly hasResult?: boolean };
  readonly exception?: { readonly stack?: string };
}

export function executorOf(context: unknown): SdkExecutor | undefined {
  const df = (context as { df?: { taskOrchestratorExecutor?: SdkExecutor } } | undefined)?.df;
  return df?.taskOrchestratorExecutor;
}

/**
 * The actions in the order their ids were taken: depth first, each object once. An action object that comes a second time
 * is a task used in several any/all, which keeps its id (`isReused`: Azure would run it again).
 */
export function flatActions(actions: readonly Action[]): {
  readonly flat: readonly Action[];
  readonly isReused: boolean;
} {
  const seen = new Set<Action>();
  const flat: Action[] = [];
  let isReused = false;
  const walk = (list: readonly Action[]): void => {
    for (const action of list) {
      if (seen.has(action)) {
        isReused ||= action.actionType !== ACTION.waitForEvent;
        continue;
      }
      seen.add(action);
      if (action.compoundActions !== undefined) walk(action.compoundActions);
      else flat.push(action);
    }
  };
  walk(actions);
  return { flat, isReused };
}

/** JSON of an action's input, absent as null. Strings of activities and continueAsNew are JSON text already. */
export function activityInput(input: unknown): string | null {
  if (input === undefined || input === null) return null;
  if (typeof input === 'string') return input;
  // The genuine host hands booleans over as .NET texts.
  if (typeof input === 'boolean') return input ? '"True"' : '"False"';
  return rawInput(input);
}

export function rawInput(input: unknown): string | null {
  if (input === undefined || input === null) return null;
  const text = JSON.stringify(input) as string | undefined;
  return text === undefined || text === 'null' ? null : text;
}
