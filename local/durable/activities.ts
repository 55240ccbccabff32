import type { ActivityOutcome } from './api';
import type { FailureDetails, TaskFailure } from './events';
import type { Unit } from './execution';
import { callHttp } from './http-activity';
import type { Instance, Message } from './instance';
import type { Kernel } from './kernel';

interface Job {
  readonly instance: Instance;
  readonly executionId: string;
  readonly unit: Unit;
}

/**
 * Runs activities whose scheduling is durable, at most so many at a time, in order. An end lives in memory until the
 * commit of the pass that takes it: a crash before that runs the activity again, which is the contract (at least once).
 */
export class Activities {
  private readonly queue: (Job | undefined)[] = [];
  private head = 0;
  private running = 0;
  private idleWaiters: (() => void)[] = [];

  constructor(
    private readonly kernel: Kernel,
    private readonly deliver: (instance: Instance, message: Message) => void,
  ) {
    kernel.settings.pace.onMore(() => this.pump());
  }

  get queued(): number {
    return this.queue.length - this.head;
  }

  get active(): number {
    return this.running;
  }

  start(instance: Instance, unit: Unit): void {
    if (unit.underway) return;
    unit.underway = true;
    instance.runningActivities += 1;
    this.queue.push({ instance, executionId: instance.executionId, unit });
    this.pump();
  }

  /** Resolves when no activity runs any more; used by a graceful stop, which has ended dispatching before. */
  async idle(): Promise<void> {
    while (this.running > 0) await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
  }

  private pump(): void {
    const { maxConcurrentActivities, pace } = this.kernel.settings;
    while (this.running < pace.allow(maxConcurrentActivities) && this.head < this.queue.length) {
      if (this.kernel.stopping || this.kernel.failure !== undefined) return;
      const job = this.queue[this.head] as Job;
      // A slot left full would keep ended instances alive until the next tidying.
      this.queue[this.head] = undefined;
      this.head += 1;
      if (this.head > 1024 && this.head * 2 > this.queue.length) {
        this.queue.splice(0, this.head);
        this.head = 0;
      }
      this.running += 1;
      void this.run(job);
    }
  }

  private async run(job: Job): Promise<void> {
    const { instance, executionId, unit } = job;
    this.kernel.crashPoint('activityStarting', instance.id);
    const outcome = await this.outcomeOf(instance, unit);
    this.kernel.crashPoint('activityDone', instance.id);
    this.running -= 1;
    instance.runningActivities -= 1;
    const base = { executionId, taskId: unit.id };
    this.deliver(
      instance,
      outcome.ok
        ? { kind: 'taskDone', ...base, result: outcome.result }
        : { kind: 'taskFailed', ...base, failure: failureOf(unit, outcome) },
    );
    this.pump();
    if (this.running === 0) for (const waiter of this.idleWaiters.splice(0)) waiter();
  }

  private async outcomeOf(instance: Instance, unit: Unit): Promise<ActivityOutcome> {
    if (unit.note.expired !== undefined) return { ok: false, message: unit.note.expired.reason };
    try {
      if (unit.note.http !== undefined) return await callHttp(unit.input ?? '{}', this.kernel.settings.token);
      const { name, input } = unit;
      return await this.kernel.runtime.runActivity({ name, instanceId: instance.id, input, trace: instance.trace });
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  }
}

function failureOf(unit: Unit, outcome: Extract<ActivityOutcome, { ok: false }>): TaskFailure {
  if (unit.note.expired !== undefined) return unit.note.expired;
  if (unit.note.http !== undefined) return { reason: outcome.message, details: exceptionLine(outcome) };
  const failure = failureDetails(outcome.message);
  return {
    reason: `Activity function '${unit.name}' failed:  ${failure?.ErrorMessage ?? outcome.message}`,
    details: exceptionLine(outcome),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** One line of JSON, as the genuine host writes it: apps parse it for the message. */
function exceptionLine(outcome: { readonly message: string; readonly stack?: string }): string {
  return JSON.stringify({
    $type: 'System.Exception, System.Private.CoreLib',
    ClassName: 'System.Exception',
    Message: ` ${outcome.message}`,
    StackTraceString: outcome.stack ?? null,
  });
}

/** With an exception properties provider the SDK puts JSON into the message (contract §17.3). */
function failureDetails(message: string): FailureDetails | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const parsed = JSON.parse(message) as Record<string, unknown>;
    if (typeof parsed['errorType'] !== 'string' || typeof parsed['errorMessage'] !== 'string') return undefined;
    return {
      ErrorType: parsed['errorType'],
      ErrorMessage: parsed['errorMessage'],
      StackTrace: (parsed['stackTrace'] as string | undefined) ?? null,
      IsNonRetriable: parsed['isNonRetriable'] === true,
      Properties: parsed['properties'] ?? null,
      InnerFailure: null,
    };
  } catch {
    return undefined;
  }
}
