import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type * as df from 'durable-functions';
import { createTestHost, replay, type TestHost } from '../../../local/testing';
import { instance, startChains, startInstance } from './support/durable-calls';
import { runRefusedHost, startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

const root = mkdtempSync(join(tmpdir(), 'host-damage-'));

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The orchestrators of the app `upkeep`, for engines in this process. */
const orchestrators: Readonly<Record<'chain' | 'waiter', df.OrchestrationHandler>> = {
  *chain(context) {
    let sum = 0;
    for (let step = 1; step <= 5; step += 1) sum = Number(yield context.df.callActivity('add', { sum, step }));
    return sum;
  },
  *waiter(context) {
    return yield context.df.waitForExternalEvent('go');
  },
};
const app = {
  orchestrators,
  activities: { add: ({ sum, step }: { sum: number; step: number }) => sum + step },
};

/** Runs load on a host and kills it in the middle; answers what it has acknowledged. */
async function killedUnderLoad(data: string): Promise<string[]> {
  const host = await startHost({ app: 'upkeep', dataDir: data });
  for (let n = 0; n < 20; n += 1) await startInstance(host, 'waiter', `w-${String(n).padStart(5, '0')}`);
  const lanes = ['a', 'b', 'c', 'd'].map((prefix) => startChains(host, prefix));
  await until(
    () => lanes.flatMap(({ ids }) => ids).length,
    (count) => count >= 150,
    30_000,
  );
  await host.kill();
  const ids = lanes.flatMap((lane) => lane.ids);
  await Promise.all(lanes.map((lane) => lane.stop()));
  return ids;
}

/** Every instance there is must replay as recorded and reach its right end. */
async function finishAll(host: TestHost): Promise<string[]> {
  const { items } = await host.engine.listInstances({ top: 100_000 });
  for (const { instanceId, name, runtimeStatus } of items) {
    const history = await host.exportHistory(instanceId);
    const started = history.some((event) => event.EventType === 0);
    if (started) expect(await replay(history, orchestrators[name as 'chain' | 'waiter'])).toBeUndefined();
    if (name === 'waiter') {
      if (runtimeStatus === 'Running') await host.raise(instanceId, 'go', 15);
    }
  }
  for (const { instanceId } of items) {
    await host.runToEnd(instanceId);
    expect(await host.output(instanceId)).toBe(15);
  }
  return items.map(({ instanceId }) => instanceId);
}

/** The ids of each lane were acknowledged one after the other, so none may be there without those before it. */
function expectPrefixes(ids: readonly string[]): void {
  const present = new Set(ids);
  for (const id of ids) {
    const [lane = '', n = ''] = id.split('-');
    const before = `${lane}-${String(Number(n) - 1).padStart(5, '0')}`;
    const isFirst = Number(n) === (lane === 'w' ? 0 : 1);
    if (!isFirst && !present.has(before)) throw new Error(`${id} is there without ${before}.`);
  }
}

describe('a data folder whose host was killed', () => {
  const data = join(root, 'killed');
  let acknowledged: string[];

  beforeAll(async () => {
    acknowledged = await killedUnderLoad(data);
  });

  async function openCopy(cutAt: number | undefined): Promise<string[]> {
    const copy = join(root, `cut-${cutAt ?? 'not'}`);
    mkdirSync(copy);
    for (const file of ['host.db', 'host.db-wal']) copyFileSync(join(data, file), join(copy, file));
    if (cutAt !== undefined) truncateSync(join(copy, 'host.db-wal'), cutAt);
    const host = await createTestHost({ app, folder: copy });
    try {
      return await finishAll(host);
    } finally {
      await host.close();
      rmSync(copy, { recursive: true });
    }
  }

  it('has everything that was acknowledged', async () => {
    const ids = await openCopy(undefined);

    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
    expectPrefixes(ids);
  });

  it('goes on from a prefix of the commits wherever its log is cut off', async () => {
    const size = statSync(join(data, 'host.db-wal')).size;
    let most = 0;
    for (let cut = 0; cut < 20; cut += 1) {
      const ids = await openCopy(Math.floor((size * (cut + Math.random())) / 20));
      expectPrefixes(ids);
      most = Math.max(most, ids.length);
    }
    expect(most).toBeGreaterThan(acknowledged.length / 2);
  });
});

describe('a data folder with a damaged file', () => {
  it('is refused by the name of the file, and works again once that is replaced', async () => {
    const data = join(root, 'damaged');
    await killedUnderLoad(data);
    const host = await startHost({ app: 'upkeep', dataDir: data });
    await host.stop();
    const file = join(data, 'host.db');
    copyFileSync(file, join(root, 'good.db'));
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, Math.floor(statSync(file).size / 8192) * 4096);
    closeSync(handle);

    const { code, output } = await runRefusedHost({ app: 'upkeep', dataDir: data });

    expect(code).toBe(1);
    expect(output).toContain(`${file} cannot be opened:`);
    expect(output).toContain('Restore a backup of it');
    copyFileSync(join(root, 'good.db'), file);
    await (await startHost({ app: 'upkeep', dataDir: data })).stop();
  });

  it('is refused to an older host, which changes nothing', async () => {
    const data = join(root, 'newer');
    await (await startHost({ app: 'upkeep', dataDir: data })).stop();
    const db = new DatabaseSync(join(data, 'host.db'));
    db.exec("UPDATE meta SET version = 99 WHERE module = 'durable'");
    db.close();

    const { code, output } = await runRefusedHost({ app: 'upkeep', dataDir: data });

    expect(code).toBe(1);
    expect(output).toMatch(/host\.db was written by a newer host: module durable has version 99/);
  });
});

/** A disk of its own, so that no other is filled; undefined where this user may not mount one. */
function smallDisk(megabytes: number): string | undefined {
  const folder = join(root, 'disk');
  mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  return status === 0 ? folder : undefined;
}

const disk = smallDisk(24);
if (disk === undefined) {
  process.stderr.write('SKIPPED: the test of a full disk needs the right to mount a tmpfs.\n');
}

(disk === undefined ? describe.skip : describe)('a host whose disk is full', () => {
  const folder = disk ?? '';
  const data = join(folder, 'data');

  afterAll(() => void spawnSync('umount', [folder]));

  function fill(): void {
    const handle = openSync(join(folder, 'filler'), 'w');
    try {
      for (;;) writeSync(handle, Buffer.alloc(65_536, 1));
    } catch {
      closeSync(handle);
    }
  }

  it('refuses, says which file, ends, and has lost nothing it had acknowledged', async () => {
    const host: HostProcess = await startHost({ app: 'upkeep', dataDir: data });
    await startInstance(host, 'waiter', 'waiter-1');
    const lanes = ['a', 'b', 'c'].map((prefix) => startChains(host, prefix));
    await until(
      () => lanes.flatMap(({ ids }) => ids).length,
      (count) => count >= 40,
      30_000,
    );
    fill();

    expect(await host.ended).toBe(1);
    await Promise.all(lanes.map((lane) => lane.stop()));
    expect(host.output()).toContain(`Writing to ${join(data, 'host.db')} failed`);
    expect(host.output()).toMatch(/disk is full|No space left/i);

    const refused = await runRefusedHost({ app: 'upkeep', dataDir: data });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(`${join(data, 'host.db')} cannot be opened: its disk is full. Free some space`);

    writeFileSync(join(folder, 'filler'), '');
    const again = await startHost({ app: 'upkeep', dataDir: data });
    const acknowledged = lanes.flatMap(({ ids }) => ids);
    for (const id of acknowledged) {
      const shown = await until(
        () => instance(again, id),
        (state) => state?.runtimeStatus === 'Completed',
      );
      expect(shown).toMatchObject({ instanceId: id, output: 15 });
    }
    expect((await instance(again, 'waiter-1'))?.runtimeStatus).toBe('Running');
    await again.stop();
  });
});
