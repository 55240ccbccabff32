import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createPrivate, readPrivate, replacePrivate } from './private-file';
import { keyBytes, seal, unseal } from './sealed-value';
import { AppError } from '../../domain/errors';
import type { SecretStore } from '../../ports/secret-store';

export interface LocalSecretStoreConfig {
  /** The data folder; `secrets.json` and `secrets.key` are made in it. */
  readonly folder: string;
}

/** Sealed values by secret name, the current one first. */
type SealedSecrets = Readonly<Record<string, readonly string[]>>;

/**
 * Secrets of one machine, each value sealed under the key file. Both files are 0600; keeping the key elsewhere is the
 * operator's choice. A secret is opened at the moment of use. One process per data folder writes.
 */
export function createLocalSecretStore({ folder }: LocalSecretStoreConfig): SecretStore {
  const path = join(folder, 'secrets.json');
  const keyPath = join(folder, 'secrets.key');
  const key = loadKey(path, keyPath);

  function write(name: string, values: readonly string[]): void {
    const sealed = { ...readSealed(path), [name]: values };
    replacePrivate(path, Buffer.from(`${JSON.stringify({ format: 1, secrets: sealed }, null, 2)}\n`));
  }

  function sealedOf(name: string): readonly string[] {
    const secrets = readSealed(path);
    return Object.hasOwn(secrets, name) ? (secrets[name] ?? []) : [];
  }

  function open(name: string, sealed: string): string {
    try {
      return unseal(key, name, sealed);
    } catch (error) {
      throw new AppError(
        'configuration_invalid',
        `Secret "${name}" in ${path} does not open with ${keyPath}: one of the files was changed or replaced. ` +
          'Restore both together, or set the secret anew.',
        { details: { name, path }, cause: error },
      );
    }
  }

  function prepend(name: string, value: string): void {
    if (name === '') throw new AppError('invalid_request', 'A secret needs a name.');
    write(name, [seal(key, name, value), ...sealedOf(name)]);
  }

  return {
    get: async (name) => sealedOf(name).map((sealed) => open(name, sealed)),
    async ensure(name) {
      const current = sealedOf(name)[0];
      if (current !== undefined) return open(name, current);
      const value = randomValue();
      prepend(name, value);
      return value;
    },
    async set(name, value) {
      const current = sealedOf(name)[0];
      if (current === undefined || open(name, current) !== value) prepend(name, value);
    },
    async retire(name) {
      const values = sealedOf(name);
      if (values.length > 1) write(name, values.slice(0, 1));
    },
  };
}

/** A new key would lock every stored secret away for good, so a lost key is an error and not a reason to make one. */
function loadKey(path: string, keyPath: string): Buffer {
  const stored = readPrivate(keyPath);
  if (!stored && readPrivate(path)) {
    throw new AppError(
      'configuration_invalid',
      `${keyPath} is missing, and ${path} cannot be opened without it. Restore the key, or move ${path} away to start anew.`,
      { details: { path: keyPath } },
    );
  }
  const text = (stored ?? createPrivate(keyPath, Buffer.from(randomBytes(keyBytes).toString('base64')))).toString(
    'utf8',
  );
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === keyBytes) return key;
  throw new AppError('configuration_invalid', `${keyPath} must hold ${keyBytes} bytes in base64. Restore it.`);
}

function readSealed(path: string): SealedSecrets {
  const content = readPrivate(path);
  if (!content) return {};
  try {
    const { format, secrets } = JSON.parse(content.toString('utf8')) as { format?: unknown; secrets?: SealedSecrets };
    if (format === 1 && typeof secrets === 'object') return secrets;
  } catch {
    // Told below, together with a file of another shape.
  }
  throw new AppError('configuration_invalid', `${path} is no secrets file of this version. Restore it from a backup.`);
}

function randomValue(): string {
  return randomBytes(32).toString('base64url');
}
