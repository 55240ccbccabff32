import type { TokenCredential } from '@azure/identity';

export interface KeyVaultConfig {
  /** Address of the vault, e.g. `https://<vault>.vault.azure.net`. */
  readonly url: string;
  /** Identity with the role Key Vault Secrets Officer (User, when nothing is made). */
  readonly credential: TokenCredential;
  /** Whether the vault's name must match the one in its token challenge. Off only for emulators on other hosts. Default true. */
  readonly verifyChallenge?: boolean;
  /** Vault of a tenant that has its own; undefined = the one above. Asked with the secret's name. */
  readonly urlOf?: (name: string) => Promise<string | undefined>;
}

export type VaultClient = Awaited<ReturnType<typeof connect>>;

/** One client per vault. The SDK is loaded at the first call, so that starting the app does not pay for it. */
export function createVaults(config: KeyVaultConfig): (name: string) => Promise<VaultClient> {
  const clients = new Map<string, Promise<VaultClient>>();
  return async function vaultOf(name) {
    const url = (await config.urlOf?.(name)) ?? config.url;
    const known = clients.get(url) ?? connect(url, config);
    clients.set(url, known);
    return known;
  };
}

async function connect(url: string, { credential, verifyChallenge = true }: KeyVaultConfig) {
  const { SecretClient } = await import('@azure/keyvault-secrets');
  return new SecretClient(url, credential, { disableChallengeResourceVerification: !verifyChallenge });
}
