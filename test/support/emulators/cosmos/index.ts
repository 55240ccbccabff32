import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../https-server';
import type { EmulatorAnswer, EmulatorRequest } from '../https-server';
import { Container } from './container';
import type { ContainerDefinition } from './container';
import { answerItems } from './answer-items';
import { CosmosFault } from './fault';
import { openJournal } from './journal';

export interface CosmosEmulator {
  readonly url: string;
  /** Sums of what was asked of the documents since `reset`. */
  readonly usage: { requests: number; charge: number };
  /** Makes the database with the containers of a deployment, as infra/ does: identities of the data plane cannot. */
  ensureDatabase(name: string, containers?: readonly ContainerDefinition[]): void;
  removeDatabase(name: string): void;
  /** The next calls for documents are answered 429, to be repeated after so many milliseconds. */
  throttle(times: number, retryAfterMs: number): void;
  /** The next calls of any kind are answered with this status. */
  fail(status: number, times: number): void;
  close(): Promise<void>;
}

export interface CosmosOptions {
  /** Where documents outlive the process. Default: nowhere. */
  readonly folder?: string;
  readonly now?: () => number;
}

/** What infra/ deploys. */
export function deployedContainers(root = process.cwd()): readonly ContainerDefinition[] {
  return JSON.parse(readFileSync(join(root, 'infra/modules/cosmos-containers.json'), 'utf8')) as ContainerDefinition[];
}

/**
 * The document API of Cosmos DB as its SDK speaks it, over TLS and with Entra tokens only: point reads and writes with etags,
 * atomic batches of one partition, patches, TTL, and a subset of its SQL. It knows strong consistency and one region.
 */
export async function startCosmos({ folder, now = Date.now }: CosmosOptions = {}): Promise<CosmosEmulator> {
  const databases = new Map<string, Map<string, Container>>();
  const journal = folder === undefined ? undefined : openJournal(folder);
  const usage = { requests: 0, charge: 0 };
  let throttled = { times: 0, retryAfterMs: 0 };
  let failing = { status: 0, times: 0 };

  function answer(request: EmulatorRequest): EmulatorAnswer {
    try {
      if (failing.times > 0) {
        failing.times -= 1;
        throw new CosmosFault(failing.status, 'Failed', 'As asked.');
      }
      requireToken(request);
      return route(request);
    } catch (error) {
      return answerFault(error);
    }
  }

  function route(request: EmulatorRequest): EmulatorAnswer {
    const [, dbs, database = '', colls, name = '', docs, id] = request.path.replace(/\/$/, '').split('/');
    if (dbs === undefined) return { status: 200, body: account(server.url) };
    if (dbs !== 'dbs') throw new CosmosFault(400, 'BadRequest', `${request.path} is not known to this emulator.`);
    if (database === '' || name === '' || (docs === undefined && request.method !== 'GET')) {
      throw new CosmosFault(403, 'Forbidden', 'Databases and containers are not made by identities of the data plane.');
    }
    const container = databases.get(database)?.get(name);
    if (!container || colls !== 'colls') {
      throw new CosmosFault(404, 'NotFound', 'Owner resource does not exist', { subStatus: 1003 });
    }
    if (docs === undefined) return { status: 200, body: containerBody(container.definition) };
    if (docs === 'pkranges') return { status: 200, body: partitionRanges() };
    if (docs !== 'docs') throw new CosmosFault(400, 'BadRequest', `${request.path} is not known to this emulator.`);
    const isPlan = request.headers['x-ms-cosmos-is-query-plan-request'] !== undefined;
    if (isPlan) throw new CosmosFault(400, 'BadRequest', 'This emulator makes no query plans.');
    if (throttled.times > 0) {
      throttled.times -= 1;
      const headers = { 'x-ms-retry-after-ms': String(throttled.retryAfterMs) };
      throw new CosmosFault(429, 'TooManyRequests', 'The request rate is too large.', { subStatus: 3200, headers });
    }
    const answered = answerItems(container, request, id);
    usage.requests += 1;
    usage.charge += Number(answered.headers?.['x-ms-request-charge'] ?? 0);
    return answered;
  }

  const server = await startEmulator(answer, { keepRequests: false });
  return {
    url: server.url,
    usage,
    ensureDatabase(name, containers = deployedContainers()) {
      const known = databases.get(name) ?? new Map<string, Container>();
      databases.set(name, known);
      for (const definition of containers.filter((each) => !known.has(each.name))) {
        const path = `${name}/${definition.name}`;
        const container = new Container(definition, now, (changes) => journal?.keep(path, changes));
        for (const document of journal?.restore(path) ?? []) container.restore(document);
        known.set(definition.name, container);
      }
    },
    removeDatabase(name) {
      databases.delete(name);
      journal?.forget(name);
    },
    throttle: (times, retryAfterMs) => void (throttled = { times, retryAfterMs }),
    fail: (status, times) => void (failing = { status, times }),
    async close() {
      await server.close();
      journal?.close();
    },
  };
}

/** Keys are off in every deployment of ours. */
function requireToken({ headers }: EmulatorRequest): void {
  const [, token = ''] = /^type=aad&ver=1\.0&sig=(.+)$/.exec(decodeURIComponent(headers.authorization ?? '')) ?? [];
  const [, claims = ''] = token.split('.');
  if (claims === '') throw new CosmosFault(401, 'Unauthorized', 'Local Authorization is disabled. Use an AAD token.');
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { readonly exp?: number };
  if (exp === undefined || exp * 1000 < Date.now()) throw new CosmosFault(401, 'Unauthorized', 'The token is over.');
}

function answerFault(error: unknown): EmulatorAnswer {
  if (!(error instanceof CosmosFault)) {
    return { status: 400, body: { code: 'BadRequest', message: error instanceof Error ? error.message : 'unknown' } };
  }
  const { subStatus, headers } = error.details;
  return {
    status: error.status,
    body: { code: error.code, message: error.message },
    headers: {
      'x-ms-request-charge': '1',
      ...(subStatus === undefined ? {} : { 'x-ms-substatus': String(subStatus) }),
      ...headers,
    },
  };
}

function account(url: string): object {
  const locations = [{ name: 'Loopback', databaseAccountEndpoint: `${url}/` }];
  return {
    id: 'emulator',
    _rid: 'emulator',
    writableLocations: locations,
    readableLocations: locations,
    enableMultipleWriteLocations: false,
    userConsistencyPolicy: { defaultConsistencyLevel: 'Strong' },
  };
}

function containerBody({ name, partitionKey, defaultTtlSeconds }: ContainerDefinition): object {
  return {
    id: name,
    _rid: name,
    partitionKey: { paths: [partitionKey], kind: 'Hash', version: 2 },
    defaultTtl: defaultTtlSeconds,
  };
}

function partitionRanges(): object {
  const range = { id: '0', _rid: '0', minInclusive: '', maxExclusive: 'FF', parents: [], status: 'online' };
  return { _rid: '0', PartitionKeyRanges: [range], _count: 1 };
}
