import { randomUUID } from 'node:crypto';

/** Replaces `%NAME%` by the setting of that name. Throws when a setting is missing, naming it and where it is used. */
export function resolveSettingNames(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  where: string,
): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = env[name];
    if (value === undefined) throw new Error(`${where} names the setting %${name}%, which is not set`);
    return value;
  });
}

/**
 * Replaces `{rand-guid}`, `{DateTime}` and `{name}` (also dotted) in an output binding's text. Names come from the
 * trigger's data and compare case-insensitively; an unknown one throws.
 */
export function resolveTriggerExpressions(
  text: string,
  data: Readonly<Record<string, unknown>>,
  now: () => Date,
): string {
  return text.replace(/\{([^{}]+)\}/g, (_, expression: string) => {
    const name = expression.trim().toLowerCase();
    if (name === 'rand-guid' || name.startsWith('rand-guid:')) return formatGuid(name.slice('rand-guid:'.length));
    if (name === 'datetime') return now().toISOString();
    const value = lookUp(data, name.split('.'));
    if (value === undefined || value === null) throw new Error(`No value for named parameter '${expression}'.`);
    return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  });
}

function formatGuid(format: string): string {
  const guid = randomUUID();
  return format === 'n' ? guid.replaceAll('-', '') : guid;
}

function lookUp(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.entries(current).find(([key]) => key.toLowerCase() === name)?.[1];
  }
  return current;
}
