import type { LoadedFunction } from '../core/runtime';
import type { EngineClock } from '../durable/api';
import { newTraceContext } from '../http/trace-context';
import type { HostLog } from '../settings/host-log';
import { describeError } from '../settings/host-log';
import { machineZone, type ZoneOffset } from './cron-occurrence';
import type { FunctionInvoker } from './function-invoker';
import { readRetryPolicy, runWithRetries } from './retry-policy';
import { toTimerData } from './timer-data';
import { parseSchedule } from './timer-schedule';
import type { TimerStatus, TimerStore } from './timer-store';

export interface TimerTriggerOptions {
  readonly target: LoadedFunction;
  /** `%NAME%` is resolved by now. */
  readonly schedule: string;
  readonly store: TimerStore;
  readonly invoker: FunctionInvoker;
  readonly clock: EngineClock;
  readonly log: HostLog;
  readonly zone?: ZoneOffset;
}

/** One run at a time; the next time is computed when a run has ended, and a failing function stays on its schedule. */
export interface TimerTrigger {
  start(): void;
  /** Starts no more runs; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** Throws when the schedule cannot be read. */
export function createTimerTrigger(options: TimerTriggerOptions): TimerTrigger {
  const { target, store, invoker, clock, log, zone = machineZone } = options;
  const schedule = parseSchedule(options.schedule, zone);
  const useMonitor = target.trigger['useMonitor'] ?? true;
  const monitored = useMonitor === true && !schedule.isShort;
  const policy = readRetryPolicy(target.retryOptions);
  const interruptions = new Set<() => void>();
  let status: TimerStatus | undefined;
  let running: Promise<void> = Promise.resolve();
  let cancel: () => void = () => undefined;
  let stopped = false;

  function start(): void {
    const now = clock.now();
    const stored = monitored ? store.read(target.name) : undefined;
    const next = schedule.next(now);
    if (next === undefined) {
      const message = `The schedule "${options.schedule}" of ${target.name} never comes due.`;
      log({ level: 'warning', category: 'Host.Triggers.Timer', message, functionName: target.name });
      return;
    }
    const known = stored?.schedule === options.schedule ? stored : undefined;
    status = known ?? {
      schedule: options.schedule,
      last: stored?.last ?? null,
      next,
      updated: stored?.updated ?? null,
    };
    const isPastDue = known !== undefined && known.next < now;
    if (isPastDue || target.trigger['runOnStartup'] === true) {
      running = run(now, isPastDue, isPastDue ? 'Timer was past due' : 'Function had RunOnStartup set to true');
    } else {
      if (!known) void save(status);
      arm(known?.next ?? next);
    }
  }

  function arm(at: number | undefined): void {
    if (stopped || at === undefined) return;
    cancel = clock.at(at, () => {
      running = run(at, false, `Timer fired at ${new Date(clock.now()).toISOString()}`);
    });
  }

  async function run(dueAt: number, isPastDue: boolean, reason: string): Promise<void> {
    const data = toTimerData({ schedule, status: monitored ? status : undefined, isPastDue, zone });
    const inputData = [{ name: target.trigger.name, data }];
    try {
      await runWithRetries(
        policy,
        (retryContext) =>
          invoker.invoke(
            target,
            { inputData, traceContext: newTraceContext(), ...(retryContext === undefined ? {} : { retryContext }) },
            reason,
          ),
        wait,
      );
    } catch {
      // The invoker has logged it; the schedule goes on.
    }
    const next = schedule.next(Math.max(clock.now(), dueAt));
    if (next === undefined) return;
    status = { schedule: options.schedule, last: dueAt, next, updated: dueAt };
    await save(status);
    arm(next);
  }

  async function save(next: TimerStatus): Promise<void> {
    if (!monitored) return;
    try {
      await store.write(target.name, next);
    } catch (error) {
      const message = `The status of timer ${target.name} could not be stored: ${describeError(error)}`;
      log({ level: 'error', category: 'Host.Triggers.Timer', message, functionName: target.name });
    }
  }

  /** `false` when the host stops before the time is over. */
  function wait(millis: number): Promise<boolean> {
    if (stopped) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (over: boolean): void => {
        interruptions.delete(interrupt);
        cancelWait();
        resolve(over);
      };
      const interrupt = (): void => end(false);
      const cancelWait = clock.at(clock.now() + millis, () => end(true));
      interruptions.add(interrupt);
    });
  }

  return {
    start,
    async stop() {
      stopped = true;
      cancel();
      for (const interrupt of [...interruptions]) interrupt();
      await running;
    },
  };
}
