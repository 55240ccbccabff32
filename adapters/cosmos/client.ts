import type { FeedOptions, JSONObject, OperationInput, SqlQuerySpec } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';
import { createDecide } from './decide';
import type { Decide } from './decide';
import type { Document } from './document';
import { isMissingContainer, statusOf, storeError } from './errors';
import { createUsageBook } from './usage';
import type { StoreUsage } from './usage';

export interface CosmosConfig {
  /** Endpoint of the account, e.g. `https://<account>.documents.azure.com`. */
  readonly endpoint: string;
  readonly database: string;
  /** Identity with the role Cosmos DB Built-in Data Contributor on the database. */
  readonly credential: TokenCredential;
}

export interface Stored<T extends Document = Document> {
  readonly document: T;
  readonly etag: string;
}

/** One write of a batch. `add` raises numbers of a document that is there. */
export type Write =
  | { readonly kind: 'create'; readonly document: Document }
  | { readonly kind: 'replace'; readonly document: Document; readonly etag: string }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'add'; readonly id: string; readonly amounts: Readonly<Record<string, number>> };

/** `done`, or which write was refused, and how: nothing of the batch is written then. */
export type BatchOutcome = 'done' | { readonly refused: number; readonly status: number };

export interface Query {
  /** Every one is listed in queries.ts. */
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Default: all of them. */
  readonly limit?: number;
}

/** One container. What the service refuses as a conflict is answered, every other fault is thrown as `AppError`. */
export interface Documents {
  readonly name: string;
  read<T extends Document>(tenant: string, id: string): Promise<Stored<T> | undefined>;
  /** False: a document of this id is there. */
  create(document: Document): Promise<boolean>;
  /** All or nothing, within one tenant. */
  batch(tenant: string, writes: readonly Write[]): Promise<BatchOutcome>;
  query<T>(tenant: string, query: Query): Promise<T[]>;
  pages<T>(tenant: string, query: Query): AsyncIterable<readonly T[]>;
  /** Over every tenant: for administrators and sweeps. In no order. */
  queryAll<T>(query: Query): Promise<T[]>;
}

export interface CosmosStore {
  container(name: string): Documents;
  /** Repeats `attempt` until what it read still stands when it writes; one at a time per key in this process. */
  decide: Decide;
  usage(): readonly StoreUsage[];
  close(): void;
}

type Client = Awaited<ReturnType<typeof connect>>;
type Container = ReturnType<ReturnType<Client['database']>['container']>;

const refusals = new Set([404, 409, 412, 449]);
const pageOfScan = 1000;
/** For one request. What takes longer has an unknown outcome, and its caller comes again. */
const patienceMs = 10_000;

/** Nothing is asked of the service, and the SDK is not loaded, before the first call. */
export function openCosmos(config: CosmosConfig): CosmosStore {
  const usage = createUsageBook();
  let connecting: Promise<Client> | undefined;

  async function containerOf(name: string): Promise<Container> {
    connecting ??= connect(config);
    return (await connecting).database(config.database).container(name);
  }

  function container(name: string): Documents {
    async function call<T>(
      operation: StoreUsage['operation'],
      work: (container: Container) => Promise<{ readonly charge: number; readonly answer: T }>,
      otherwise: (status: number | undefined) => T | undefined = () => undefined,
    ): Promise<T> {
      try {
        const { charge, answer } = await work(await containerOf(name));
        usage.count(name, operation, charge);
        return answer;
      } catch (error) {
        const answer = isMissingContainer(error) ? undefined : otherwise(statusOf(error));
        usage.count(name, operation, chargeOf((error as { headers?: unknown } | undefined)?.headers));
        if (answer !== undefined) return answer;
        throw storeError(error, name);
      }
    }

    async function* pagesOf<T>(
      operation: StoreUsage['operation'],
      { text, values, limit }: Query,
      options: FeedOptions,
    ): AsyncIterable<readonly T[]> {
      const spec: SqlQuerySpec = {
        query: text,
        parameters: Object.entries(values).map(([key, value]) => ({ name: `@${key}`, value: value as string })),
      };
      const page = Math.min(limit ?? pageOfScan, pageOfScan);
      const items = (await containerOf(name)).items.query<T>(spec, { ...options, maxItemCount: page });
      for (let left = limit ?? Number.POSITIVE_INFINITY; left > 0 && items.hasMoreResults();) {
        const found = await call(operation, async () => {
          const { resources = [], requestCharge } = await items.fetchNext();
          return { charge: requestCharge, answer: resources };
        });
        if (found.length > 0) yield found.slice(0, left);
        left -= found.length;
      }
    }

    const pages = <T>(tenant: string, query: Query) => pagesOf<T>('query', query, { partitionKey: tenant });

    return {
      name,
      pages,
      query: <T>(tenant: string, query: Query) => collected(pages<T>(tenant, query)),
      queryAll: <T>(query: Query) => collected(pagesOf<T>('queryAll', query, {})),
      read: <T extends Document>(tenant: string, id: string) =>
        call<Stored<T> | undefined>('read', async (items) => {
          const { resource, etag, requestCharge, statusCode, substatus } = await items.item(id, tenant).read<T>();
          if (statusCode === 404 && substatus === 1003) throw Object.assign(new Error(), { code: 404, substatus });
          return { charge: requestCharge, answer: resource ? { document: resource, etag } : undefined };
        }),
      create: (document) =>
        call<boolean>(
          'create',
          async (items) => ({ charge: (await items.items.create(document)).requestCharge, answer: true }),
          (status) => (status === 409 ? false : undefined),
        ),
      batch: (tenant, writes) =>
        call<BatchOutcome>('batch', async (items) => {
          const { result = [], headers } = await items.items.batch(writes.map(operationOf), tenant);
          const refused = result.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
          const status = result[refused]?.statusCode ?? 0;
          if (refused >= 0 && !refusals.has(status)) throw Object.assign(new Error('batch'), { code: status });
          return { charge: chargeOf(headers), answer: refused < 0 ? 'done' : { refused, status } };
        }),
    };
  }

  return {
    container,
    decide: createDecide(),
    usage: () => usage.list(),
    close: () => void connecting?.then((client) => client.dispose()),
  };
}

async function connect({ endpoint, credential }: CosmosConfig) {
  const { CosmosClient } = await import('@azure/cosmos');
  return new CosmosClient({ endpoint, aadCredentials: credential, connectionPolicy: { requestTimeout: patienceMs } });
}

function operationOf(write: Write): OperationInput {
  switch (write.kind) {
    case 'create':
      return { operationType: 'Create', resourceBody: write.document as object as JSONObject };
    case 'replace': {
      const { document, etag } = write;
      return {
        operationType: 'Replace',
        id: document.id,
        resourceBody: document as object as JSONObject,
        ifMatch: etag,
      };
    }
    case 'delete':
      return { operationType: 'Delete', id: write.id };
    case 'add': {
      const operations = Object.entries(write.amounts).map(([path, value]) => ({ op: 'incr' as const, path, value }));
      return { operationType: 'Patch', id: write.id, resourceBody: { operations } };
    }
  }
}

function chargeOf(headers: unknown): number {
  return Number((headers as Record<string, string> | undefined)?.['x-ms-request-charge'] ?? 0) || 0;
}

async function collected<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
