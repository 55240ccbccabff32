import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaDigests } from '../../schemas/lock';
import type { SchemaFile } from '../../schemas/release-check';
import { readJson } from '../settings';

/** Digests of the released schemas in the folder's `schemas.lock.json`; undefined where there is none. */
export function readLock(folder: string): SchemaDigests | undefined {
  return readJson(join(folder, 'schemas.lock.json')) as SchemaDigests | undefined;
}

/** Digests of the schemas as they lie in the folder; a file that is gone has none. */
export function digestsOf(folder: string, files: readonly string[]): SchemaDigests {
  const present = files.filter((file) => existsSync(join(folder, file)));
  return Object.fromEntries(
    present.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

/** The schemas that the lock names: what was released, as far as it still lies there. */
export function lockedOnly(lock: SchemaDigests, present: readonly SchemaFile[]): readonly SchemaFile[] {
  return present.filter(({ file }) => lock[file] !== undefined);
}
