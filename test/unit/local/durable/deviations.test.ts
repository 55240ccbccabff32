import * as df from 'durable-functions';
import { closeHosts, echo, fail, failureOf, hostOf, run } from './support/hosts';

afterEach(closeHosts);

describe('where Azure differs', () => {
  it('a task in several races runs once, with one warning', async () => {
    const calls: number[] = [];
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          const work = context.df.callActivity('count', 1);
          yield context.df.Task.any([work, context.df.waitForExternalEvent('never')]);
          yield context.df.Task.any([context.df.callActivity('count', 2), work]);
          return [...calls];
        },
      },
      activities: { count: (value: number) => calls.push(value) },
    });
    await host.runToEnd(await host.start('main'));
    expect(calls.sort()).toEqual([1, 2]);
    expect(host.logs.filter((record) => record.message.startsWith('A task is used in several'))).toHaveLength(1);
  });

  it('a slow sibling of a failed all does not hold the next activity back', async () => {
    let release: (() => void) | undefined;
    const order: string[] = [];
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          try {
            yield context.df.Task.all([context.df.callActivity('slow'), context.df.callActivity('fail')]);
          } catch {
            yield context.df.callActivity('next');
          }
          return 'done';
        },
      },
      activities: {
        fail,
        async slow() {
          await new Promise<void>((resolve) => (release = resolve));
          order.push('slow');
        },
        next() {
          order.push('next');
          release?.();
        },
      },
    });
    const id = await host.start('main');
    await host.runToEnd(id);
    expect(order).toEqual(['next', 'slow']);
  });

  it('an entity signal with capitals reaches the same entity, with a warning', async () => {
    const host = await hostOf({
      entities: {
        counter(context: df.EntityContext<number>) {
          if (context.df.operationName === 'pass') context.df.signalEntity({ name: 'Counter', key: 'b' }, 'add');
          else context.df.setState((context.df.getState(() => 0) ?? 0) + 1);
        },
      },
    });
    await host.engine.signalEntity({ name: 'counter', key: 'a' }, 'pass', null);
    await host.engine.settled();
    expect(await host.engine.readEntity({ name: 'counter', key: 'b' })).toBe('1');
    expect(host.logs[0]?.message).toMatch(/signals 'Counter': capitals are ignored/);
  });

  it('a retry time-out with very many attempts left fails the instance', async () => {
    const options = new df.RetryOptions(1000, 1000);
    options.retryTimeoutInMilliseconds = 1500;
    const output = await failureOf({
      orchestrators: {
        *main(context) {
          yield context.df.callActivityWithRetry('fail', options);
        },
      },
      activities: { fail },
    });
    expect(output).toMatch(/The retry time-out of 'fail' is over with more than 100 attempts left/);
  });

  it('an event raised right after the start is never lost', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          yield context.df.callActivity('echo');
          return yield context.df.waitForExternalEvent('go');
        },
      },
      activities: { echo },
    });
    const ids = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const id = await host.start('main');
        await host.raise(id, 'go', index);
        return id;
      }),
    );
    for (const [index, id] of ids.entries()) {
      await host.runToEnd(id);
      expect(await host.output(id)).toBe(index);
    }
  });

  it('an event with the name of a task id is warned about', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          return yield context.df.waitForExternalEvent('7');
        },
      },
    });
    await host.raise(await host.start('main'), '7', 1);
    expect(host.logs[0]?.message).toMatch(/Event '7' has the name of a task id/);
  });

  it('callHttp with a managed identity fails with a clear text', async () => {
    const tokenSource = new df.ManagedIdentityTokenSource('https://management.core.windows.net');
    const output = await run({
      orchestrators: {
        *main(context) {
          try {
            yield context.df.callHttp({ method: 'GET', url: 'http://127.0.0.1:1/', tokenSource });
          } catch (error) {
            return (error as Error).message;
          }
          return 'no error';
        },
      },
    });
    expect(output).toContain('this host has no managed identity');
  });
});

describe('user code that changes what it was given', () => {
  it('cannot reach the next pass', async () => {
    const output = await run(
      {
        orchestrators: {
          *main(context) {
            const input = context.df.getInput<{ list: number[] }>();
            input.list.push(1);
            const now = context.df.currentUtcDateTime;
            const time = now.getTime();
            now.setFullYear(1999);
            yield context.df.callActivity('echo');
            return [input.list.length, context.df.currentUtcDateTime.getTime() >= time];
          },
        },
        activities: { echo },
      },
      { list: [] },
    );
    expect(output).toEqual([1, true]);
  });
});
