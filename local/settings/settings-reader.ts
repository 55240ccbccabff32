import { parseTimeSpan } from './time-span';

export interface SettingsReader {
  /** The raw value at a dotted path, or `undefined`. Names compare case-insensitively, environment overrides win. */
  raw(path: string): unknown;
  text<T extends string | null>(path: string, fallback: T): string | T;
  integer<T extends number | null>(path: string, fallback: T, min: number, max?: number): number | T;
  flag(path: string, fallback: boolean): boolean;
  oneOf<T extends string>(path: string, allowed: readonly T[], fallback: T): T;
  /** Milliseconds of a TimeSpan. */
  timeSpan<T extends number | null>(path: string, fallback: T, min?: number, max?: number): number | T;
}

/**
 * Reads values out of host.json. A bad value adds one line to `problems` and yields the fallback, so that every problem is
 * reported at once. `AzureFunctionsJobHost__a__b` in the environment replaces `a.b`, as on Azure.
 */
export function createSettingsReader(
  document: unknown,
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): SettingsReader {
  const root = withOverrides(document, env);

  function raw(path: string): unknown {
    return path
      .split('.')
      .reduce<unknown>((value, name) => (isRecord(value) ? value[keyLike(value, name)] : undefined), root);
  }

  function present(path: string): unknown {
    const value = raw(path);
    return value === null ? undefined : value;
  }

  function reject(path: string, value: unknown, expected: string): void {
    problems.push(`host.json: ${path} is ${JSON.stringify(value)}, expected ${expected}`);
  }

  function text<T extends string | null>(path: string, fallback: T): string | T {
    const value = present(path);
    if (value === undefined) return fallback;
    if (typeof value !== 'string') {
      reject(path, value, 'a text');
      return fallback;
    }
    const missing: string[] = [];
    const resolved = value.replace(/%([^%]+)%/g, (_, name: string) => {
      const found = env[name];
      if (found === undefined) missing.push(name);
      return found ?? '';
    });
    for (const name of missing) problems.push(`host.json: ${path} names the setting %${name}%, which is not set`);
    return resolved;
  }

  function integer<T extends number | null>(path: string, fallback: T, min: number, max = Infinity): number | T {
    const value = present(path);
    if (value === undefined) return fallback;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) return number;
    reject(path, value, max === Infinity ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`);
    return fallback;
  }

  function flag(path: string, fallback: boolean): boolean {
    const value = present(path);
    if (value === undefined) return fallback;
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
    reject(path, value, 'true or false');
    return fallback;
  }

  function oneOf<T extends string>(path: string, allowed: readonly T[], fallback: T): T {
    const value = text(path, null);
    if (value === null) return fallback;
    const found = allowed.find((name) => name.toLowerCase() === value.toLowerCase());
    if (found !== undefined) return found;
    reject(path, value, `one of ${allowed.join(', ')}`);
    return fallback;
  }

  function timeSpan<T extends number | null>(path: string, fallback: T, min = 0, max = Infinity): number | T {
    const value = present(path);
    if (value === undefined) return fallback;
    const millis = typeof value === 'string' ? parseTimeSpan(value) : undefined;
    if (millis !== undefined && millis >= min && millis <= max) return millis;
    const range = max === Infinity ? '' : ` from ${min / 60_000} to ${max / 60_000} minutes`;
    reject(path, value, `a time span hh:mm:ss${range}`);
    return fallback;
  }

  return { raw, text, integer, flag, oneOf, timeSpan };
}

function withOverrides(document: unknown, env: Readonly<Record<string, string | undefined>>): unknown {
  const prefix = 'azurefunctionsjobhost__';
  let root = document;
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || !name.toLowerCase().startsWith(prefix)) continue;
    root = replaceAt(root, name.slice(prefix.length).split('__'), value);
  }
  return root;
}

function replaceAt(value: unknown, path: readonly string[], replacement: string): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return replacement;
  const record = isRecord(value) ? value : {};
  const key = keyLike(record, name);
  return { ...record, [key]: replaceAt(record[key], rest, replacement) };
}

function keyLike(record: Readonly<Record<string, unknown>>, name: string): string {
  const lower = name.toLowerCase();
  return Object.keys(record).find((key) => key.toLowerCase() === lower) ?? name;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
