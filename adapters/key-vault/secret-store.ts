import { randomBytes } from 'node:crypto';
import { AppError } from '../../domain/errors';
import type { SecretStore } from '../../ports/secret-store';
import { createVaults } from './client';
import type { KeyVaultConfig, VaultClient } from './client';

export interface KeyVaultStoreConfig extends KeyVaultConfig {
  /** How long values are kept in memory, in milliseconds: a rotation is seen after this. Default 5 minutes. */
  readonly cacheMs?: number;
  readonly now?: () => number;
}

/** Names that Key Vault takes. Another name is no secret of ours. */
const validName = /^[0-9a-zA-Z-]{1,127}$/;
const defaultCacheMs = 300_000;

/**
 * Secrets in Key Vault. The versions that are enabled and have not expired are valid, newest first: during a rotation the
 * old and the new value both hold, and `retire` disables the old version. Values live in memory for a few minutes at most and are never logged.
 */
export function createKeyVaultSecretStore(config: KeyVaultStoreConfig): SecretStore {
  const { cacheMs = defaultCacheMs, now = Date.now } = config;
  const vaultOf = createVaults(config);
  const cache = new Map<string, { readonly until: number; readonly values: Promise<readonly string[]> }>();

  async function load(name: string): Promise<readonly string[]> {
    const vault = await vaultOf(name);
    const versions = await orVaultError(name, () => validVersions(vault, name, now()));
    return Promise.all(versions.map((version) => orVaultError(name, () => valueOf(vault, name, version))));
  }

  function get(name: string): Promise<readonly string[]> {
    if (!validName.test(name)) return Promise.resolve([]);
    const known = cache.get(name);
    if (known && known.until > now()) return known.values;
    const values = load(name);
    cache.set(name, { until: now() + cacheMs, values });
    values.catch(() => cache.delete(name));
    return values;
  }

  async function set(name: string, value: string): Promise<void> {
    if (!validName.test(name)) {
      throw new AppError('invalid_request', `"${name}" is no name of a secret: use letters, digits and hyphens.`);
    }
    cache.delete(name);
    if ((await get(name))[0] === value) return;
    const vault = await vaultOf(name);
    await orVaultError(name, () => vault.setSecret(name, value));
    cache.delete(name);
  }

  return {
    get,
    set,
    async ensure(name) {
      const current = (await get(name))[0];
      if (current !== undefined) return current;
      await set(name, randomBytes(32).toString('base64url'));
      // Read back: when two made one at the same time, both answer the newer.
      return (await get(name))[0] ?? '';
    },
    async retire(name) {
      const vault = await vaultOf(name);
      const [, ...old] = await orVaultError(name, () => validVersions(vault, name, now()));
      for (const version of old) {
        await orVaultError(name, () => vault.updateSecretProperties(name, version, { enabled: false }));
      }
      cache.delete(name);
    },
  };
}

async function validVersions(vault: VaultClient, name: string, at: number): Promise<readonly string[]> {
  const found: { readonly version: string; readonly created: number; readonly order: number }[] = [];
  try {
    for await (const { version, enabled, expiresOn, notBefore, createdOn } of vault.listPropertiesOfSecretVersions(
      name,
    )) {
      const isValid = enabled !== false && (expiresOn?.getTime() ?? Infinity) > at && (notBefore?.getTime() ?? 0) <= at;
      if (version !== undefined && isValid)
        found.push({ version, created: createdOn?.getTime() ?? 0, order: found.length });
    }
  } catch (error) {
    if (statusOf(error) === 404) return [];
    throw error;
  }
  if (found.length < 2) return found.map(({ version }) => version);
  // Dates have whole seconds: the vault itself knows which of several is the current one.
  const current = (await vault.getSecret(name)).properties.version;
  const newestFirst = found.sort((a, b) => b.created - a.created || a.order - b.order).map(({ version }) => version);
  return [
    ...newestFirst.filter((version) => version === current),
    ...newestFirst.filter((version) => version !== current),
  ];
}

async function valueOf(vault: VaultClient, name: string, version: string): Promise<string> {
  return (await vault.getSecret(name, { version })).value ?? '';
}

function statusOf(error: unknown): number | undefined {
  return (error as { readonly statusCode?: number } | undefined)?.statusCode;
}

/** Tells the name, never a value. */
async function orVaultError<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const status = statusOf(error);
    if (status === 401 || status === 403) {
      const advice = 'Give its identity the role Key Vault Secrets Officer; a new role takes some minutes to act.';
      throw new AppError(
        'configuration_invalid',
        `The secret "${name}" is not open to this app (${status}). ${advice}`,
        {
          details: { name },
          cause: error,
        },
      );
    }
    throw new AppError(
      'unavailable',
      `The vault with the secret "${name}" cannot be reached (${status ?? 'no answer'}).`,
      {
        details: { name },
        cause: error,
      },
    );
  }
}
