/** What is wrong with a value, as the end of a sentence; undefined = nothing. */
export type Field = (value: unknown) => string | undefined;

/** Far above any real sum, far below where adding up loses cents. */
const highestMicroUsd = 1e12;
const longestLeaseSeconds = 86_400;
const mostItems = 10_000;

/** The first problem of an operation's input. Anything may arrive: a signal can be sent by hand. */
export function problemOf(
  operation: string,
  fields: Readonly<Record<string, Field>>,
  given: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const [field, check] of Object.entries(fields)) {
    const problem = check(given[field]);
    if (problem !== undefined) return `${operation}: ${field} ${problem}.`;
  }
  return undefined;
}

export function optional(check: Field): Field {
  return (value) => (value === undefined ? undefined : check(value));
}

export function name(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 300 ? undefined : 'must be a text';
}

export function names(value: unknown): string | undefined {
  const fits = Array.isArray(value) && value.length <= mostItems && value.every((each) => name(each) === undefined);
  return fits ? undefined : 'must be a list of texts';
}

/** Four-digit years only, for instants are compared as texts. */
export function instant(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return time >= 0 && time < Date.UTC(9999, 0) ? undefined : 'must be an instant (ISO 8601)';
}

export function amount(value: unknown): string | undefined {
  return isWhole(value, 0, highestMicroUsd) ? undefined : `must be whole micro-USD from 0 to ${highestMicroUsd}`;
}

export function count(value: unknown): string | undefined {
  return isWhole(value, 0, 1_000_000) ? undefined : 'must be a whole number from 0 to 1000000';
}

export function atLeastOne(value: unknown): string | undefined {
  return isWhole(value, 1, 1_000_000) ? undefined : 'must be a whole number from 1 to 1000000';
}

export function lease(value: unknown): string | undefined {
  return isWhole(value, 1, longestLeaseSeconds) ? undefined : `must be whole seconds from 1 to ${longestLeaseSeconds}`;
}

/** An object whose named members hold; others are the caller's business. */
export function object(members: Readonly<Record<string, Field>>): Field {
  return (value) => {
    if (!isObject(value)) return 'must be an object';
    for (const [member, check] of Object.entries(members)) {
      const problem = check(value[member]);
      if (problem !== undefined) return `.${member} ${problem}`;
    }
    return undefined;
  };
}

export function list(member: Field): Field {
  return (value) => {
    if (!Array.isArray(value) || value.length > mostItems) return 'must be a list';
    return value.map(member).find((problem) => problem !== undefined);
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}
