import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as df from 'durable-functions';
import { closeHosts, echo, fail, failureOf, hostOf, run } from './support/hosts';

afterEach(closeHosts);

function* waitForGo(context: df.OrchestrationContext): Generator<df.Task, unknown, unknown> {
  return yield context.df.waitForExternalEvent('go');
}

describe('a suspended instance', () => {
  it('keeps events and due timers until it is resumed, in order of arrival', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000));
          const event = context.df.waitForExternalEvent('go');
          const winner = yield context.df.Task.any([timer, event]);
          if (winner === event) timer.cancel();
          return winner === event ? event.result : 'timer';
        },
      },
    });
    const id = await host.start('main');
    expect(await host.engine.suspend(id, 'pause')).toBe('accepted');
    expect(await host.engine.suspend(id, 'again')).toBe('wrongState');
    await host.raise(id, 'go', 'event');
    await host.crash();
    (host.clock as unknown as { advance(ms: number): void }).advance(5000);
    await host.engine.settled();
    expect(await host.state(id)).toMatchObject({ runtimeStatus: 'Suspended', output: 'pause' });
    expect(await host.engine.resume(id, null)).toBe('accepted');
    await host.runToEnd(id);
    expect(await host.output(id)).toBe('event');
    const kinds = (await host.exportHistory(id)).map((event) => event.EventType);
    expect(kinds).toEqual(expect.arrayContaining([19, 20]));
  });

  it('can be terminated, and a running one cannot be resumed', async () => {
    const host = await hostOf({ orchestrators: { main: waitForGo } });
    const id = await host.start('main');
    expect(await host.engine.resume(id, null)).toBe('wrongState');
    await host.engine.suspend(id, null);
    expect(await host.engine.terminate(id, 'stop')).toBe('accepted');
    expect(await host.state(id)).toMatchObject({ runtimeStatus: 'Terminated', output: 'stop' });
    expect(await host.engine.terminate(id, 'stop')).toBe('finished');
  });
});

describe('starting', () => {
  it('is refused for a running id and replaces an ended one', async () => {
    const host = await hostOf({ orchestrators: { main: waitForGo } });
    await host.start('main', 1, { instanceId: 'x' });
    expect(await host.engine.startInstance({ name: 'main', instanceId: 'x', input: null })).toEqual({
      kind: 'exists',
      status: 'Running',
    });
    await host.raise('x', 'go', 'first');
    await host.start('main', 2, { instanceId: 'x' });
    expect(await host.state('x')).toMatchObject({ runtimeStatus: 'Running', input: '2', output: null });
  });

  it('of one id ten times at once runs exactly one', async () => {
    const host = await hostOf({ orchestrators: { main: waitForGo } });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => host.engine.startInstance({ name: 'main', instanceId: 'x', input: null })),
    );
    expect(answers.filter((answer) => answer.kind === 'started')).toHaveLength(1);
  });

  it('of an unknown orchestrator ends in Failed', async () => {
    const host = await hostOf({ orchestrators: { main: waitForGo } });
    const state = await host.runToEnd(await host.start('nobody'));
    expect(state.output).toMatch(/The function 'nobody' doesn't exist.*known orchestrator functions: 'main'/);
  });

  it('again gives the same input under a new or the same id', async () => {
    const host = await hostOf({ orchestrators: { main: waitForGo } });
    const id = await host.start('main', { a: 1 });
    expect(await host.engine.restart(id, false)).toMatchObject({ kind: 'exists' });
    const other = await host.engine.restart(id, true);
    expect(other).toMatchObject({ kind: 'started' });
    await host.raise(id, 'go');
    expect(await host.engine.restart(id, false)).toEqual({ kind: 'started', instanceId: id });
    expect((await host.state(id)).input).toBe('{"a":1}');
    expect(await host.engine.restart('nobody', true)).toEqual({ kind: 'notFound' });
  });
});

describe('versions', () => {
  const app = {
    orchestrators: {
      *main(context: df.OrchestrationContext): Generator<df.Task, unknown, unknown> {
        return context.df.version ?? null;
      },
    },
  };

  it('newer than the default wait, and can be terminated', async () => {
    const host = await hostOf(app, { engine: { versions: { defaultVersion: '2.0' } } });
    const newer = await host.start('main', null, { version: '9.9' });
    const older = await host.start('main', null, { version: '1.0' });
    expect((await host.state(newer)).runtimeStatus).toBe('Pending');
    expect(await host.output(older)).toBe('1.0');
    expect(await host.output(await host.start('main', null, { version: '' }))).toBe('2.0');
    expect(await host.engine.terminate(newer, null)).toBe('accepted');
  });

  it('wait without a default, run with None, and fail when asked to', async () => {
    const plain = await hostOf(app);
    expect(await plain.output(await plain.start('main'))).toBeNull();
    expect((await plain.state(await plain.start('main', null, { version: '1.0' }))).runtimeStatus).toBe('Pending');
    const none = await hostOf(app, { engine: { versions: { match: 'None' } } });
    expect(await none.output(await none.start('main', null, { version: '1.0' }))).toBe('1.0');
    const strict = await hostOf(app, {
      engine: { versions: { defaultVersion: '2.0', match: 'Strict', failure: 'Fail' } },
    });
    const state = await strict.runToEnd(await strict.start('main', null, { version: '1.0' }));
    expect(state.output).toMatch(/has version 1\.0, which this host does not run \(defaultVersion 2\.0/);
  });
});

describe('purge, lists and rewind', () => {
  it('remove ended instances, one or by filter', async () => {
    const host = await hostOf({ orchestrators: { main: waitForGo } });
    for (const instanceId of ['a-1', 'a-2', 'b-1']) await host.start('main', null, { instanceId });
    await host.raise('a-1', 'go');
    expect(await host.engine.purge('a-2')).toBe('wrongState');
    expect(await host.engine.purge('nobody')).toBe('notFound');
    const first = await host.engine.listInstances({ top: 2 });
    expect(first.items.map((item) => item.instanceId)).toEqual(['a-1', 'a-2']);
    const rest = await host.engine.listInstances({ top: 2, continuation: first.continuation ?? '' });
    expect(rest.items.map((item) => item.instanceId)).toEqual(['b-1']);
    const running = await host.engine.listInstances({ runtimeStatus: ['Running'], instanceIdPrefix: 'a' });
    expect(running.items.map((item) => item.instanceId)).toEqual(['a-2']);
    expect(await host.engine.purge('a-1')).toBe('accepted');
    expect(await host.engine.getInstance('a-1')).toBeUndefined();
    expect(await host.engine.purgeBy({ runtimeStatus: ['Completed'] })).toBe(0);
    expect(await host.engine.purgeBy({ createdFrom: 0 })).toBe(2);
  });

  it('run a failed activity and a failed child again, and nothing that was done', async () => {
    const calls: string[] = [];
    let broken = true;
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          const first = yield context.df.callActivity('work', 'first');
          return [first, yield context.df.callSubOrchestrator('child')];
        },
        *child(context) {
          return yield context.df.callActivityWithRetry('work', new df.RetryOptions(1000, 2), 'second');
        },
      },
      activities: {
        work(input: string) {
          calls.push(input);
          if (broken && input === 'second') throw new Error('down');
          return input;
        },
      },
    });
    const id = await host.start('main');
    expect((await host.runToEnd(id)).runtimeStatus).toBe('Failed');
    broken = false;
    expect(await host.engine.rewind(id, 'repaired')).toBe('accepted');
    await host.runToEnd(id);
    expect(await host.output(id)).toEqual(['first', 'second']);
    expect(calls).toEqual(['first', 'second', 'second', 'second']);
    expect((await host.exportHistory(id)).some((event) => event.EventType === 17)).toBe(true);
    expect(await host.engine.rewind(id, null)).toBe('wrongState');
  });
});

describe('failures nobody can catch', () => {
  it('are throws without a message, where Azure would hang', async () => {
    for (const thrown of ['text', undefined, new Error('')]) {
      const output = await failureOf({
        orchestrators: {
          *main() {
            // eslint-disable-next-line @typescript-eslint/only-throw-error
            throw thrown;
          },
        },
      });
      expect(output).toMatch(/threw a value without a message.*Azure this instance would stay Running/);
    }
  });

  it('are custom statuses over 16 KB', async () => {
    const app = (length: number) => ({
      orchestrators: {
        *main(context: df.OrchestrationContext): Generator<df.Task, unknown, unknown> {
          if (context.df.getInput() === 'late') yield context.df.callActivity('echo');
          context.df.setCustomStatus('x'.repeat(length));
          return 'done';
        },
      },
      activities: { echo },
    });
    expect(await run(app(8700))).toBe('done');
    const text =
      "Orchestrator function 'main' failed: The UTF-16 size of the JSON-serialized payload must not exceed 16 KB. The current payload size is 17 KB.";
    expect(await failureOf(app(8703))).toBe(text);
    expect(await failureOf(app(8703), 'late')).toBe(text);
  });

  it('are changes of the code under a running instance', async () => {
    const changes: [(context: df.OrchestrationContext) => df.Task | undefined, RegExp][] = [
      [
        (context) => context.df.callActivity('fail'),
        /^Non-Deterministic workflow detected: A previous execution of this orchestration scheduled an activity task with sequence number 0 named 'echo', but the current orchestration replay instead scheduled an activity task named 'fail' with this sequence number\. {2}Was a change/,
      ],
      [
        (context) => context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1)),
        /named 'echo', but the current orchestration replay instead produced a CreateTimerOrchestratorAction action/,
      ],
      [() => undefined, /an activity task with sequence ID 0 and name 'echo' \(version ''\), but the current replay/],
    ];
    for (const [changed, text] of changes) {
      let isChanged = false;
      const output = await failureOf({
        orchestrators: {
          *main(context) {
            const task = isChanged ? changed(context) : context.df.callActivity('echo');
            isChanged = true;
            if (task !== undefined) yield task;
            yield context.df.waitForExternalEvent('never');
          },
        },
        activities: { echo, fail },
      });
      expect(output).toMatch(text);
    }
  });
});

describe('callHttp', () => {
  let server: Server;
  let url: string;
  let polls = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/start') {
        response.writeHead(202, { Location: '/poll', 'Retry-After': '5' });
      } else if (request.url === '/poll' && (polls += 1) < 3) response.writeHead(202, { Location: '/poll' });
      else
        response.writeHead(request.url === '/missing' ? 404 : 200, { 'X-Header': 'yes', 'Content-Type': 'text/plain' });
      response.end(`${request.method} ${String(request.headers['x-own'])}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it("polls until the work is done, with the caller's headers", async () => {
    const output = (await run({
      orchestrators: {
        *main(context) {
          return yield context.df.callHttp({
            method: 'POST',
            url: `${url}/start`,
            body: 'x',
            headers: { 'x-own': 'mine' },
          });
        },
      },
    })) as { statusCode: number; content: string; headers: Record<string, string> };
    expect(output).toMatchObject({ statusCode: 200, content: 'GET mine' });
    expect(output.headers).toMatchObject({ 'x-header': 'yes' });
    expect(output.headers).not.toHaveProperty('content-type');
    expect(polls).toBe(3);
  });

  it('gives a bad status as a result and a dead server as an error', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          const missing = (yield context.df.callHttp({ method: 'GET', url: `${url}/missing` })) as {
            statusCode: number;
          };
          try {
            yield context.df.callHttp({ method: 'GET', url: 'http://127.0.0.1:1/' });
          } catch (error) {
            return [missing.statusCode, (error as Error).message.split('\n')[0]];
          }
          return 'no error';
        },
      },
    });
    expect(output).toEqual([404, expect.stringContaining('GET http://127.0.0.1:1/ failed')]);
  });
});

describe('a crash', () => {
  it.each(['passDone', 'committed', 'activityStarting', 'activityDone', 'entityDone'] as const)(
    'at "%s" loses nothing that was acknowledged',
    async (point) => {
      for (let occurrence = 1; occurrence <= 4; occurrence += 1) {
        const host = await hostOf({
          orchestrators: {
            *main(context) {
              const entity = new df.EntityId('counter', 'x');
              const sum = (yield context.df.Task.all(
                [1, 2].map((n) => context.df.callActivity('echo', n)),
              )) as number[];
              yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000));
              context.df.signalEntity(entity, 'add', 5);
              const child = yield context.df.callSubOrchestrator('child', 3);
              return [sum, child, yield context.df.callEntity(entity, 'get')];
            },
            *child(context) {
              return yield context.df.callActivity('echo', context.df.getInput());
            },
          },
          activities: { echo },
          entities: {
            counter(context: df.EntityContext<number>) {
              const value = context.df.getState(() => 0) ?? 0;
              if (context.df.operationName === 'get') context.df.return(value);
              else context.df.setState(value + (context.df.getInput<number>() ?? 0));
            },
          },
        });
        const id = await host.start('main');
        host.crashAt(point, occurrence);
        await host.runToEnd(id);
        expect(await host.output(id)).toEqual([[1, 2], 3, 5]);
        await closeHosts();
      }
    },
  );
});
