import type { CosmosStore, Documents, Stored, Write } from './client';
import { lost } from './decide';
import type { Document } from './document';

/** Makes the document, or replaces exactly the version that was read. */
export function put(stored: Stored | undefined, document: Document): Write {
  return stored ? { kind: 'replace', document, etag: stored.etag } : { kind: 'create', document };
}

export interface Change<T extends Document, A> {
  readonly document?: T;
  readonly answer: A;
}

/**
 * Reads a document and writes what `next` makes of it, again until nobody else wrote in between. Without a document in what
 * `next` answers nothing is written.
 */
export function changeDocument<T extends Document, A>(
  { decide }: Pick<CosmosStore, 'decide'>,
  items: Documents,
  { tenant, id }: Pick<Document, 'tenant' | 'id'>,
  next: (stands: T | undefined) => Change<T, A>,
): Promise<A> {
  return decide<A>(`${items.name}/${tenant}/${id}`, async () => {
    const stored = await items.read<T>(tenant, id);
    const { document, answer } = next(stored?.document);
    if (!document) return answer;
    return (await items.batch(tenant, [put(stored, document)])) === 'done' ? answer : lost;
  });
}
