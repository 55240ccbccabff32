import type { LogFormat } from './host-log';
import { parseTimeSpan } from './time-span';

/** What Azure sets on the namespace or the site and has no place in host.json; from the environment or local.settings.json. */
export interface LocalOptions {
  readonly logFormat: LogFormat;
  /** Ask for function, system and master keys as Azure does. */
  readonly requireKeys: boolean;
  /** How long ended instances are kept; undefined: for ever. */
  readonly retentionMs: number | undefined;
  readonly bus: { readonly duplicateWindowMs: number; readonly maxDeliveryCount: number };
}

const dayMs = 86_400_000;

/**
 * `LOCAL_LOG_FORMAT` (`text`, `json`), `LOCAL_REQUIRE_KEYS` (`true`, `false`), `LOCAL_SERVICEBUS_DUPLICATE_WINDOW` (TimeSpan,
 * default one day, zero: off), `LOCAL_SERVICEBUS_MAX_DELIVERY_COUNT` (default 10), `LOCAL_RETENTION` (TimeSpan, default 30
 * days, zero: for ever). Throws with every bad one.
 */
export function readLocalOptions(env: Readonly<Record<string, string | undefined>>): LocalOptions {
  const problems: string[] = [];
  const reject = <T>(name: string, expected: string, fallback: T): T => {
    problems.push(`${name} is "${env[name]}", expected ${expected}`);
    return fallback;
  };
  const choose = <T extends string>(name: string, allowed: readonly [T, ...T[]]): T => {
    const value = env[name]?.toLowerCase();
    if (value === undefined || value === '') return allowed[0];
    return allowed.find((item) => item === value) ?? reject(name, allowed.join(' or '), allowed[0]);
  };
  const span = (name: string, fallback: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    const millis = parseTimeSpan(text);
    return millis === undefined || millis < 0 ? reject(name, 'a time span d.hh:mm:ss', fallback) : millis;
  };
  const count = Number(env['LOCAL_SERVICEBUS_MAX_DELIVERY_COUNT'] ?? 10);
  const options: LocalOptions = {
    logFormat: choose('LOCAL_LOG_FORMAT', ['text', 'json']),
    requireKeys: choose('LOCAL_REQUIRE_KEYS', ['false', 'true']) === 'true',
    retentionMs: span('LOCAL_RETENTION', 30 * dayMs) || undefined,
    bus: {
      duplicateWindowMs: span('LOCAL_SERVICEBUS_DUPLICATE_WINDOW', dayMs),
      maxDeliveryCount:
        Number.isInteger(count) && count > 0
          ? count
          : reject('LOCAL_SERVICEBUS_MAX_DELIVERY_COUNT', 'a whole number from 1', 10),
    },
  };
  if (problems.length > 0) throw new Error(`Bad settings: ${problems.join('; ')}`);
  return options;
}
