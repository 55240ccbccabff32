import { join } from 'node:path';
import { createBlobArtifactStore } from '../../adapters/blob/artifact-store';
import { createFileArtifactStore } from '../../adapters/files/artifact-store';
import { createKeyVaultSecretStore } from '../../adapters/key-vault/secret-store';
import { createLocalSecretStore } from '../../adapters/local-identity/secret-store';
import type { ArtifactStore } from '../../ports/artifact-store';
import type { SecretStore } from '../../ports/secret-store';
import { ownCredential } from '../identity/own-credential';
import type { StoresConfig } from './stores-config';

export function createArtifacts({ artifacts }: StoresConfig, dataFolder: string): ArtifactStore {
  return artifacts.kind === 'blob'
    ? createBlobArtifactStore({ endpoint: artifacts.endpoint, credential: ownCredential })
    : createFileArtifactStore({ folder: join(dataFolder, 'artifacts') });
}

export function createSecrets({ secrets }: StoresConfig, dataFolder: string): SecretStore {
  if (secrets.kind === 'local') return createLocalSecretStore({ folder: dataFolder });
  // An emulator on loopback cannot bear the vault's name, which the SDK looks for in the token challenge.
  const verifyChallenge = !['127.0.0.1', 'localhost'].includes(new URL(secrets.url).hostname);
  return createKeyVaultSecretStore({ url: secrets.url, credential: ownCredential, verifyChallenge });
}
