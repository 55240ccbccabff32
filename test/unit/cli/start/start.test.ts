import { setTimeout as sleep } from 'node:timers/promises';
import { startHost } from '../../../../cli/start/host-process';
import { start } from '../../../../cli/start/start';
import { startFakeHost } from '../fake-host';
import { fakeTerminal, makeDataFolder } from '../fake-terminal';

jest.mock('../../../../cli/start/host-process');

describe('start', () => {
  it('lets go of a host that ended by itself: whoever answers there later is another one', async () => {
    const data = makeDataFolder();
    const host = await startFakeHost({
      'GET /api/v1/runs': { items: [] },
      'POST /api/v1/tenants': { tenant: 'local', displayName: 'local', hookSecret: 'secret' },
    });
    let end: (how: string) => void = () => undefined;
    jest.mocked(startHost).mockResolvedValue({
      url: host.url,
      pid: 1,
      health: { model: 'scripted', sandbox: 'none' },
      logFile: 'host.log',
      ended: new Promise((resolve) => (end = resolve)),
      stop: async () => undefined,
      kill: () => undefined,
    });
    const terminal = fakeTerminal({ env: { STELLWERK_DATA: data.path } });

    const started = start(terminal, { port: 0, sample: false, platform: 'local', services: 'local' });
    while (host.of('GET /api/v1/runs').length < 2) await sleep(10);
    end('signal SIGKILL');

    await expect(started).rejects.toThrow('The host ended by itself (signal SIGKILL).');
    const asked = host.seen.length;
    await sleep(2500);
    expect(host.seen).toHaveLength(asked);
    await host.close();
    data.remove();
  });
});
