type Schema = Readonly<Record<string, unknown>>;

interface Sides {
  readonly wanted: Schema;
  readonly newest: Schema;
}

/**
 * The document without the fields that only the later schema describes, at every depth. What neither describes stays: it
 * belongs to an open map or to somebody else.
 */
export function withoutLaterFields(document: object, wanted: object, later: object): object {
  const roots = { wanted: wanted as Schema, newest: later as Schema };
  return prune(document, roots, roots) as object;
}

function prune(value: unknown, sides: Sides, roots: Sides): unknown {
  const wanted = resolve(sides.wanted, roots.wanted);
  const newest = resolve(sides.newest, roots.newest);
  if (Array.isArray(value)) {
    const items = { wanted: asSchema(wanted['items']), newest: asSchema(newest['items']) };
    return value.map((item) => prune(item, items, roots));
  }
  // A version that describes no fields here takes any.
  if (typeof value !== 'object' || value === null || !describesFields(wanted)) return value;
  const [known, later] = [asSchema(wanted['properties']), asSchema(newest['properties'])];
  const rest = { wanted: asSchema(wanted['additionalProperties']), newest: asSchema(newest['additionalProperties']) };
  const kept = Object.entries(value).filter(([key]) => Object.hasOwn(known, key) || !Object.hasOwn(later, key));
  return Object.fromEntries(
    kept.map(([key, field]) => {
      const isNamed = Object.hasOwn(known, key);
      const below = isNamed ? { wanted: asSchema(known[key]), newest: asSchema(later[key]) } : rest;
      return [key, prune(field, below, roots)];
    }),
  );
}

function describesFields(schema: Schema): boolean {
  return 'properties' in schema || 'additionalProperties' in schema;
}

/** Follows one local `$ref`; our schemas use no others. */
function resolve(schema: Schema, root: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return schema;
  const path = ref.slice(2).split('/');
  return asSchema(path.reduce<unknown>((node, key) => asSchema(node)[key], root));
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? (value as Schema) : {};
}
