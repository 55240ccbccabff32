import { compareValues, holds, pathsOf, project, valueAt } from './sql/evaluate';
import type { Document } from './sql/evaluate';
import type { Path, Query } from './sql/parse';
import { CosmosFault } from './fault';
import { patched } from './patch';
import type { PatchOperation } from './patch';

/** As infra/modules/cosmos-containers.json describes it. */
export interface ContainerDefinition {
  readonly name: string;
  readonly partitionKey: string;
  /** -1: a document lives as long as its own `ttl` says, for ever without one. */
  readonly defaultTtlSeconds: number;
  readonly includedPaths: readonly string[];
  readonly excludedPaths: readonly string[];
  readonly compositeIndexes: readonly (readonly { readonly path: string; readonly order: string }[])[];
}

export interface StoredDocument {
  readonly partition: string;
  readonly body: Document & {
    readonly id: string;
    readonly _etag: string;
    readonly _ts: number;
    readonly _rid: string;
  };
}

export interface Write {
  readonly kind: 'create' | 'replace' | 'upsert' | 'delete' | 'patch' | 'read';
  readonly id: string;
  readonly body?: Document;
  readonly ifMatch?: string | undefined;
  readonly operations?: readonly PatchOperation[];
}

export interface Page {
  readonly documents: readonly Document[];
  readonly continuation: string | undefined;
}

/** What one call changed; undefined = removed. */
export type Changes = ReadonlyMap<string, StoredDocument | undefined>;

/** The service's limit of a document, in bytes of its JSON. */
const largestDocument = 2 * 1024 * 1024;

export class Container {
  readonly documents = new Map<string, StoredDocument>();
  #serial = 0;

  constructor(
    readonly definition: ContainerDefinition,
    private readonly now: () => number,
    private readonly keep: (changes: Changes) => void,
  ) {}

  /** Takes up what an earlier process kept. */
  restore(document: StoredDocument): void {
    this.documents.set(keyOf(document.partition, document.body.id), document);
    this.#serial = Math.max(this.#serial, Number(document.body._rid));
  }

  find(partition: string, id: string): StoredDocument | undefined {
    const found = this.documents.get(keyOf(partition, id));
    return found && this.#lives(found) ? found : undefined;
  }

  /** All or nothing; the fault says which write it was. */
  write(partition: string, writes: readonly Write[]): readonly (StoredDocument | undefined)[] {
    const drafts = new Map<string, StoredDocument | undefined>();
    const results = writes.map((write, index) => {
      try {
        return this.#apply(partition, write, drafts);
      } catch (error) {
        throw error instanceof CosmosFault ? error.at(index) : error;
      }
    });
    if (drafts.size > 0) this.keep(drafts);
    for (const [key, document] of drafts) {
      if (document) this.documents.set(key, document);
      else this.documents.delete(key);
    }
    return results;
  }

  #apply(partition: string, write: Write, drafts: Map<string, StoredDocument | undefined>): StoredDocument | undefined {
    const key = keyOf(partition, write.id);
    const stands = drafts.has(key) ? drafts.get(key) : this.find(partition, write.id);
    if (write.kind === 'create' && stands) throw new CosmosFault(409, 'Conflict', 'A document of this id exists.');
    if (['replace', 'delete', 'patch', 'read'].includes(write.kind) && !stands) {
      throw new CosmosFault(404, 'NotFound', 'There is no document of this id.');
    }
    if (write.ifMatch !== undefined && write.ifMatch !== '*' && stands?.body._etag !== write.ifMatch) {
      throw new CosmosFault(412, 'PreconditionFailed', 'The etag is not the one that stands.');
    }
    if (write.kind === 'read') return stands;
    if (write.kind === 'delete') {
      drafts.set(key, undefined);
      return undefined;
    }
    const body = write.kind === 'patch' ? patched(stands?.body ?? {}, write.operations ?? []) : (write.body ?? {});
    const made = this.#make(partition, write.id, body, stands);
    drafts.set(key, made);
    return made;
  }

  #make(partition: string, id: string, body: Document, before: StoredDocument | undefined): StoredDocument {
    const given = valueAt(body, this.definition.partitionKey.slice(1).split('/'));
    if (given !== partition) {
      throw new CosmosFault(400, 'BadRequest', 'The partition key of the document is not that of the request.');
    }
    if (typeof body['id'] !== 'string' || body['id'] !== id || /[/\\?#]/.test(id) || id.length > 1023) {
      throw new CosmosFault(400, 'BadRequest', `"${String(body['id'])}" cannot be the id of a document.`);
    }
    if (Buffer.byteLength(JSON.stringify(body)) > largestDocument) {
      throw new CosmosFault(413, 'RequestEntityTooLarge', 'Request size is too large.');
    }
    this.#serial += 1;
    const meta = {
      _rid: before?.body._rid ?? String(this.#serial).padStart(12, '0'),
      _etag: `"${this.#serial.toString(16).padStart(8, '0')}-0000-0000-0000-000000000000"`,
      _ts: Math.floor(this.now() / 1000),
    };
    return { partition, body: { ...(structuredClone(body) as Document & { id: string }), ...meta } };
  }

  /** `partition` undefined: all of them. Refuses what the index does not serve. */
  query(partition: string | undefined, query: Query, most: number, continuation: string | undefined): Page {
    this.#requireIndexed(pathsOf(query.where));
    this.#requireOrdered(query.orderBy);
    const found = [...this.documents.values()].filter(
      (document) =>
        (partition === undefined || document.partition === partition) &&
        this.#lives(document) &&
        (query.where === undefined || holds(query.where, document.body) === true),
    );
    const keys = query.orderBy.map(({ path, descending }) => ({ path, sign: descending ? -1 : 1 }));
    const place = ({ body }: StoredDocument): Place => ({
      values: keys.map(({ path }) => valueAt(body, path)),
      rid: body._rid,
    });
    const order = (left: Place, right: Place): number => {
      const first = keys
        .map(({ sign }, k) => sign * compareValues(left.values[k], right.values[k]))
        .find((by) => by !== 0);
      return first ?? (left.rid < right.rid ? -1 : Number(left.rid > right.rid)) * (keys[0]?.sign ?? 1);
    };
    const after = continuation === undefined ? undefined : readPlace(continuation);
    const rows = found
      .map((document) => ({ document, at: place(document) }))
      .filter(({ at }) => after === undefined || order(at, after) > 0)
      .sort((left, right) => order(left.at, right.at));
    const page = rows.slice(0, most);
    const last = page.at(-1);
    return {
      documents: page.map(({ document }) => project(query, document.body)),
      continuation: last && rows.length > page.length ? writePlace(last.at) : undefined,
    };
  }

  #lives({ body }: StoredDocument): boolean {
    const own = typeof body['ttl'] === 'number' ? body['ttl'] : this.definition.defaultTtlSeconds;
    return own < 0 || this.now() < (body._ts + own) * 1000;
  }

  #requireIndexed(paths: readonly Path[]): void {
    for (const path of paths) {
      if (!this.#isIndexed(path)) {
        throw new CosmosFault(400, 'BadRequest', `No index of ${this.definition.name} serves /${path.join('/')}.`);
      }
    }
  }

  #requireOrdered(orderBy: Query['orderBy']): void {
    this.#requireIndexed(orderBy.map(({ path }) => path));
    if (orderBy.length < 2) return;
    const wanted = orderBy.map(
      ({ path, descending }) => `/${path.join('/')} ${descending ? 'descending' : 'ascending'}`,
    );
    const served = this.definition.compositeIndexes.some(
      (index) => index.map(({ path, order }) => `${path} ${order}`).join() === wanted.join(),
    );
    if (!served) {
      throw new CosmosFault(400, 'BadRequest', 'The order by query does not have a corresponding composite index.');
    }
  }

  #isIndexed(path: Path): boolean {
    const text = `/${path.join('/')}`;
    const { includedPaths, partitionKey } = this.definition;
    return (
      text === '/id' || text === partitionKey || includedPaths.includes(`${text}/?`) || includedPaths.includes('/*')
    );
  }
}

interface Place {
  readonly values: readonly unknown[];
  readonly rid: string;
}

function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64');
}

function readPlace(continuation: string): Place {
  return JSON.parse(Buffer.from(continuation, 'base64').toString()) as Place;
}

export function keyOf(partition: string, id: string): string {
  return JSON.stringify([partition, id]);
}
