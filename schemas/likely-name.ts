/** The setting that was probably meant: of the properties beside the unknown one, the only one at most two typing mistakes away. */
export function likelyName(schema: object, schemaPath: string | undefined, unknown: string): string | undefined {
  const near = namesBeside(schema, schemaPath ?? '').filter(
    (name) => distance(name.toLowerCase(), unknown.toLowerCase()) <= 2,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** `#/properties/policy/additionalProperties` → the names of `#/properties/policy/properties`. */
function namesBeside(schema: object, schemaPath: string): string[] {
  const steps = schemaPath.split('/').slice(1, -1);
  const node = [...steps, 'properties'].reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    schema,
  );
  return typeof node === 'object' && node !== null ? Object.keys(node) : [];
}

/** Levenshtein: letters to add, take away or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [above, letter] of [...one].entries()) {
    const next = [above + 1];
    for (let at = 0; at < other.length; at += 1) {
      const changed = (row[at] ?? 0) + (letter === other[at] ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
