import { once } from 'node:events';
import { createServer } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loopbackCertificate } from './certificate';

interface Version {
  readonly version: string;
  readonly value: string;
  attributes: Record<string, unknown>;
}

export interface KeyVaultEmulator {
  readonly url: string;
  /** Requests that carried a token, by method and path. */
  readonly requests: readonly string[];
  /** The next requests are answered with this status. */
  fail(status: number, times: number): void;
  clear(): void;
  close(): Promise<void>;
}

/** The parts of Key Vault's secrets API that the SDK calls: challenge, set, get, versions, update. */
export async function startKeyVault(): Promise<KeyVaultEmulator> {
  const { key, cert } = await loopbackCertificate();
  const secrets = new Map<string, Version[]>();
  const requests: string[] = [];
  let failure = { status: 0, times: 0 };
  let base = '';
  const server = createServer({ key, cert }, (request, response) => {
    void answer(request).then(({ status, body, headers = {} }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  });

  async function answer(request: IncomingMessage): Promise<Answer> {
    const content = await textOf(request);
    if (!request.headers.authorization) {
      const challenge = `Bearer authorization="${base}/tenant", resource="https://vault.azure.net"`;
      return { status: 401, body: {}, headers: { 'www-authenticate': challenge } };
    }
    const path = decodeURIComponent(new URL(request.url ?? '/', base).pathname);
    requests.push(`${request.method} ${path}`);
    if (failure.times > 0) {
      failure.times -= 1;
      return { status: failure.status, body: { error: { code: 'Failed', message: 'as asked' } } };
    }
    const [, kind, name = '', version = ''] = path.split('/');
    if (kind !== 'secrets') return notFound(path);
    const body = (content === '' ? {} : JSON.parse(content)) as Record<string, unknown>;
    return handle(request.method ?? 'GET', name, version, body);
  }

  function handle(method: string, name: string, version: string, body: Record<string, unknown>): Answer {
    const versions = secrets.get(name) ?? [];
    const now = Math.floor(Date.now() / 1000);
    if (method === 'PUT') {
      const made: Version = {
        version: String(versions.length + 1).padStart(32, '0'),
        value: String(body['value']),
        attributes: { enabled: true, created: now, updated: now, ...(body['attributes'] as object | undefined) },
      };
      secrets.set(name, [...versions, made]);
      return { status: 200, body: view(name, made, true) };
    }
    if (method === 'GET' && version === 'versions') {
      if (versions.length === 0) return notFound(name);
      return { status: 200, body: { value: versions.map((each) => view(name, each, false)) } };
    }
    const found = version === '' ? versions.at(-1) : versions.find((each) => each.version === version);
    if (!found) return notFound(name);
    if (method === 'PATCH') found.attributes = { ...found.attributes, ...(body['attributes'] as object | undefined) };
    if (method === 'GET' && found.attributes['enabled'] === false) {
      return { status: 403, body: { error: { code: 'Forbidden', message: 'disabled' } } };
    }
    return { status: 200, body: view(name, found, method === 'GET') };
  }

  function view(name: string, { version, value, attributes }: Version, withValue: boolean): object {
    return { id: `${base}/secrets/${name}/${version}`, attributes, ...(withValue ? { value } : {}) };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: base,
    requests,
    fail: (status, times) => {
      failure = { status, times };
    },
    clear: () => {
      secrets.clear();
      requests.length = 0;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Record<string, string>;
}

function notFound(name: string): Answer {
  return { status: 404, body: { error: { code: 'SecretNotFound', message: `no secret ${name}` } } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
