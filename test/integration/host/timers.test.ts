import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

interface Run {
  readonly name: string;
  readonly timer: {
    readonly schedule: { readonly adjustForDST: boolean };
    readonly scheduleStatus: { readonly last: string; readonly next: string; readonly lastUpdated: string } | null;
    readonly isPastDue: boolean;
  };
  readonly retry?: {
    readonly retryCount: number;
    readonly maxRetryCount: number;
    readonly exception: { message: string };
  };
}

let host: HostProcess;

beforeAll(async () => {
  host = await startHost({ app: 'timers' });
});

afterAll(() => host.stop());

async function runs(name: string): Promise<Run[]> {
  const all = (await (await fetch(`${host.url}/api/runs`)).json()) as Run[];
  return all.filter((run) => run.name.startsWith(name));
}

function ran(name: string, count: number): Promise<Run[]> {
  return until(
    () => runs(name),
    (found) => found.length >= count,
  );
}

describe('timer triggers', () => {
  it('run on their schedule, from a setting or as an interval, without a monitor under a minute', async () => {
    const [cron] = await ran('eachSecond', 2);
    expect(cron?.timer).toEqual({ schedule: { adjustForDST: true }, scheduleStatus: null, isPastDue: false });
    const [interval] = await ran('interval', 2);
    expect(interval?.timer.schedule.adjustForDST).toBe(false);
  });

  it('run at the start when asked, and know their next time', async () => {
    const [first] = await ran('atStart', 1);
    expect(first?.timer.isPastDue).toBe(false);
    expect(first?.timer.scheduleStatus).toMatchObject({
      last: expect.stringMatching(/^0001-01-01T00:00:00[+-]\d\d:\d\d$/) as string,
      next: expect.stringMatching(/^\d{4}-01-01T00:00:00\.0000000[+-]\d\d:\d\d$/) as string,
    });
    expect(await runs('hourly')).toEqual([]);
  });

  it('are retried by their policy, and told why', async () => {
    const tries = await ran('retried', 3);
    expect(tries.map(({ retry }) => retry && [retry.retryCount, retry.maxRetryCount, retry.exception.message])).toEqual(
      [undefined, [1, 2, 'attempt 0'], [2, 2, 'attempt 1']],
    );
  });

  it('never overlap', async () => {
    await ran('slow', 2);
    expect((await runs('slow')).every(({ name }) => name === 'slow1')).toBe(true);
  });

  it('catch up once after the host was down', async () => {
    const stopped = await host.stop();
    expect(stopped.code).toBe(0);
    const db = new DatabaseSync(join(host.dataDir, 'host.db'));
    const due = Date.now() - 7_200_000;
    db.prepare("UPDATE timer_status SET next = ? WHERE function = 'hourly'").run(due);
    db.close();
    host = await startHost({ app: 'timers', dataDir: host.dataDir });
    const [late] = await ran('hourly', 1);
    expect(late?.timer.isPastDue).toBe(true);
    expect(Date.parse(late?.timer.scheduleStatus?.next ?? '')).toBe(due);
    const [again] = await ran('atStart', 1);
    expect(again?.timer.scheduleStatus?.last).not.toMatch(/^0001/);
  });
});
