import { createServer, type AddressInfo } from 'node:net';
import { errnoOf, failure, reasonOf } from '../failure';
import { isStellwerk } from './host-health';
import { portOwner } from './port-owner';

const address = '127.0.0.1';

/** Answers the port to use (a free one for 0), or says who holds it. */
export async function checkPort(port: number): Promise<number> {
  try {
    return await tryListening(port);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EADDRINUSE') throw await inUse(port);
    if (errno === 'EACCES') {
      throw failure(
        'port_forbidden',
        `Port ${port} needs an administrator.`,
        'Choose one from 1024 up: npm start -- --port 7071',
      );
    }
    throw failure(
      'port_unusable',
      `Port ${port} cannot be used: ${reasonOf(error)}.`,
      'Choose another: npm start -- --port <port>',
    );
  }
}

async function inUse(port: number): Promise<Error> {
  const url = `http://${address}:${port}`;
  const next = `Choose another port: npm start -- --port ${port < 65_535 ? port + 1 : 7071}`;
  const owner = portOwner(port);
  const process = owner === undefined ? 'another process' : `process ${owner.pid} (${owner.command})`;
  if (await isStellwerk(url)) {
    return failure(
      'port_in_use',
      `Port ${port} is in use by another Stellwerk: ${process}.`,
      `Use that one (npx stellwerk runs --url ${url}), stop it, or run beside it: npm start -- --port ${port + 1} --data <folder>`,
    );
  }
  return failure('port_in_use', `Port ${port} is in use by ${process}.`, `Stop that process. Or: ${next}`);
}

function tryListening(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: address, exclusive: true }, () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => resolve(found));
    });
  });
}
