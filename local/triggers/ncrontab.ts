/** A schedule in six fields: the values each field allows. */
export interface CronFields {
  readonly seconds: ReadonlySet<number>;
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
}

interface FieldRange {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const ranges: readonly FieldRange[] = [
  { name: 'second', low: 0, high: 59, names: [] },
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: monthNames },
  { name: 'day of week', low: 0, high: 6, names: dayNames },
];

/**
 * Reads an NCRONTAB expression of six fields, or five (then at second 0). As in NCRONTAB, day and day of week must both
 * match, and `5/15` means "from 5, every 15". Throws with the field that is wrong.
 */
export function parseCron(text: string): CronFields {
  const given = text.trim().split(/\s+/);
  const fields = given.length === 5 ? ['0', ...given] : given;
  if (fields.length !== 6) throw new Error(`"${text}" has ${given.length} fields, an NCRONTAB expression has 5 or 6`);
  const [seconds, minutes, hours, days, months, weekdays] = ranges.map((range, at) =>
    readField(fields[at] ?? '', range),
  );
  if (!seconds || !minutes || !hours || !days || !months || !weekdays) throw new Error(`"${text}" is incomplete`);
  return { seconds, minutes, hours, days, months, weekdays };
}

function readField(text: string, range: FieldRange): ReadonlySet<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) addPart(values, part, text, range);
  return values;
}

function addPart(values: Set<number>, part: string, field: string, range: FieldRange): void {
  const [span = '', stepText, ...rest] = part.split('/');
  const step = stepText === undefined ? 1 : Number(stepText);
  if (rest.length > 0 || !Number.isInteger(step) || step < 1) throw bad(field, range);
  const [low, high] = readSpan(span, stepText !== undefined, field, range);
  for (let value = low; value <= high; value += step) values.add(value);
}

function readSpan(span: string, stepped: boolean, field: string, range: FieldRange): readonly [number, number] {
  if (span === '*') return [range.low, range.high];
  const [from = '', to, ...rest] = span.split('-');
  const low = readValue(from, range);
  const last = stepped ? range.high : low;
  const high = to === undefined ? last : readValue(to, range);
  if (rest.length > 0 || low === undefined || high === undefined || low > high) throw bad(field, range);
  return [low, high];
}

function readValue(text: string, { low, high, names }: FieldRange): number | undefined {
  const named = text.length >= 3 ? names.findIndex((name) => text.toLowerCase().startsWith(name)) : -1;
  if (named >= 0) return named + low;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= low && value <= high ? value : undefined;
}

function bad(field: string, { name, low, high }: FieldRange): Error {
  return new Error(`the ${name} field "${field}" is not valid; it takes ${low} to ${high}, lists, ranges and steps`);
}
