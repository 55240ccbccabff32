/** JSON with sorted keys and no blanks: equal values give equal text, whatever order they were built in. */
export function canonicalJson(value: unknown): string {
  // Through JSON first: dates become texts, and what JSON does not know disappears.
  return write(JSON.parse(JSON.stringify(value)) as unknown);
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`).join(',')}}`;
}
