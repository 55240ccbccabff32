import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStorePorts, openStore, type Store } from '../../../../adapters/sqlite';
import type { StorePorts } from '../../../../ports';

const clock = { now: () => new Date('2026-10-01T08:00:00Z') };
const entry = { tenant: 'acme', at: '2026-10-01T08:00:00Z', outcome: 'ignored', reason: 'a test' };

describe('ports of the store', () => {
  let folder: string;
  let store: Store;
  let ports: StorePorts;
  /** Ends the flushes that are under way, one each. */
  let flushes: { readonly end: () => void; readonly fail: (error: Error) => void }[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stellwerk-durable-'));
    flushes = [];
    store = openStore(join(folder, 'stellwerk.db'), () => new Promise((end, fail) => flushes.push({ end, fail })));
    ports = createStorePorts(store, { clock });
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const turn = () => new Promise((resolve) => setImmediate(resolve, 'pending'));

  async function endFlush(index: number): Promise<void> {
    await turn();
    flushes[index]?.end();
  }

  /** Whether the promise has settled once everything that needs no flush has happened. */
  async function isPending(promise: Promise<unknown>): Promise<boolean> {
    return (await Promise.race([promise, turn()])) === 'pending';
  }

  it('answer a write when it is on disk', async () => {
    const written = ports.events.record([{ ...entry, messageId: 'a' }]);
    expect(await isPending(written)).toBe(true);
    await endFlush(0);
    await written;
    expect(flushes).toHaveLength(1);
  });

  it('bring what gathers during one flush to the disk with the next', async () => {
    const first = ports.events.record([{ ...entry, messageId: 'a' }]);
    await turn();
    const later = ['b', 'c', 'd'].map((messageId) => ports.events.record([{ ...entry, messageId }]));
    await endFlush(0);
    await first;
    expect(await isPending(Promise.race(later))).toBe(true);
    await endFlush(1);
    await Promise.all(later);
    expect(flushes).toHaveLength(2);
  });

  it('answer what was read of a write when that is on disk; what does not rest on it at once', async () => {
    const written = ports.events.record([{ ...entry, messageId: 'a' }]);
    const read = ports.events.list('acme', { limit: 10 });
    expect(await isPending(read)).toBe(true);
    expect(await ports.projects.listTenants()).toEqual([]);
    await endFlush(0);
    await written;
    expect(await read).toHaveLength(1);
    expect(await isPending(ports.events.list('acme', { limit: 10 }))).toBe(false);
  });

  it('trust the file no more once it could not be brought to the disk', async () => {
    const written = ports.events.record([{ ...entry, messageId: 'a' }]);
    await turn();
    flushes[0]?.fail(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
    await expect(written).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('fdatasync'),
    });
    await expect(ports.events.record([{ ...entry, messageId: 'b' }])).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    expect(flushes).toHaveLength(1);
  });
});
