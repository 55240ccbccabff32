import * as df from 'durable-functions';
import { closeHosts, echo, fail, failureOf, hostOf, run } from './support/hosts';

afterEach(closeHosts);

describe('activities', () => {
  it('run in order and hand on their results', async () => {
    const output = await run(
      {
        orchestrators: {
          *main(context) {
            const first = yield context.df.callActivity('echo', { a: 1 });
            const second = yield context.df.callActivity('echo', 'text');
            return [first, second, yield context.df.callActivity('echo')];
          },
        },
        activities: { echo },
      },
      1,
    );
    expect(output).toEqual([{ a: 1 }, 'text', null]);
  });

  it('get booleans as the texts of the genuine host', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          return yield context.df.Task.all([true, false].map((value) => context.df.callActivity('echo', value)));
        },
      },
      activities: { echo },
    });
    expect(output).toEqual(['True', 'False']);
  });

  it('keep results that are no JSON numbers as texts, and falsy ones as they are', async () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, 0, '', false, null];
    const output = await run({
      orchestrators: {
        *main(context) {
          return yield context.df.Task.all(values.map((_, index) => context.df.callActivity('value', index)));
        },
      },
      activities: { value: (index: number) => values[index] },
    });
    expect(output).toEqual(['NaN', 'Infinity', 0, '', false, null]);
  });

  it('fail with the text apps parse', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          try {
            yield context.df.callActivity('fail');
          } catch (error) {
            return (error as Error).message;
          }
          return 'no error';
        },
      },
      activities: { fail },
    });
    const [first, second] = String(output).split('\n');
    expect(first).toBe("Activity function 'fail' failed:  boom ");
    expect(JSON.parse(second ?? '')).toMatchObject({ ClassName: 'System.Exception', Message: ' boom' });
  });

  it('fail the orchestration, its parent and its output text when nobody catches', async () => {
    const output = await failureOf({
      orchestrators: {
        *main(context) {
          yield context.df.callSubOrchestrator('child');
        },
        *child(context) {
          yield context.df.callActivity('fail');
        },
      },
      activities: { fail },
    });
    expect(output).toMatch(
      /^Orchestrator function 'main' failed: Orchestrator function 'child' failed: Activity function 'fail' failed: {2}boom \n/,
    );
  });

  it('are retried with growing delays, and the last error comes after the last attempt', async () => {
    const options = new df.RetryOptions(1000, 3);
    options.backoffCoefficient = 2;
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          try {
            yield context.df.callActivityWithRetry('fail', options);
          } catch (error) {
            return (error as Error).message.split(' \n')[0];
          }
          return 'no error';
        },
      },
      activities: { fail },
    });
    const before = host.clock.now();
    const id = await host.start('main');
    await host.runToEnd(id);
    expect(await host.output(id)).toBe("Activity function 'fail' failed:  boom");
    expect(host.clock.now() - before).toBe(3000);
    const kinds = (await host.exportHistory(id)).map((event) => event.EventType);
    expect(kinds.filter((kind) => kind === 4)).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 10)).toHaveLength(3);
  });

  it('end with the last error when the retry time-out is over, where Azure would hang', async () => {
    const options = new df.RetryOptions(1000, 50);
    options.retryTimeoutInMilliseconds = 2500;
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          yield context.df.callActivityWithRetry('fail', options);
        },
      },
      activities: { fail },
    });
    const state = await host.runToEnd(await host.start('main'));
    expect(state.output).toMatch(/Activity function 'fail' failed: {2}boom/);
  });

  it('that do not exist fail the orchestration and name the others', async () => {
    const output = await failureOf({
      orchestrators: {
        *main(context) {
          try {
            yield context.df.callActivity('nobody');
          } catch {
            return 'caught';
          }
          return 'no error';
        },
      },
      activities: { echo },
    });
    expect(output).toBe(
      "Orchestrator function 'main' failed: The function 'nobody' doesn't exist, is disabled, or is not an activity function. " +
        "Additional info: The following are the known activity functions: 'echo'. On Azure this instance would stay Running for ever.",
    );
  });
});

describe('tasks together', () => {
  it('give results in array order, and any gives the winner', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          const { Task, callActivity, createTimer, currentUtcDateTime } = bound(context);
          const all = yield Task.all([
            callActivity('echo', 1),
            Task.all([callActivity('echo', 2), callActivity('echo', 3)]),
          ]);
          const timer = createTimer(new Date(currentUtcDateTime().getTime() + 60_000));
          const work = callActivity('echo', 'fast');
          const winner = yield Task.any([timer, work]);
          if (winner === work) timer.cancel();
          return [all, work.result];
        },
      },
      activities: { echo },
    });
    expect(output).toEqual([[1, [2, 3]], 'fast']);
  });

  it('used in several any keep their ids and results', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          const { Task, callActivity } = bound(context);
          const open = [1, 2, 3].map((value) => callActivity('echo', value));
          const seen: unknown[] = [];
          while (open.length > 0) {
            const winner = (yield Task.any(open)) as df.Task;
            seen.push(winner.result);
            open.splice(open.indexOf(winner), 1);
          }
          return [seen.sort(), yield callActivity('echo', 'after')];
        },
      },
      activities: { echo },
    });
    expect(output).toEqual([[1, 2, 3], 'after']);
  });

  it('hold an ended orchestration open until they are over', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          const { Task, callActivity, createTimer, currentUtcDateTime } = bound(context);
          yield Task.any([callActivity('echo', 1), createTimer(new Date(currentUtcDateTime().getTime() + 5000))]);
          return 'done';
        },
      },
      activities: { echo },
    });
    const id = await host.start('main');
    await host.engine.settled();
    expect((await host.state(id)).runtimeStatus).toBe('Running');
    await host.runToEnd(id);
    expect(await host.output(id)).toBe('done');
  });
});

describe('timers', () => {
  it('never fire early and show their time on the orchestration clock', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          const until = new Date(context.df.currentUtcDateTime.getTime() + 1234);
          yield context.df.createTimer(until);
          return context.df.currentUtcDateTime.getTime() - until.getTime();
        },
      },
    });
    expect(output).toBe(0);
  });

  it('of weeks take the ids of Azure, three days each', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 20 * 86_400_000));
          return yield context.df.callActivity('echo', 'late');
        },
      },
      activities: { echo },
    });
    const before = host.clock.now();
    const id = await host.start('main');
    await host.runToEnd(id);
    expect(await host.output(id)).toBe('late');
    expect(host.clock.now() - before).toBe(20 * 86_400_000);
    const history = await host.exportHistory(id);
    expect(history.filter((event) => event.EventType === 10)).toHaveLength(6);
    expect(history.find((event) => event.EventType === 4)?.EventId).toBe(6);
  });

  it('with an invalid date fail the orchestration', async () => {
    const output = await failureOf({
      orchestrators: {
        *main(context) {
          yield context.df.createTimer(new Date(Number.NaN));
        },
      },
    });
    expect(output).toMatch(/createTimer was called with an invalid date/);
  });
});

/** The context's functions, for destructuring. */
function bound(context: df.OrchestrationContext) {
  const { df: durable } = context;
  return {
    Task: durable.Task,
    callActivity: durable.callActivity.bind(durable),
    createTimer: durable.createTimer.bind(durable),
    currentUtcDateTime: () => durable.currentUtcDateTime,
  };
}
