import { compareKeywords, isSameShape } from './constraints';
import { change } from './rules';
import type { SchemaChange } from './rules';

type Schema = Readonly<Record<string, unknown>>;

interface Sides {
  readonly before: Schema;
  readonly after: Schema;
}

/** How deep fields may nest; a schema that refers to itself ends here. */
const depthLimit = 32;

/** Every change between two schemas of one contract, field by field, in the order of the fields. */
export function compareSchemas(before: Schema, after: Schema): SchemaChange[] {
  return compareField({ before, after }, before, after, '$', 0);
}

function compareField(roots: Sides, oldField: unknown, newField: unknown, path: string, depth: number): SchemaChange[] {
  const before = resolve(oldField, roots.before);
  const after = resolve(newField, roots.after);
  if (depth > depthLimit) return [];
  return [
    ...compareKeywords(before, after, path),
    ...compareProperties(roots, before, after, path, depth),
    ...compareItems(roots, before, after, path, depth),
    ...compareOpenness(roots, before, after, path, depth),
  ];
}

function compareProperties(roots: Sides, before: Schema, after: Schema, path: string, depth: number): SchemaChange[] {
  const [oldFields, newFields] = [fieldsOf(before), fieldsOf(after)];
  const removed = [...oldFields.keys()].filter((name) => !newFields.has(name));
  const added = new Set([...newFields.keys()].filter((name) => !oldFields.has(name)));
  const changes: SchemaChange[] = [];
  for (const [name, old] of oldFields) {
    const next = newFields.get(name);
    if (!next || isVersionField(name, path)) continue;
    changes.push(...compareField(roots, old.schema, next.schema, `${path}.${name}`, depth + 1));
    changes.push(...compareRequired(old, next, `${path}.${name}`));
  }
  for (const name of removed) {
    const successor = successorOf(name, oldFields, newFields, added);
    if (successor !== undefined) added.delete(successor);
    changes.push(
      successor === undefined
        ? change('REMOVE_FIELD', `${path}.${name}`, `${name} is gone`)
        : change('RENAME_FIELD', `${path}.${name}`, `${name} has become ${successor}`),
    );
  }
  for (const name of added) changes.push(describeAdded(newFields.get(name), `${path}.${name}`));
  return changes;
}

interface Field {
  readonly schema: Schema;
  readonly required: boolean;
}

/** Declared properties, and names that are only listed as required. */
function fieldsOf(schema: Schema): Map<string, Field> {
  const properties = asSchema(schema['properties'] ?? {});
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const names = new Set([...Object.keys(properties), ...required]);
  return new Map(
    [...names].map((name) => [name, { schema: asSchema(properties[name]), required: required.includes(name) }]),
  );
}

function compareRequired(old: Field, next: Field, path: string): SchemaChange[] {
  if (old.required === next.required) return [];
  if (old.required) return [change('CHANGE_FIELD_TYPE', path, 'it was required, now readers may find it absent')];
  return [describeAdded(next, path)];
}

function describeAdded(field: Field | undefined, path: string): SchemaChange {
  if (field && 'default' in field.schema) return change('ADD_FIELD_WITH_DEFAULT', path, 'it has a default');
  return field?.required
    ? change('ADD_REQUIRED_FIELD', path, 'it is required and has no default')
    : change('ADD_OPTIONAL_FIELD', path, 'it is optional');
}

/** The added field that is most likely the removed one under a new name: the same shape, then the most alike name. */
function successorOf(
  name: string,
  oldFields: ReadonlyMap<string, Field>,
  newFields: ReadonlyMap<string, Field>,
  added: ReadonlySet<string>,
): string | undefined {
  const shape = oldFields.get(name)?.schema;
  const candidates = [...added].filter((other) => isSameShape(shape, newFields.get(other)?.schema));
  return candidates.sort((a, b) => sharedLetters(name, b) - sharedLetters(name, a))[0];
}

function sharedLetters(left: string, right: string): number {
  const pairs = new Set(Array.from(left, (letter, index) => letter + (left[index + 1] ?? '')));
  return Array.from(right, (letter, index) => letter + (right[index + 1] ?? '')).filter((pair) => pairs.has(pair))
    .length;
}

function compareItems(roots: Sides, before: Schema, after: Schema, path: string, depth: number): SchemaChange[] {
  if (!('items' in before) && !('items' in after)) return [];
  if (!('items' in after)) return [change('LOOSEN_CONSTRAINT', `${path}[]`, 'items are no longer described')];
  if (!('items' in before)) return [change('CHANGE_FIELD_TYPE', `${path}[]`, 'items are newly constrained')];
  return compareField(roots, before['items'], after['items'], `${path}[]`, depth + 1);
}

/** `additionalProperties`: absent and `true` are open, `false` is closed, a schema is in between. */
function compareOpenness(roots: Sides, before: Schema, after: Schema, path: string, depth: number): SchemaChange[] {
  const [old, next] = [before['additionalProperties'] ?? true, after['additionalProperties'] ?? true];
  if (typeof old === 'object' && typeof next === 'object')
    return compareField(roots, old, next, `${path}.*`, depth + 1);
  if (old === next) return [];
  const looser = next === true || old === false;
  const detail = 'what other properties may stand here has changed';
  return [change(looser ? 'LOOSEN_CONSTRAINT' : 'CHANGE_FIELD_TYPE', `${path}.*`, detail)];
}

/** Every version has its own `$schema`, so that is no change. */
function isVersionField(name: string, path: string): boolean {
  return name === '$schema' && path === '$';
}

/** Follows a local `$ref`; keywords beside it are ignored, as draft-07 has it. */
function resolve(field: unknown, root: Schema): Schema {
  let schema = asSchema(field);
  for (let hops = 0; typeof schema['$ref'] === 'string' && hops < depthLimit; hops += 1) {
    const ref = schema['$ref'];
    if (!ref.startsWith('#/')) return schema;
    schema = asSchema(
      ref
        .slice(2)
        .split('/')
        .reduce<unknown>((node, key) => asSchema(node)[key], root),
    );
  }
  return schema;
}

function asSchema(value: unknown): Schema {
  if (value === false) return { not: {} };
  return typeof value === 'object' && value !== null ? (value as Schema) : {};
}
