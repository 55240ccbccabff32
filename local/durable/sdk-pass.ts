import { executorOf, type Action, type Answer, type SdkExecutor } from './actions';
import type { FunctionRuntime, JsonText } from './api';
import type { FailureDetails } from './events';
import { resetClock, type Execution } from './execution';
import type { Instance, PendingEnd } from './instance';
import { CUSTOM_STATUS_LIMIT_KB, DEFAULT_POLL_MS, LONG_TIMER_INTERVAL, MAXIMUM_SHORT_TIMER } from './limits';
import { OrchestrationProblem, customStatusTooBig, emptyThrow, failureText, oldSchema } from './problems';

const LABEL = '\n\n$OutOfProcData$:';

/** What one pass of user code came to, before it is compared with the history. */
export interface PassResult {
  readonly actions: readonly Action[];
  readonly isDone: boolean;
  readonly end: Extract<PendingEnd, { kind: 'completed' | 'failed' }> | undefined;
  /** JSON, or undefined when the code never set one (or set a falsy one, which the SDK does not tell apart). */
  readonly customStatus: JsonText | undefined;
  readonly executor: SdkExecutor | undefined;
  readonly context: unknown;
}

/** Runs the orchestrator over the execution's events. Throws an `OrchestrationProblem` for what no user code can catch. */
export async function runPass(
  instance: Instance,
  execution: Execution,
  runtime: FunctionRuntime,
  pollMs = DEFAULT_POLL_MS,
): Promise<PassResult> {
  resetClock(execution);
  const outcome = await runtime.runOrchestrator(instance.name, requestOf(instance, execution, pollMs), instance.trace);
  const executor = executorOf(outcome.context);
  if (outcome.ok) return succeeded(instance, outcome.answer as Answer, executor, outcome.context);
  return failed(instance, outcome.message, executor, outcome.context);
}

/**
 * The trigger value of contract §11. The SDK walks all enumerable members for `Timestamp` texts; the history holds none,
 * so it is left out of that walk, which would otherwise cost as much as the replay itself.
 */
function requestOf(instance: Instance, execution: Execution, pollMs: number): object {
  const request = {
    input: instance.input === null ? null : (JSON.parse(instance.input) as unknown),
    instanceId: instance.id,
    isReplaying: execution.episodes > 0,
    parentInstanceId: instance.parent?.instanceId ?? null,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    longRunningTimerIntervalDuration: LONG_TIMER_INTERVAL,
    maximumShortTimerDuration: MAXIMUM_SHORT_TIMER,
    defaultHttpAsyncRequestSleepTimeMillseconds: pollMs,
  };
  return Object.defineProperty(request, 'history', { value: execution.sdkEvents, enumerable: false });
}

function succeeded(
  instance: Instance,
  answer: Answer,
  executor: SdkExecutor | undefined,
  context: unknown,
): PassResult {
  if (!(Number(answer.schemaVersion) >= 1)) throw oldSchema(instance.name, answer.schemaVersion);
  const customStatus = customStatusOf(instance, answer);
  const rest = { actions: answer.actions[0] ?? [], isDone: answer.isDone, customStatus, executor, context };
  if (answer.isDone) return { ...rest, end: { kind: 'completed', output: outputOf(instance, answer) } };
  // The code has left without an end and waits for nothing: it threw undefined, which the SDK does not notice.
  if (executor?.currentTask?.hasResult === true) return { ...rest, end: failedWithout(instance) };
  return { ...rest, end: undefined };
}

function failed(instance: Instance, message: string, executor: SdkExecutor | undefined, context: unknown): PassResult {
  const at = message.indexOf(LABEL);
  if (at < 0) throw new OrchestrationProblem(failureText(instance.name, message));
  const answer = JSON.parse(message.slice(at + LABEL.length)) as Answer;
  const customStatus = customStatusOf(instance, answer);
  const actions = executor?.actions ?? answer.actions[0] ?? [];
  const { error } = answer;
  const end =
    error === undefined || error === '' ? failedWithout(instance) : failedWith(instance, error, answer, executor);
  return { actions, isDone: true, end, customStatus, executor, context };
}

function failedWith(
  instance: Instance,
  error: string,
  answer: Answer,
  executor: SdkExecutor | undefined,
): Extract<PendingEnd, { kind: 'failed' }> {
  const stack = executor?.exception?.stack ?? '';
  const failure = answer.failureDetails as FailureDetails | undefined;
  return {
    kind: 'failed',
    text: failureText(instance.name, error),
    error,
    stack,
    ...(failure === undefined ? {} : { failure }),
  };
}

function failedWithout(instance: Instance): Extract<PendingEnd, { kind: 'failed' }> {
  const { text } = emptyThrow(instance.name);
  return { kind: 'failed', text, error: text, stack: '' };
}

function outputOf(instance: Instance, answer: Answer): JsonText {
  try {
    return JSON.stringify(answer.output) ?? 'null';
  } catch (error) {
    throw new OrchestrationProblem(failureText(instance.name, `Its output is no JSON: ${(error as Error).message}`));
  }
}

function customStatusOf(instance: Instance, answer: Answer): JsonText | undefined {
  if (answer.customStatus === undefined) return undefined;
  const text = JSON.stringify(answer.customStatus) as string | undefined;
  const kilobytes = Math.floor(((text?.length ?? 0) * 2) / 1024);
  if (kilobytes > CUSTOM_STATUS_LIMIT_KB) throw customStatusTooBig(instance.name, kilobytes);
  return text;
}
