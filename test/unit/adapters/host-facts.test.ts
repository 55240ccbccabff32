import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHostFacts } from '../../../adapters/host-facts';

const facts = createHostFacts({ dataFolder: tmpdir(), choices: {}, unreadSettings: [], services: [] });
const reach = (url: string) => facts.reach({ setting: 'STELLWERK_MODEL_URL', url });

describe('reach', () => {
  let server: Server;
  let date: string | undefined;
  let seen: string[];
  beforeEach(async () => {
    seen = [];
    server = createServer((request, response) => {
      seen.push(`${request.method} ${request.headers.authorization ?? 'nobody'}`);
      response.sendDate = date !== undefined;
      if (date !== undefined) response.setHeader('date', date);
      response.writeHead(401).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;

  it('takes any answer for one, and sends no credential', async () => {
    date = undefined;
    expect(await reach(url())).toEqual({ kind: 'answered', status: 401 });
    expect(seen).toEqual(['HEAD nobody']);
  });

  it('tells how far the clock of the other side is ahead', async () => {
    date = new Date(Date.now() + 3_600_000).toUTCString();
    const answer = await reach(url());
    expect(answer).toMatchObject({ kind: 'answered' });
    // The whole test machine may stand still for a while.
    const { skewSeconds = 0 } = answer as { readonly skewSeconds?: number };
    expect(skewSeconds).toBeGreaterThan(3_500);
    expect(skewSeconds).toBeLessThanOrEqual(3_601);
  });

  it('says why there is no answer', async () => {
    const closed = url();
    server.close();
    await once(server, 'close');
    expect(await reach(closed)).toEqual({ kind: 'failed', reason: 'nothing listens there' });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
});

describe('reach of what speaks no HTTP', () => {
  it('knocks', async () => {
    const mail = createTcpServer((socket) => socket.end());
    mail.listen(0, '127.0.0.1');
    await once(mail, 'listening');
    const { port } = mail.address() as AddressInfo;

    expect(await reach(`smtp://user@127.0.0.1:${port}`)).toEqual({ kind: 'answered', status: 0 });
    mail.close();
    await once(mail, 'close');
    expect(await reach(`smtp://127.0.0.1:${port}`)).toMatchObject({ kind: 'failed' });
  });
});

describe('inspectDataFolder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-facts-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('sees space, and whether others may enter', async () => {
    const own = createHostFacts({ dataFolder: folder, choices: {}, unreadSettings: [], services: [] });
    chmodSync(folder, 0o700);
    const closed = await own.inspectDataFolder();
    chmodSync(folder, 0o755);
    const open = await own.inspectDataFolder();

    expect(closed).toMatchObject({ path: folder, writable: true, openToOthers: false });
    expect(open.openToOthers).toBe(true);
    expect(closed.freeBytes).toBeGreaterThan(0);
    expect(closed.totalBytes).toBeGreaterThan(closed.freeBytes);
  });
});
