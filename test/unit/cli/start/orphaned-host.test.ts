import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { untilOrphanEnds } from '../../../../cli/start/orphaned-host';
import { makeDataFolder } from '../fake-terminal';

describe('untilOrphanEnds', () => {
  const data = makeDataFolder();
  let host: ChildProcess;
  let gonePid: number;

  beforeAll(async () => {
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    gonePid = gone.pid ?? 0;
    await once(gone, 'exit');
  });

  beforeEach(() => {
    host = spawn('sleep', ['60'], { stdio: 'ignore' });
  });

  afterEach(() => host.kill('SIGKILL'));
  afterAll(() => data.remove());

  function writeHostFile(startedBy: readonly number[]): void {
    writeFileSync(
      join(data.path, 'host.json'),
      JSON.stringify({ url: 'http://127.0.0.1:1', pid: host.pid, startedBy }),
    );
  }

  it('waits until the host that lost its start has ended', async () => {
    writeHostFile([process.pid, gonePid]);
    setTimeout(() => host.kill('SIGKILL'), 300);
    const begun = Date.now();

    await untilOrphanEnds(data.path);

    expect(host.signalCode).toBe('SIGKILL');
    expect(Date.now() - begun).toBeLessThan(5000);
  });

  it('waits only a moment for a host whose start is there', async () => {
    writeHostFile([process.pid]);
    const begun = Date.now();

    await untilOrphanEnds(data.path);

    expect(host.signalCode).toBeNull();
    expect(Date.now() - begun).toBeLessThan(3000);
  });

  it('gives up on a host that stays', async () => {
    writeHostFile([gonePid]);

    await untilOrphanEnds(data.path, 200);

    expect(host.signalCode).toBeNull();
  });
});
