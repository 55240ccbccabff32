import { createKeyVaultSecretStore } from '../../adapters/key-vault/secret-store';
import { startKeyVault } from '../support/emulators/key-vault';
import type { KeyVaultEmulator } from '../support/emulators/key-vault';
import { emulatorCredential } from '../support/emulators/token-credential';
import { describeSecretStoreContract } from './secret-store.contract';

let vault: KeyVaultEmulator;
beforeAll(async () => {
  vault = await startKeyVault();
});
afterAll(() => vault.close());
afterEach(() => vault.clear());

let time = Date.now();
const open = () =>
  createKeyVaultSecretStore({
    url: vault.url,
    credential: emulatorCredential('https://vault.azure.net'),
    verifyChallenge: false,
    now: () => time,
  });

describeSecretStoreContract('Key Vault', async () => ({
  open: async () => open(),
  stop: async () => undefined,
  dispose: async () => vault.clear(),
}));

describe('a secret in Key Vault', () => {
  it('is asked for again when its time in memory is over, and not before', async () => {
    const secrets = open();
    await secrets.set('key', 'one');
    await secrets.get('key');
    const asked = vault.requests.length;
    expect(await secrets.get('key')).toEqual(['one']);
    expect(vault.requests.length).toBe(asked);
    await open().set('key', 'two');
    time += 300_001;
    expect(await secrets.get('key')).toEqual(['two', 'one']);
  });

  it('tells its name and what to do when the vault is closed to the app, and never a value', async () => {
    const secrets = open();
    await secrets.set('key', 'very-private');
    vault.fail(403, 10);
    const refused = secrets.get('key').catch((error: Error) => error.message);
    expect(await refused).toMatch(/"key" is not open to this app.*Key Vault Secrets Officer/);
    vault.fail(0, 0);
    expect(await secrets.get('key')).toEqual(['very-private']);
  });
});
