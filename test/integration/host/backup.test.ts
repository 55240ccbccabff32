import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  entityState,
  instance,
  raiseEvent,
  sendMessage,
  signalEntity,
  startChains,
  startInstance,
} from './support/durable-calls';
import { runHostCommand, startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

const root = mkdtempSync(join(tmpdir(), 'host-backup-'));
const [data, backup, restored] = ['data', 'backup', 'restored'].map((name) => join(root, name)) as [
  string,
  string,
  string,
];
const laterMs = 5000;
let acknowledged: string[];
let host: HostProcess;

/** Everything that can wait, with load before, during and after the backup; then the first host is gone for good. */
beforeAll(async () => {
  const first = await startHost({ app: 'upkeep', dataDir: data });
  await startInstance(first, 'waiter', 'waiter-1');
  await startInstance(first, 'sleeper', 'sleeper-1', laterMs);
  for (let n = 0; n < 3; n += 1) await signalEntity(first, 'counter/kept', 'add', 1);
  const due = new Date(Date.now() + laterMs).toISOString();
  await sendMessage(first, 'parcels', { weight: 7 }, { ScheduledEnqueueTimeUtc: due });
  await until(
    () => entityState(first, 'counter/kept'),
    (state) => state === 3,
  );
  const lanes = ['a', 'b', 'c'].map((prefix) => startChains(first, prefix));
  await until(
    () => lanes.flatMap(({ ids }) => ids).length,
    (count) => count >= 40,
    30_000,
  );
  acknowledged = lanes.flatMap(({ ids }) => ids);
  const { code, output } = await runHostCommand('backup', '--data', data, '--to', backup);
  const during = lanes.flatMap(({ ids }) => ids).length;
  if (code !== 0 || during <= acknowledged.length) throw new Error(`${during} under load, ${code}: ${output}`);
  await Promise.all(lanes.map((lane) => lane.stop()));
  await first.kill();
  rmSync(data, { recursive: true });
  const done = await runHostCommand('restore', '--from', backup, '--data', restored);
  if (done.code !== 0) throw new Error(done.output);
  host = await startHost({ app: 'upkeep', dataDir: restored });
});

afterAll(async () => {
  await host.stop();
  rmSync(root, { recursive: true, force: true });
});

describe('a host on a backup that was made under load', () => {
  it('has every instance acknowledged before, and brings it to its end', async () => {
    for (const id of acknowledged) {
      const shown = await until(
        () => instance(host, id),
        (state) => state?.runtimeStatus === 'Completed',
      );
      expect(shown).toMatchObject({ instanceId: id, output: 15 });
    }
  });

  it('goes on waiting for events, timers and messages', async () => {
    expect((await instance(host, 'waiter-1'))?.runtimeStatus).toBe('Running');
    await raiseEvent(host, 'waiter-1', 'go', 'on');
    for (const [id, output] of [
      ['waiter-1', 'on'],
      ['sleeper-1', 2],
    ] as const) {
      const shown = await until(
        () => instance(host, id),
        (state) => state?.runtimeStatus === 'Completed',
      );
      expect(shown?.output).toBe(output);
    }
    await until(
      () => entityState(host, 'counter/parcels'),
      (state) => state === 7,
    );
  });

  it('remembers entities', async () => {
    expect(await entityState(host, 'counter/kept')).toBe(3);
    await signalEntity(host, 'counter/kept', 'add', 1);
    await until(
      () => entityState(host, 'counter/kept'),
      (state) => state === 4,
    );
  });
});

describe('a damaged backup', () => {
  it('is refused by the name of the file', async () => {
    const damaged = join(root, 'damaged');
    cpSync(backup, damaged, { recursive: true });
    const file = join(damaged, 'data/host.db');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);

    const { code, output } = await runHostCommand('restore', '--from', damaged, '--data', join(root, 'nothing'));

    expect(code).toBe(1);
    expect(output).toContain(`${file} is damaged`);
  });
});
