import type { Document } from './sql/evaluate';
import { CosmosFault } from './fault';

export interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

/** `set`, `remove` and `incr` of fields at the top of a document or one below; whatever else the service knows is refused. */
export function patched(document: Document, operations: readonly PatchOperation[]): Document {
  if (operations.length === 0 || operations.length > 10) {
    throw new CosmosFault(400, 'BadRequest', 'A patch has 1 to 10 operations.');
  }
  const result = structuredClone(document) as Record<string, unknown>;
  for (const { op, path, value } of operations) {
    const names = path.slice(1).split('/');
    const name = names.pop() ?? '';
    const owner = names.reduce<Record<string, unknown> | undefined>(
      (object, each) => object?.[each] as Record<string, unknown> | undefined,
      result,
    );
    if (!owner) throw new CosmosFault(400, 'BadRequest', `${path} is below something that is not there.`);
    if (op === 'set') owner[name] = value;
    else if (op === 'remove' && name in owner) delete owner[name];
    else if (op === 'incr' && typeof value === 'number') owner[name] = incremented(owner[name], value, path);
    else throw new CosmosFault(400, 'BadRequest', `The patch operation ${op} at ${path} is not possible here.`);
  }
  return result;
}

/** A field that is not there is made with the value. */
function incremented(before: unknown, by: number, path: string): number {
  if (before === undefined) return by;
  if (typeof before === 'number') return before + by;
  throw new CosmosFault(400, 'BadRequest', `${path} is no number.`);
}
