import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost, type HostProcess } from './support/host-process';
import { newApp } from './support/new-app';
import { until } from './support/until';

describe('a host that is stopped and started again', () => {
  let host: HostProcess;

  async function status(id: string): Promise<{ runtimeStatus: string; output: unknown }> {
    const answer = await fetch(`${host.url}/runtime/webhooks/durabletask/instances/${id}`);
    return (await answer.json()) as { runtimeStatus: string; output: unknown };
  }

  function start(name: string, id: string, input: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(input);
    return fetch(`${host.url}/runtime/webhooks/durabletask/orchestrators/${name}/${id}`, {
      method: 'POST',
      headers,
      body,
    });
  }

  it.each(['stop', 'kill'] as const)('goes on with instances, timers and entities after %s', async (how) => {
    host = await startHost({ app: 'durable' });
    await start('waiter', 'w', 1);
    await start('sleeper', 's', 2);
    await fetch(`${host.url}/runtime/webhooks/durabletask/entities/counter/c?op=add`, { method: 'POST', body: '5' });
    await until(
      () => status('w'),
      (value) => value.runtimeStatus === 'Running',
    );
    await until(
      () => fetch(`${host.url}/runtime/webhooks/durabletask/entities/counter/c`),
      (answer) => answer.status === 200,
    );
    await host[how]();
    host = await startHost({ app: 'durable', dataDir: host.dataDir });
    expect(await status('w')).toMatchObject({ runtimeStatus: 'Running' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${host.url}/runtime/webhooks/durabletask/instances/w/raiseEvent/go`, {
      method: 'POST',
      headers,
      body: '7',
    });
    const ended = await until(
      () => Promise.all([status('w'), status('s')]),
      (values) => values.every((value) => value.runtimeStatus === 'Completed'),
    );
    expect(ended.map((value) => value.output)).toEqual([{ got: 7, version: '2.0' }, 'rested']);
    const entity = await fetch(`${host.url}/runtime/webhooks/durabletask/entities/counter/c`);
    expect(await entity.json()).toBe(5);
    await host.stop();
  });

  it('has every message it acknowledged before it was killed, each once', async () => {
    host = await startHost({ app: 'bus-esm', env: { HOLD: 'true' } });
    const headers = { authorization: `Bearer ${host.keys.bus}` };
    const post = async (n: number): Promise<number> => {
      const broker = { BrokerProperties: JSON.stringify({ MessageId: `k${n}` }) };
      const init = { method: 'POST', headers: { ...headers, ...broker }, body: `"k${n}"` };
      return (await fetch(`${host.url}/runtime/servicebus/held/messages`, init)).status;
    };
    const ids = Array.from({ length: 300 }, (_, n) => n);
    const sends = ids.map((n) => post(n).catch(() => 0));
    await Promise.all(sends.slice(0, 20));
    await host.kill();
    const codes = await Promise.all(sends);
    const acknowledged = ids.filter((n) => codes[n] === 201).map((n) => `k${n}`);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    host = await startHost({ app: 'bus-esm', dataDir: host.dataDir });
    // Their ids are remembered: sending them again adds nothing.
    for (const n of ids.slice(0, 20)) expect(await post(n)).toBe(201);
    const idle = /host_bus_messages\{entity="held",state="(ready|in_flight)"\} 0/g;
    await until(
      async () => (await fetch(`${host.url}/admin/metrics`)).text(),
      (text) => text.match(idle)?.length === 2,
    );
    const received = (await (await fetch(`${host.url}/received`)).json()) as { message: string; metadata: object }[];
    const bodies = received.map(({ message }) => message);
    expect(bodies).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(bodies).size).toBe(bodies.length);
    await host.stop();
  });
});

describe('a host that is stopped', () => {
  it('lets a running request end and is gone within five seconds', async () => {
    const host = await startHost({ app: 'stream-esm' });
    const slow = fetch(`${host.url}/api/download`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { code, millis } = await host.stop();
    expect(code).toBe(0);
    expect(millis).toBeLessThan(5000);
    expect(await (await slow).text()).toBe('part 1\npart 2\npart 3\n');
    await until(
      () => host.output(),
      (text) => text.includes('Host.Shutdown Stopped.'),
    );
  });
});

describe('a host whose function never ends', () => {
  it('is gone within five seconds', async () => {
    const host = await startHost({ app: 'http-cjs' });
    const hanging = fetch(`${host.url}/api/endless`).catch(() => undefined);
    await until(
      () => host.output(),
      (text) => text.includes("Executing 'Functions.endless'"),
    );
    const { code, millis } = await host.stop();
    expect(code).toBe(0);
    expect(millis).toBeLessThan(5000);
    await hanging;
  });
});

describe('a host that watches its app', () => {
  it('starts it anew in a new process when a file changes, also after a bad edit', async () => {
    const code = (answer: string): string =>
      `require('@azure/functions').app.get('hi', () => ({ body: '${answer}' }));`;
    const app = newApp({ 'package.json': '{ "main": "index.js" }', 'index.js': code('one') });
    symlinkSync(join(__dirname, '../../../node_modules'), join(app, 'node_modules'));
    const host = await startHost({ app, args: ['--watch'] });
    const says = async (): Promise<string | undefined> => {
      const url = [...host.output().matchAll(/Host is up at (http:\S+)/g)].at(-1)?.[1] ?? '';
      return fetch(`${url}/api/hi`).then(
        (answer) => answer.text(),
        () => undefined,
      );
    };
    expect(await says()).toBe('one');
    writeFileSync(join(app, 'index.js'), 'this is no code');
    await until(
      () => host.output(),
      (text) => text.includes('it starts again when the app changes'),
    );
    writeFileSync(join(app, 'index.js'), code('two'));
    await until(says, (answer) => answer === 'two');
    expect((await host.stop()).code).toBe(0);
  });
});
