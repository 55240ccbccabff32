import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { emulatorCredential } from '../token-credential';

export interface ManagedIdentityEmulator {
  /** What App Service puts into the environment of an app with an identity. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** The endpoint from which an app on Azure gets the tokens of its identity; unsigned ones, for emulators. */
export async function startManagedIdentity(): Promise<ManagedIdentityEmulator> {
  const header = randomUUID();
  const server = createServer((request, response) => {
    const resource = new URL(request.url ?? '/', 'http://identity').searchParams.get('resource');
    if (request.headers['x-identity-header'] !== header || resource === null) {
      response.writeHead(400).end('{}');
      return;
    }
    void emulatorCredential(resource)
      .getToken('')
      .then((access) => {
        const body = {
          access_token: access?.token,
          expires_on: String(Math.floor((access?.expiresOnTimestamp ?? 0) / 1000)),
          resource,
          token_type: 'Bearer',
        };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
      AZURE_CLIENT_ID: '',
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
      IDENTITY_HEADER: header,
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
