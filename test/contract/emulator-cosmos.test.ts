import { CosmosClient } from '@azure/cosmos';
import type { Container, OperationInput } from '@azure/cosmos';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCosmos, type CosmosEmulator } from '../support/emulators/cosmos';
import { emulatorCredential } from '../support/emulators/token-credential';

const definition = {
  name: 'things',
  partitionKey: '/tenant',
  defaultTtlSeconds: -1,
  includedPaths: ['/kind/?', '/n/?', '/name/?', '/tags/?'],
  excludedPaths: ['/*'],
  compositeIndexes: [
    [
      { path: '/kind', order: 'ascending' },
      { path: '/n', order: 'descending' },
    ],
  ],
};

/** What the emulator answers to the SDK as it is installed; the adapters rely on nothing else. */
describe('the emulator of Cosmos DB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-cosmos-'));
  let emulator: CosmosEmulator;
  let client: CosmosClient;
  let things: Container;
  let now = Date.now();

  async function start(): Promise<void> {
    emulator = await startCosmos({ folder, now: () => now });
    emulator.ensureDatabase('test', [definition]);
    client = new CosmosClient({
      endpoint: emulator.url,
      aadCredentials: emulatorCredential('https://cosmos.azure.com'),
      connectionPolicy: {
        retryOptions: { maxRetryAttemptCount: 3, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 5 },
      },
    });
    things = client.database('test').container('things');
  }
  beforeAll(start);
  afterAll(async () => {
    client.dispose();
    await emulator.close();
    rmSync(folder, { recursive: true });
  });

  const create = (body: object) => things.items.create({ tenant: 'acme', ...body });
  const batch = async (...operations: object[]) => {
    const { result = [] } = await things.items.batch(operations as OperationInput[], 'acme');
    return result.map(({ statusCode }) => statusCode);
  };
  const ask = async (text: string, parameters: Record<string, unknown> = {}, tenant: string | null = 'acme') => {
    const spec = {
      query: text,
      parameters: Object.entries(parameters).map(([name, value]) => ({ name: `@${name}`, value: value as string })),
    };
    const options = tenant === null ? {} : { partitionKey: tenant };
    const { resources } = await things.items.query<{ id: string }>(spec, options).fetchAll();
    return resources.map(({ id }) => id);
  };

  it('keeps documents by partition and id, with an etag of each version', async () => {
    const made = await create({ id: 'a', name: 'first' });
    await create({ id: 'a', tenant: 'globex' });
    await expect(create({ id: 'a' })).rejects.toMatchObject({ code: 409 });
    const read = await things.item('a', 'acme').read<{ name: string }>();
    expect([read.resource?.name, read.etag]).toEqual(['first', made.etag]);
    expect((await things.item('a', 'initech').read()).statusCode).toBe(404);
    expect(read.requestCharge).toBeGreaterThan(0);
  });

  it('replaces only what has the etag, and one of many at once', async () => {
    const { etag } = await create({ id: 'race', n: 0 });
    const replace = (n: number) =>
      things
        .item('race', 'acme')
        .replace({ id: 'race', tenant: 'acme', n }, { accessCondition: { type: 'IfMatch', condition: etag } })
        .then(
          () => 200,
          (error: { code: number }) => error.code,
        );
    const codes = await Promise.all(Array.from({ length: 12 }, (_, n) => replace(n)));
    expect(codes.filter((code) => code === 200)).toHaveLength(1);
    expect(codes.filter((code) => code === 412)).toHaveLength(11);
  });

  it('writes a batch whole or not at all', async () => {
    const { etag } = await create({ id: 'head', n: 1 });
    const head = { id: 'head', tenant: 'acme', n: 2 };
    const one = { operationType: 'Create', resourceBody: { id: 'one', tenant: 'acme' } };
    const stale = { operationType: 'Replace', id: 'head', resourceBody: head, ifMatch: '"other"' };
    expect(await batch(one, stale)).toEqual([424, 412]);
    expect((await things.item('one', 'acme').read()).statusCode).toBe(404);
    expect(await batch(one, { ...stale, ifMatch: etag })).toEqual([201, 200]);
    expect(await batch({ operationType: 'Delete', id: 'one' }, one)).toEqual([204, 201]);
    expect(await batch(one, one)).toEqual([409, 424]);
  });

  it('adds to numbers of a document that is there', async () => {
    const add = (id: string) => ({
      operationType: 'Patch',
      id,
      resourceBody: { operations: [{ op: 'incr', path: '/n', value: 2 }] },
    });
    await create({ id: 'sum', n: 1 });
    expect(await batch(add('sum'), add('sum'))).toEqual([200, 200]);
    expect(await batch(add('nothing'))).toEqual([404]);
    expect((await things.item('sum', 'acme').read<{ n: number }>()).resource?.n).toBe(5);
  });

  it('answers filters, orders and pages of one partition', async () => {
    for (const n of [3, 1, 2]) await create({ id: `q${n}`, kind: 'q', n, tags: ['x'] });
    await create({ id: 'q9', kind: 'q', n: 9, tenant: 'globex' });
    expect(await ask("SELECT * FROM c WHERE c.kind = 'q' AND c.n >= @n ORDER BY c.n DESC", { n: 2 })).toEqual([
      'q3',
      'q2',
    ]);
    expect(
      await ask("SELECT c.id FROM c WHERE c.kind = 'q' AND NOT (c.n = 1 OR c.n IN (2, 7)) AND IS_DEFINED(c.n)"),
    ).toEqual(['q3']);
    expect(await ask("SELECT * FROM c WHERE c.kind = 'q' AND ARRAY_CONTAINS(@of, c.n)", { of: [1, 9] })).toEqual([
      'q1',
    ]);
    expect(await ask("SELECT * FROM c WHERE c.kind = 'q' ORDER BY c.kind ASC, c.n DESC")).toEqual(['q3', 'q2', 'q1']);
    const pages = things.items.query<{ id: string }>("SELECT * FROM c WHERE c.kind = 'q' ORDER BY c.n", {
      partitionKey: 'acme',
      maxItemCount: 2,
    });
    expect((await pages.fetchNext()).resources.map(({ id }) => id)).toEqual(['q1', 'q2']);
    await create({ id: 'q0', kind: 'q', n: 0 });
    expect((await pages.fetchNext()).resources.map(({ id }) => id)).toEqual(['q3']);
    expect(pages.hasMoreResults()).toBe(false);
  });

  it('answers a plain filter over all partitions, and no order over them', async () => {
    expect((await ask("SELECT * FROM c WHERE c.kind = 'q'", {}, null)).includes('q9')).toBe(true);
    await expect(ask("SELECT * FROM c WHERE c.kind = 'q' ORDER BY c.n", {}, null)).rejects.toThrow();
  });

  it.each([
    ['a field without an index', 'SELECT * FROM c WHERE c.secret = 1', /No index of things serves/],
    ['an order without its composite index', 'SELECT * FROM c ORDER BY c.n, c.kind', /composite index/],
    ['functions it does not know', 'SELECT * FROM c WHERE STARTSWITH(c.name, "a")', /./],
    ['aggregates', 'SELECT VALUE COUNT(1) FROM c', /./],
    ['groups', 'SELECT c.kind FROM c GROUP BY c.kind', /not supported by this emulator/],
  ])('refuses %s', async (_, text, message) => {
    await expect(ask(text)).rejects.toThrow(message);
  });

  it('lets a document go when its time is over', async () => {
    await create({ id: 'short', kind: 'ttl', ttl: 60 });
    now += 59_000;
    expect(await ask("SELECT * FROM c WHERE c.kind = 'ttl'")).toEqual(['short']);
    now += 1_000;
    expect(await ask("SELECT * FROM c WHERE c.kind = 'ttl'")).toEqual([]);
    expect((await things.item('short', 'acme').read()).statusCode).toBe(404);
    await create({ id: 'short', kind: 'ttl' });
  });

  it('refuses what is too large, lies in another partition, or has a name it cannot have', async () => {
    await expect(create({ id: 'large', text: 'x'.repeat(2 * 1024 * 1024) })).rejects.toMatchObject({ code: 413 });
    expect(await batch({ operationType: 'Create', resourceBody: { id: 'b', tenant: 'globex' } })).toEqual([400]);
    await expect(create({ id: 'a/b' })).rejects.toBeDefined();
  });

  it('slows its callers down, who come again by themselves', async () => {
    emulator.throttle(2, 1);
    const { resource, headers } = await things.item('a', 'acme').read<{ name: string }>();
    expect(resource?.name).toBe('first');
    expect(Number(headers['x-ms-throttle-retry-count'])).toBe(2);
    emulator.throttle(9, 1);
    await expect(things.item('a', 'acme').read()).rejects.toMatchObject({ code: 429 });
    emulator.throttle(0, 0);
  });

  it('takes no key, and makes no databases for an identity of the data plane', async () => {
    const keyed = new CosmosClient({ endpoint: emulator.url, key: Buffer.from('key').toString('base64') });
    await expect(keyed.database('test').container('things').item('a', 'acme').read()).rejects.toMatchObject({
      code: 401,
    });
    keyed.dispose();
    await expect(client.databases.create({ id: 'other' })).rejects.toMatchObject({ code: 403 });
    await expect(client.database('test').containers.create({ id: 'other' })).rejects.toMatchObject({ code: 403 });
    const missing = await client.database('test').container('other').item('a', 'acme').read();
    expect([missing.statusCode, missing.substatus]).toEqual([404, 1003]);
  });

  it('keeps everything over a restart where it has a folder', async () => {
    const before = await things.item('a', 'acme').read();
    client.dispose();
    await emulator.close();
    await start();
    const after = await things.item('a', 'acme').read();
    expect([after.resource, after.etag]).toEqual([before.resource, before.etag]);
    const { etag } = await create({ id: 'later' });
    expect(etag).not.toBe(before.etag);
  });
});
