import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

export type KeyName = 'master' | 'function' | 'durable' | 'bus';

/** Made once per data folder; they stay the same over restarts. */
export type AccessKeys = Readonly<Record<KeyName, string>>;

const names: readonly KeyName[] = ['master', 'function', 'durable', 'bus'];

/** Reads `keys.json` of the data folder, or writes it (readable by its owner only). */
export function loadAccessKeys(dataDir: string): AccessKeys {
  const file = join(dataDir, 'keys.json');
  const stored = readStored(file);
  if (names.every((name) => typeof stored[name] === 'string')) return stored as AccessKeys;
  const keys = Object.fromEntries(names.map((name) => [name, stored[name] ?? randomBytes(32).toString('base64url')]));
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return keys as AccessKeys;
}

function readStored(file: string): Partial<AccessKeys> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  try {
    return JSON.parse(text) as Partial<AccessKeys>;
  } catch (error) {
    throw new Error(`${file} is not JSON. Delete it to get new keys.`, { cause: error });
  }
}

/** The key a caller presents: header `x-functions-key`, or `code` in the query. */
export function presentedKey(request: IncomingMessage): string | undefined {
  const header = request.headers['x-functions-key'];
  if (typeof header === 'string') return header;
  const url = request.url ?? '';
  const at = url.indexOf('?');
  return at < 0 ? undefined : (new URLSearchParams(url.slice(at + 1)).get('code') ?? undefined);
}

/** Compares in a time that does not depend on where the texts differ. */
export function sameKey(given: string | undefined, key: string): boolean {
  if (given === undefined) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(key)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The token of an `Authorization: Bearer` header. */
export function bearerToken(request: IncomingMessage): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
