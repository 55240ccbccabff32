import type { LoadedFunction } from '../../../../local/core/runtime';
import type { EngineClock } from '../../../../local/durable/api';
import { createHostLog } from '../../../../local/settings/host-log';
import { readLogLevels } from '../../../../local/settings/log-levels';
import type { FunctionInvoker } from '../../../../local/triggers/function-invoker';
import type { TimerStatus, TimerStore } from '../../../../local/triggers/timer-store';
import { createTimerTrigger } from '../../../../local/triggers/timer-trigger';

const start = Date.UTC(2026, 2, 1, 10, 0, 0);
const hour = 3_600_000;

function manualClock(): EngineClock & { to(at: number): Promise<void> } {
  let now = start;
  const waiting = new Set<{ at: number; fire: () => void }>();
  return {
    now: () => now,
    at(at, fire) {
      const entry = { at, fire };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    async to(target) {
      for (;;) {
        const next = [...waiting].sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > target) break;
        now = Math.max(now, next.at);
        waiting.delete(next);
        next.fire();
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = target;
    },
  };
}

function setUp(schedule: string, binding: object = {}, stored?: TimerStatus, retryOptions?: object) {
  const clock = manualClock();
  const statuses: TimerStatus[] = [];
  const runs: { at: string; isPastDue: boolean; reason: string }[] = [];
  let handler: () => Promise<void> = async () => undefined;
  const store: TimerStore = { read: () => stored, write: async (_, status) => void statuses.push(status) };
  const invoker = {
    async invoke(_target: unknown, request: { inputData: readonly { data: { json: string } }[] }, reason: string) {
      const timer = JSON.parse(request.inputData[0]?.data.json ?? '') as { IsPastDue: boolean };
      runs.push({ at: new Date(clock.now()).toISOString(), isPastDue: timer.IsPastDue, reason });
      await handler();
    },
  } as unknown as FunctionInvoker;
  const target = {
    name: 'job',
    retryOptions,
    trigger: { name: 'timer', type: 'timerTrigger', ...binding },
  } as unknown as LoadedFunction;
  const log = createHostLog({ levels: readLogLevels({}, []), format: 'text', write: () => undefined });
  const trigger = createTimerTrigger({ target, schedule, store, invoker, clock, log, zone: () => 0 });
  return { clock, trigger, runs, statuses, onRun: (next: typeof handler) => void (handler = next) };
}

describe('timer trigger', () => {
  it('runs at each occurrence and stores when it ran and when it is due', async () => {
    const { clock, trigger, runs, statuses } = setUp('0 0 * * * *');
    trigger.start();
    await clock.to(start + 2.5 * hour);
    expect(runs.map(({ at }) => at)).toEqual(['2026-03-01T11:00:00.000Z', '2026-03-01T12:00:00.000Z']);
    expect(statuses.at(-1)).toMatchObject({ last: start + 2 * hour, next: start + 3 * hour });
  });

  it('stays on its schedule when the function fails', async () => {
    const { clock, trigger, runs, onRun } = setUp('0 0 * * * *');
    onRun(() => Promise.reject(new Error('always')));
    trigger.start();
    await clock.to(start + 3 * hour);
    expect(runs).toHaveLength(3);
  });

  it('computes the next time when a run has ended', async () => {
    const { clock, trigger, runs, onRun } = setUp('0 0 * * * *');
    let end: () => void = () => undefined;
    onRun(() => new Promise((resolve) => (end = resolve)));
    trigger.start();
    await clock.to(start + 3.5 * hour);
    expect(runs).toHaveLength(1);
    end();
    await new Promise((resolve) => setImmediate(resolve));
    await clock.to(start + 4 * hour);
    expect(runs.map(({ at }) => at)).toEqual(['2026-03-01T11:00:00.000Z', '2026-03-01T14:00:00.000Z']);
  });

  it('catches up with one run, past due, when it was missed', async () => {
    const stored = { schedule: '0 0 * * * *', last: start - 9 * hour, next: start - 8 * hour, updated: null };
    const { clock, trigger, runs } = setUp('0 0 * * * *', {}, stored);
    trigger.start();
    await new Promise((resolve) => setImmediate(resolve));
    await clock.to(start + hour);
    expect(runs.map(({ isPastDue }) => isPastDue)).toEqual([true, false]);
  });

  it('forgets what was due under another schedule', async () => {
    const stored = { schedule: '0 30 * * * *', last: null, next: start - 8 * hour, updated: null };
    const { clock, trigger, runs } = setUp('0 0 * * * *', {}, stored);
    trigger.start();
    await clock.to(start + 0.5 * hour);
    expect(runs).toEqual([]);
  });

  it('does not wait for a retry when the host stops', async () => {
    const retryOptions = { retryStrategy: 'fixedDelay', maxRetryCount: -1, delayInterval: { seconds: 60 } };
    const { clock, trigger, runs, onRun } = setUp('0 0 * * * *', {}, undefined, retryOptions);
    onRun(() => Promise.reject(new Error('always')));
    trigger.start();
    await clock.to(start + hour + 90_000);
    expect(runs).toHaveLength(2);
    await trigger.stop();
    await clock.to(start + 9 * hour);
    expect(runs).toHaveLength(2);
  });
});
