import { startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

interface Received {
  readonly name: string;
  readonly message: unknown;
  readonly metadata: Record<string, unknown>;
  readonly trace: string;
}

let host: HostProcess;

beforeAll(async () => {
  host = await startHost({ app: 'bus-esm' });
});

afterAll(() => host.stop());

async function send(entity: string, body: string, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(`${host.url}/runtime/servicebus/${entity}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${host.keys.bus}`, ...headers },
    body,
  });
  return answer.status;
}

function broker(properties: object): Record<string, string> {
  return { BrokerProperties: JSON.stringify(properties) };
}

async function received(name: string): Promise<Received[]> {
  const all = (await (await fetch(`${host.url}/received`)).json()) as Received[];
  return all.filter((entry) => entry.name === name);
}

function arrived(name: string, count: number): Promise<Received[]> {
  return until(
    () => received(name),
    (entries) => entries.length >= count,
  );
}

describe('queue triggers', () => {
  it('get JSON as objects, texts as they are, with their properties', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const properties = { MessageId: 'm-1', CorrelationId: 'c-1', Label: 'subject' };
    const headers = {
      ...broker(properties),
      Region: '"eu"',
      Attempt: '3',
      'content-type': 'application/json',
      traceparent,
    };
    expect(await send('orders', '{"sku":"a","Count":2}', headers)).toBe(201);
    expect(await send('orders', 'plain text', broker({ MessageId: '17' }))).toBe(201);
    const [json, text] = await arrived('orders', 2);
    expect(json).toMatchObject({
      message: { sku: 'a', Count: 2 },
      trace: traceparent,
      metadata: {
        messageId: 'm-1',
        correlationId: 'c-1',
        subject: 'subject',
        label: 'subject',
        contentType: 'application/json',
        deliveryCount: 1,
        sequenceNumber: expect.any(Number) as number,
        sku: 'a',
        count: 2,
      },
    });
    expect(json?.metadata['enqueuedTimeUtc']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
    expect(json?.metadata['lockToken']).toMatch(/^[-0-9a-f]{36}$/);
    // The library parses texts that look like JSON, and lower-cases the first letter of every key.
    expect(text).toMatchObject({ message: 'plain text', metadata: { messageId: 17 } });
    const application = json?.metadata['applicationProperties'] as Record<string, unknown>;
    expect(application).toMatchObject({ attempt: 3 });
    expect(JSON.stringify(application)).toContain('"eu"');
  });

  it('get bytes when they ask for them', async () => {
    await send('bytes', 'raw');
    const [entry] = await arrived('bytes', 1);
    expect(entry?.message).toEqual({ type: 'Buffer', data: [...Buffer.from('raw')] });
  });

  it('get batches', async () => {
    const batch = [1, 2, 3].map((n) => ({ Body: JSON.stringify({ n }), BrokerProperties: { MessageId: `b${n}` } }));
    const type = { 'content-type': 'application/vnd.microsoft.servicebus.json' };
    expect(await send('many', JSON.stringify(batch), type)).toBe(201);
    const entries = await until(
      () => received('many'),
      (found) => found.flatMap((entry) => entry.message as unknown[]).length === 3,
    );
    expect(entries.flatMap((entry) => entry.message)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(entries.flatMap((entry) => entry.metadata['messageIdArray'])).toEqual(['b1', 'b2', 'b3']);
  });

  it('get sessions in order', async () => {
    const sends = ['s', 't'].flatMap((id) =>
      [0, 1, 2, 3].map((n) => send('sessions', `${id}${n}`, broker({ SessionId: id }))),
    );
    for (const status of await Promise.all(sends)) expect(status).toBe(201);
    const entries = await arrived('sessions', 8);
    expect(entries.map(({ message }) => message).filter((text) => String(text).startsWith('s'))).toHaveLength(4);
    expect(await send('sessions', 'no session')).toBe(400);
  });

  it('get a message id once', async () => {
    const headers = broker({ MessageId: 'once' });
    const before = (await received('orders')).length;
    expect(await Promise.all([1, 2, 3].map(() => send('orders', 'once', headers)))).toEqual([201, 201, 201]);
    expect(await send('orders', 'once', headers)).toBe(201);
    await send('orders', 'last');
    const entries = await arrived('orders', before + 2);
    expect(entries.slice(before).map(({ message }) => message)).toEqual(['once', 'last']);
  });
});

describe('failing handlers', () => {
  it('get a message again until it is dead-lettered, from where it can be sent again', async () => {
    await send('fragile', 'poison', broker({ MessageId: 'p-1' }));
    const tries = await arrived('fragile', 3);
    expect(tries.map(({ metadata }) => metadata['deliveryCount'])).toEqual([1, 2, 3]);
    const dead = `${host.url}/runtime/servicebus/fragile/$deadletterqueue`;
    const headers = { authorization: `Bearer ${host.keys.bus}` };
    const letters = await until(
      async () =>
        (await (await fetch(`${dead}/messages`, { headers })).json()) as { reason: string; messageId: string }[],
      (found) => found.length === 1,
    );
    expect(letters[0]).toMatchObject({
      messageId: 'p-1',
      reason: 'MaxDeliveryCountExceeded',
      body: 'poison',
      source: 'fragile',
    });
    await fetch(`${host.url}/repair`, { method: 'POST' });
    const replayed = await fetch(`${dead}/replay`, { method: 'POST', headers });
    expect(await replayed.json()).toEqual({ replayed: 1 });
    const all = await arrived('fragile', 4);
    expect(all[3]?.metadata['deliveryCount']).toBe(1);
    await until(
      async () => (await fetch(`${host.url}/admin/metrics`)).text(),
      (text) => text.includes('host_bus_messages{entity="fragile",state="ready"} 0'),
    );
  });
});

describe('outputs', () => {
  it('send one message, or one per element', async () => {
    const emit = (body: unknown) => fetch(`${host.url}/emit`, { method: 'POST', body: JSON.stringify(body) });
    await emit({ one: 1 });
    await emit(['a', { b: 2 }]);
    const entries = await arrived('outgoing', 3);
    expect(entries.map(({ message }) => message)).toEqual(expect.arrayContaining([{ one: 1 }, 'a', { b: 2 }]));
  });

  it('send a return value to a topic, and every subscription gets it', async () => {
    await send('relay', '"x"');
    expect((await arrived('newsA', 1))[0]?.message).toEqual({ relayed: 'x' });
    expect((await arrived('newsB', 1))[0]?.message).toEqual({ relayed: 'x' });
  });
});

describe('sending', () => {
  it('works from the app with the address and key in its environment', async () => {
    const body = JSON.stringify({ entity: 'orders', body: '"from the app"', headers: broker({ MessageId: 'own' }) });
    expect((await fetch(`${host.url}/send`, { method: 'POST', body })).status).toBe(201);
    await until(
      () => received('orders'),
      (entries) => entries.some(({ message }) => message === 'from the app'),
    );
  });

  it('is refused without the key, to an unknown entity, and with bad properties', async () => {
    expect(await send('orders', 'x', { authorization: 'Bearer wrong' })).toBe(401);
    expect(await send('nowhere', 'x')).toBe(404);
    expect(await send('orders', 'x', { BrokerProperties: '{' })).toBe(400);
    expect(await send('orders', 'x', broker({ ScheduledEnqueueTimeUtc: 'soon' }))).toBe(400);
  });

  it('holds scheduled messages back', async () => {
    const due = Date.now() + 600;
    await send('orders', 'scheduled', broker({ ScheduledEnqueueTimeUtc: new Date(due).toUTCString() }));
    await send('orders', 'precise', broker({ ScheduledEnqueueTimeUtc: new Date(due).toISOString() }));
    await until(
      () => received('orders'),
      (entries) => entries.some(({ message }) => message === 'precise'),
    );
    expect(Date.now()).toBeGreaterThanOrEqual(due);
  });
});

describe('logs', () => {
  it('are lines of JSON with function and trace ids', async () => {
    await send('orders', 'logged');
    const lines = await until(
      () =>
        host
          .output()
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => JSON.parse(line) as Record<string, unknown>),
      (entries) => entries.some((entry) => entry['functionName'] === 'orders'),
    );
    expect(lines.find((entry) => entry['functionName'] === 'orders')).toMatchObject({
      level: 'information',
      category: 'Function.orders',
      message: expect.stringMatching(/^Executing 'Functions\.orders' \(Reason='\(null\)', Id=/) as string,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
  });
});
