import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { checkDataFolder } from '../../../../cli/start/check-data-folder';
import { checkPort } from '../../../../cli/start/check-port';
import { startFakeHost } from '../fake-host';
import { makeDataFolder } from '../fake-terminal';

const health = { status: 'ok', version: '0.1.0', model: 'scripted', checks: {} };

describe('checkDataFolder', () => {
  it('makes the folder when it is missing', async () => {
    const data = makeDataFolder();

    await expect(checkDataFolder(join(data.path, 'new', 'one'))).resolves.toBeUndefined();
    data.remove();
  });

  it('refuses a folder whose host answers, and takes over one whose host is gone', async () => {
    const host = await startFakeHost({ 'GET /api/health': health });
    const data = makeDataFolder(host.url);

    await expect(checkDataFolder(data.path)).rejects.toThrow(
      `Data folder ${data.path} is in use by the Stellwerk at ${host.url} (process ${process.pid}).`,
    );
    await host.close();
    await expect(checkDataFolder(data.path)).resolves.toBeUndefined();
    data.remove();
  });

  it('says that a file stands in its place', async () => {
    const data = makeDataFolder();
    const file = join(data.path, 'taken');
    writeFileSync(file, '');

    await expect(checkDataFolder(file)).rejects.toMatchObject({
      exitCode: 1,
      message: `Data folder ${file} cannot be made: a file stands in its place.`,
      nextStep: 'Choose another folder: npm start -- --data <folder>',
    });
    data.remove();
  });

  it('says that it cannot be written', async () => {
    // A folder of the system that nobody may write into, not even root.
    await expect(checkDataFolder('/proc/stellwerk')).rejects.toMatchObject({
      exitCode: 1,
      nextStep: expect.any(String),
    });
  });
});

describe('checkPort', () => {
  it('answers a free port for 0', async () => {
    expect(await checkPort(0)).toBeGreaterThan(0);
  });

  it('names the process that holds the port', async () => {
    const server = await listen();
    const { port } = server.address() as AddressInfo;

    await expect(checkPort(port)).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(`^Port ${port} is in use by (another process|process ${process.pid} \\()`),
      ),
      nextStep: `Stop that process. Or: Choose another port: npm start -- --port ${port + 1}`,
    });
    server.close();
  });

  it('knows another Stellwerk', async () => {
    const host = await startFakeHost({ 'GET /api/health': health });
    const port = Number(new URL(host.url).port);

    await expect(checkPort(port)).rejects.toThrow(`Port ${port} is in use by another Stellwerk: `);
    await host.close();
  });
});

function listen(): Promise<Server> {
  return new Promise((resolve) => {
    // It never answers a question for its health: the check must not wait for it for long.
    const server = createServer((socket) => socket.destroy());
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
