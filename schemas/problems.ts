import { likelyName } from './likely-name';
import type { SchemaError } from './registry';

/** One way in which a document breaks its schema. */
export interface SchemaProblem {
  /** JSON path of the value, e.g. `$.links.bug_reports[0]`. */
  readonly path: string;
  readonly expected: string;
  /** Path, what was expected, and what stands there instead. */
  readonly message: string;
}

type Params = SchemaError['params'];

/** What a keyword asks for, in words. */
const expectations: Readonly<Record<string, (params: Params) => string>> = {
  type: ({ type }) => `${withArticle(list(type))}`,
  required: () => 'a value',
  additionalProperties: () => 'no such property',
  enum: ({ allowedValues }) => `one of ${list(allowedValues, ', ')}`,
  const: ({ allowedValue }) => JSON.stringify(allowedValue),
  format: ({ format }) => `a string of format ${String(format)}`,
  pattern: ({ pattern }) => `a string that matches ${String(pattern)}`,
  minLength: ({ limit }) => `at least ${count(limit, 'character')}`,
  maxLength: ({ limit }) => `at most ${count(limit, 'character')}`,
  minItems: ({ limit }) => `at least ${count(limit, 'item')}`,
  maxItems: ({ limit }) => `at most ${count(limit, 'item')}`,
  minimum: ({ comparison, limit }) => `a number ${String(comparison)} ${String(limit)}`,
  maximum: ({ comparison, limit }) => `a number ${String(comparison)} ${String(limit)}`,
  exclusiveMinimum: ({ comparison, limit }) => `a number ${String(comparison)} ${String(limit)}`,
  exclusiveMaximum: ({ comparison, limit }) => `a number ${String(comparison)} ${String(limit)}`,
};

/** `if` only repeats that its branch has failed, and the branch has told why. */
export function isConsequence(error: SchemaError): boolean {
  return error.keyword === 'if';
}

export function describeError(error: SchemaError, document: unknown, schema: object = {}): SchemaProblem {
  const pointer = error.instancePath.split('/').slice(1).map(unescapePointer);
  const own = error.params['missingProperty'] ?? error.params['additionalProperty'];
  const segments = typeof own === 'string' ? [...pointer, own] : pointer;
  const path = jsonPath(segments, document);
  const expected = expectations[error.keyword]?.(error.params) ?? `a value that holds against "${error.keyword}"`;
  return {
    path,
    expected,
    message: `${path}: expected ${expected}, got ${describeValue(valueAt(segments, document))}${meant(error, schema)}`,
  };
}

function meant({ params, schemaPath }: SchemaError, schema: object): string {
  const unknown = params['additionalProperty'];
  const name = typeof unknown === 'string' ? likelyName(schema, schemaPath, unknown) : undefined;
  return name === undefined ? '' : `; did you mean ${name}?`;
}

function jsonPath(segments: readonly string[], document: unknown): string {
  return segments.reduce((path, segment, depth) => {
    if (Array.isArray(valueAt(segments.slice(0, depth), document))) return `${path}[${segment}]`;
    return /^[A-Za-z_$][\w$]*$/.test(segment) ? `${path}.${segment}` : `${path}[${JSON.stringify(segment)}]`;
  }, '$');
}

function valueAt(segments: readonly string[], document: unknown): unknown {
  return segments.reduce<unknown>((value, segment) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    return (value as Record<string, unknown>)[segment];
  }, document);
}

/** Short, so that a large or private text does not travel in an error message. */
function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${count(value.length, 'item')}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string' && value.length > 60) return `a string of ${count(value.length, 'character')}`;
  return `${typeof value} ${JSON.stringify(value)}`;
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function list(value: unknown, separator = ' or '): string {
  return Array.isArray(value) ? value.map(String).join(separator) : String(value);
}

function withArticle(noun: string): string {
  return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function count(limit: unknown, noun: string): string {
  return `${String(limit)} ${noun}${limit === 1 ? '' : 's'}`;
}
