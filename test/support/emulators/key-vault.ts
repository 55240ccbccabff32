import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
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

/** The parts of Key Vault's secrets API that the SDK calls: challenge, set, get, versions, update. With a folder the secrets outlive it. */
export async function startKeyVault({ folder }: { readonly folder?: string } = {}): Promise<KeyVaultEmulator> {
  const { key, cert } = await loopbackCertificate();
  const file = folder === undefined ? undefined : join(folder, 'secrets.json');
  const secrets = restored(file);
  const requests: string[] = [];
  let failure = { status: 0, times: 0 };
  let base = '';
  const server = createServer({ key, cert }, (request, response) => {
    void answer(request).then(({ status, body, headers = {} }) => {
      if (file !== undefined && request.method !== 'GET') keep(file, secrets);
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

/** Secrets outlive the process in a file for its owner only. */
function restored(file: string | undefined): Map<string, Version[]> {
  if (file === undefined || !existsSync(file)) return new Map();
  return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, Version[]][]);
}

function keep(file: string, secrets: ReadonlyMap<string, Version[]>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify([...secrets]), { mode: 0o600 });
  renameSync(`${file}.new`, file);
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
