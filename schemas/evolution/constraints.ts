import { isSameJson } from './json-equal';
import { change } from './rules';
import type { SchemaChange } from './rules';

type Schema = Readonly<Record<string, unknown>>;
type Direction = 'tighter' | 'looser';

const annotations = ['title', 'description', 'examples', '$comment', 'readOnly', 'writeOnly', 'deprecated'];
/** Keywords that are compared field by field elsewhere, or that only name the schema. */
const structure = [
  'properties',
  'required',
  'items',
  'additionalProperties',
  'definitions',
  '$defs',
  '$id',
  '$schema',
  '$ref',
];
const lowerBounds = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const upperBounds = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
/** Keywords that only ever refuse: adding one tightens, taking it away loosens, changing it does both. */
const refusing = ['pattern', 'format', 'const', 'uniqueItems', 'not', 'contains', 'propertyNames', 'multipleOf'];

/** Changes of one field's own keywords. A keyword nobody here knows is taken for a breaking change. */
export function compareKeywords(before: Schema, after: Schema, path: string): SchemaChange[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => !structure.includes(key)));
  return [...keywords].flatMap((keyword) => {
    const [old, next] = [before[keyword], after[keyword]];
    if (isSameJson(old, next)) return [];
    const detail = `${keyword} was ${written(old)}, is ${written(next)}`;
    if (annotations.includes(keyword) || isReordered(keyword, old, next))
      return [change('CHANGE_ANNOTATION', path, detail)];
    return [
      change(directionOf(keyword, old, next) === 'looser' ? 'LOOSEN_CONSTRAINT' : 'CHANGE_FIELD_TYPE', path, detail),
    ];
  });
}

/** The same schema but for words: the sign of a renamed field. */
export function isSameShape(left: unknown, right: unknown): boolean {
  return isSameJson(withoutAnnotations(left), withoutAnnotations(right));
}

function directionOf(keyword: string, old: unknown, next: unknown): Direction {
  if (keyword === 'enum') return includesAll(next, old) ? 'looser' : 'tighter';
  if (keyword === 'default') return old === undefined ? 'looser' : 'tighter';
  if (lowerBounds.includes(keyword)) return isLooserBound(old, next, (a, b) => b < a) ? 'looser' : 'tighter';
  if (upperBounds.includes(keyword)) return isLooserBound(old, next, (a, b) => b > a) ? 'looser' : 'tighter';
  if (refusing.includes(keyword)) return next === undefined || next === false ? 'looser' : 'tighter';
  return 'tighter';
}

/** The same values in another order say the same. */
function isReordered(keyword: string, old: unknown, next: unknown): boolean {
  const bothGiven = old !== undefined && next !== undefined;
  return keyword === 'enum' && bothGiven && includesAll(old, next) && includesAll(next, old);
}

function isLooserBound(old: unknown, next: unknown, looser: (old: number, next: number) => boolean): boolean {
  if (next === undefined) return true;
  return typeof old === 'number' && typeof next === 'number' && looser(old, next);
}

/** No enum at all allows everything. */
function includesAll(wider: unknown, narrower: unknown): boolean {
  if (wider === undefined) return true;
  if (!Array.isArray(wider) || !Array.isArray(narrower)) return false;
  return narrower.every((value) => wider.some((other) => isSameJson(value, other)));
}

function withoutAnnotations(schema: unknown): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      annotations.includes(key) && typeof value === 'string' ? undefined : value,
    ),
  );
}

function written(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
