import type { EmulatorAnswer, EmulatorRequest } from '../https-server';
import { chargeOf, chargeOfQuery, rounded } from './charge';
import type { Container, StoredDocument, Write } from './container';
import { CosmosFault } from './fault';
import type { PatchOperation } from './patch';
import type { Document } from './sql/evaluate';
import { parseQuery } from './sql/parse';

const defaultPage = 100;
const mostOfBatch = 100;
const largestBatch = 2 * 1024 * 1024;

interface BatchOperation {
  readonly operationType: string;
  readonly id?: string;
  readonly ifMatch?: string;
  readonly resourceBody?: Document & { readonly operations?: readonly PatchOperation[] };
}

/** Reads, writes, batches and queries of one container's documents. */
export function answerItems(container: Container, request: EmulatorRequest, id: string | undefined): EmulatorAnswer {
  const { method, headers } = request;
  if (method === 'POST' && headers['x-ms-documentdb-isquery']) return answerQuery(container, request);
  const partition = partitionOf(request);
  if (partition === undefined) throw new CosmosFault(400, 'BadRequest', 'The partition key is missing.');
  if (method === 'POST' && headers['x-ms-cosmos-is-batch-request']) return answerBatch(container, request, partition);
  const write = writeOf(request, id);
  const [document] = container.write(partition, [write]);
  const bytes = Buffer.byteLength(JSON.stringify(document?.body ?? ''));
  const status = { create: 201, delete: 204 }[write.kind as string] ?? 200;
  return {
    status,
    ...(document ? { body: document.body } : {}),
    headers: {
      'x-ms-request-charge': String(chargeOf(write.kind, bytes)),
      ...(document ? { etag: document.body._etag } : {}),
    },
  };
}

function writeOf({ method, headers, json }: EmulatorRequest, id: string | undefined): Write {
  const ifMatch = headers['if-match'];
  if (headers['if-none-match'] !== undefined)
    throw new CosmosFault(400, 'BadRequest', 'If-None-Match is not known here.');
  if (method === 'POST') {
    const kind = headers['x-ms-documentdb-is-upsert'] ? 'upsert' : 'create';
    return { kind, id: String(json['id']), body: json, ifMatch };
  }
  if (id === undefined) throw new CosmosFault(405, 'MethodNotAllowed', `${method} needs a document.`);
  if (method === 'GET') return { kind: 'read', id };
  if (method === 'PUT') return { kind: 'replace', id, body: json, ifMatch };
  if (method === 'DELETE') return { kind: 'delete', id, ifMatch };
  if (method === 'PATCH') return { kind: 'patch', id, operations: operationsOf(json), ifMatch };
  throw new CosmosFault(405, 'MethodNotAllowed', `${method} is not known here.`);
}

function operationsOf(body: Document): readonly PatchOperation[] {
  if (body['condition'] !== undefined)
    throw new CosmosFault(400, 'BadRequest', 'Conditions of patches are not known here.');
  return (body['operations'] ?? []) as readonly PatchOperation[];
}

function answerBatch(container: Container, { headers, text }: EmulatorRequest, partition: string): EmulatorAnswer {
  const operations = JSON.parse(text) as readonly BatchOperation[];
  if (headers['x-ms-cosmos-batch-atomic'] === undefined)
    throw new CosmosFault(400, 'BadRequest', 'Bulk is not known here.');
  if (operations.length > mostOfBatch) throw new CosmosFault(400, 'BadRequest', 'A batch has at most 100 operations.');
  if (Buffer.byteLength(text) > largestBatch)
    throw new CosmosFault(413, 'RequestEntityTooLarge', 'The batch is too large.');
  const writes = operations.map(batchWrite);
  try {
    const results = container
      .write(partition, writes)
      .map((document, k) => batchResult(writes[k]?.kind ?? '', document));
    const charge = results.reduce((sum, { requestCharge }) => sum + requestCharge, 0);
    return { status: 200, body: results, headers: { 'x-ms-request-charge': String(rounded(charge)) } };
  } catch (error) {
    if (!(error instanceof CosmosFault)) throw error;
    const results = writes.map((_, k) => ({ statusCode: k === error.index ? error.status : 424, requestCharge: 1 }));
    return { status: 207, body: results, headers: { 'x-ms-request-charge': String(writes.length) } };
  }
}

function batchWrite({ operationType, id, ifMatch, resourceBody }: BatchOperation): Write {
  const kind = operationType.toLowerCase() as Write['kind'];
  if (!['create', 'replace', 'upsert', 'delete', 'patch', 'read'].includes(kind)) {
    throw new CosmosFault(400, 'BadRequest', `${operationType} is no operation of a batch.`);
  }
  return {
    kind,
    id: id ?? String(resourceBody?.['id']),
    ifMatch,
    ...(kind === 'patch' ? { operations: operationsOf(resourceBody ?? {}) } : {}),
    ...(kind !== 'patch' && resourceBody ? { body: resourceBody } : {}),
  };
}

function batchResult(kind: string, document: StoredDocument | undefined) {
  const requestCharge = chargeOf(kind, Buffer.byteLength(JSON.stringify(document?.body ?? '')));
  const statusCode = { create: 201, delete: 204 }[kind] ?? 200;
  return { statusCode, requestCharge, ...(document ? { eTag: document.body._etag, resourceBody: document.body } : {}) };
}

function answerQuery(container: Container, request: EmulatorRequest): EmulatorAnswer {
  const partition = partitionOf(request);
  const { query: text, parameters = [] } = JSON.parse(request.text) as {
    readonly query: string;
    readonly parameters?: readonly { readonly name: string; readonly value: unknown }[];
  };
  const query = parseQuery(text, new Map(parameters.map(({ name, value }) => [name, value])));
  if (partition === undefined) {
    if (request.headers['x-ms-documentdb-query-enablecrosspartition']?.toString().toLowerCase() !== 'true') {
      throw new CosmosFault(400, 'BadRequest', 'Cross partition query is required but disabled.');
    }
    // The service would ask the client to merge what partitions answer, by a plan.
    if (query.orderBy.length > 0)
      throw new CosmosFault(400, 'BadRequest', 'ORDER BY over partitions is not known here.');
  }
  const wanted = Number(request.headers['x-ms-max-item-count'] ?? defaultPage);
  const after = request.headers['x-ms-continuation']?.toString();
  const { documents, continuation } = container.query(partition, query, wanted > 0 ? wanted : defaultPage, after);
  const bytes = Buffer.byteLength(JSON.stringify(documents));
  return {
    status: 200,
    body: { _rid: container.definition.name, Documents: documents, _count: documents.length },
    headers: {
      'x-ms-request-charge': String(chargeOfQuery(documents.length, bytes)),
      'x-ms-item-count': String(documents.length),
      ...(continuation === undefined ? {} : { 'x-ms-continuation': continuation }),
    },
  };
}

function partitionOf({ headers }: EmulatorRequest): string | undefined {
  const header = headers['x-ms-documentdb-partitionkey'];
  if (header === undefined) return undefined;
  const [partition] = JSON.parse(String(header)) as readonly unknown[];
  return typeof partition === 'string' ? partition : undefined;
}
