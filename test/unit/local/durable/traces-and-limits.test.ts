import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OrchestrationHandler } from 'durable-functions';
import type { FunctionRuntime } from '../../../../local/durable/api';
import { toEngineOptions } from '../../../../local/settings/engine-options';
import { readHostSettings } from '../../../../local/settings/host-settings';
import { createInlineRuntime } from '../../../../local/testing/inline-runtime';
import { closeHosts, echo, hostOf } from './support/hosts';

afterEach(closeHosts);

const traceOf = (digit: string) => ({ traceParent: `00-${digit.repeat(32)}-${digit.repeat(16)}-01` });

function engineOptions(durableTask: object): ReturnType<typeof toEngineOptions> {
  const problems: string[] = [];
  const settings = readHostSettings({ version: '2.0', extensions: { durableTask } }, {}, problems);
  expect(problems).toEqual([]);
  return toEngineOptions(settings.durable);
}

describe('maxConcurrentOrchestratorFunctions', () => {
  it.each([1, 3])('lets at most %d passes run at once', async (limit) => {
    const main: OrchestrationHandler = function* (context) {
      return (yield context.df.callActivity('echo', 1)) as unknown;
    };
    const inline = createInlineRuntime({ orchestrators: { main }, activities: { echo } });
    let active = 0;
    let most = 0;
    const runtime: FunctionRuntime = {
      ...inline,
      async runOrchestrator(...call) {
        active += 1;
        most = Math.max(most, active);
        await new Promise((resolve) => setTimeout(resolve, 5));
        active -= 1;
        return inline.runOrchestrator(...call);
      },
    };
    const engine = engineOptions({ maxConcurrentOrchestratorFunctions: limit });
    const host = await hostOf({}, { app: runtime, engine });
    const ids = await Promise.all(Array.from({ length: 12 }, () => host.start('main')));
    for (const id of ids) await host.runToEnd(id);
    expect(most).toBe(limit);
  });
});

describe('httpSettings.defaultAsyncRequestSleepTimeMilliseconds', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.method === 'POST' ? 202 : 200, { Location: '/poll' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/start`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each([
    [{}, 30_000],
    [{ httpSettings: { defaultAsyncRequestSleepTimeMilliseconds: 1234 } }, 1234],
  ])('with %j a poll waits %d ms', async (durableTask, wait) => {
    const main: OrchestrationHandler = function* (context) {
      const { statusCode } = (yield context.df.callHttp({ method: 'POST', url })) as { statusCode: number };
      return statusCode;
    };
    const host = await hostOf({ orchestrators: { main } }, { engine: engineOptions(durableTask) });
    const id = await host.start('main');
    await host.runToEnd(id);
    expect(await host.output(id)).toBe(200);
    const history = await host.exportHistory(id);
    const timer = history.find((event) => event['FireAt'] !== undefined);
    const created = new Date(String(timer?.Timestamp)).getTime();
    expect(new Date(String(timer?.['FireAt'])).getTime() - created).toBe(wait);
  });
});

describe("an event's trace", () => {
  const app = (seen: unknown[]) => ({
    orchestrators: {
      *main(context: Parameters<OrchestrationHandler>[0]) {
        yield context.df.waitForExternalEvent('go');
        if (!context.df.isReplaying) seen.push(context.traceContext?.traceParent);
        yield context.df.callActivity('note');
        yield context.df.waitForExternalEvent('end');
        yield context.df.callActivity('note');
      },
    },
    activities: {
      note: (_input: unknown, context: { traceContext?: { traceParent?: string | undefined } | undefined }) => {
        seen.push(context.traceContext?.traceParent);
      },
    },
  });

  it('becomes that of an instance without one, over a crash as well', async () => {
    const seen: unknown[] = [];
    const host = await hostOf(app(seen));
    const id = await host.start('main');
    await host.engine.raiseEvent(id, 'go', null, traceOf('a'));
    await host.runUntil(() => seen.length === 2);
    await host.crash();
    await host.raise(id, 'end');
    await host.runToEnd(id);
    expect(new Set(seen)).toEqual(new Set([traceOf('a').traceParent]));
  });

  it('is kept while the instance is suspended', async () => {
    const seen: unknown[] = [];
    const host = await hostOf(app(seen));
    const id = await host.start('main');
    await host.engine.suspend(id, null);
    await host.engine.raiseEvent(id, 'go', null, traceOf('b'));
    await host.crash();
    await host.engine.resume(id, null);
    await host.runUntil(() => seen.length === 2);
    expect(seen).toEqual([traceOf('b').traceParent, traceOf('b').traceParent]);
  });

  it('does not replace the trace of the start', async () => {
    const seen: unknown[] = [];
    const host = await hostOf(app(seen));
    await host.engine.startInstance({ name: 'main', instanceId: 'traced', input: null, trace: traceOf('c') });
    await host.engine.raiseEvent('traced', 'go', null, traceOf('d'));
    await host.runUntil(() => seen.length === 2);
    expect(seen).toEqual([traceOf('c').traceParent, traceOf('c').traceParent]);
  });
});
