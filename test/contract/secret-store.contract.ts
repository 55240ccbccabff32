import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import type { SecretStore } from '../../ports/secret-store';

export function describeSecretStoreContract(name: string, makeAdapter: MakeAdapter<SecretStore>): void {
  describe(`SecretStore of ${name}`, () => {
    let adapter: AdapterUnderTest<SecretStore>;
    let secrets: SecretStore;
    beforeEach(async () => {
      adapter = await makeAdapter();
      secrets = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('makes a random value once and answers it ever after', async () => {
      const value = await secrets.ensure('ado-hook-acme');
      expect(Buffer.from(value, 'base64url').length).toBeGreaterThanOrEqual(32);
      expect(await secrets.ensure('ado-hook-acme')).toBe(value);
      expect(await secrets.get('ado-hook-acme')).toEqual([value]);
      expect(await secrets.ensure('ado-hook-globex')).not.toBe(value);
    });

    it('answers nothing for a name it does not know', async () => {
      for (const name of ['unknown', '__proto__', 'constructor', '']) expect(await secrets.get(name)).toEqual([]);
    });

    it('holds the value before beside the one that is put, until it is retired, over a stop', async () => {
      const made = await secrets.ensure('slack-token-acme');
      await secrets.set('slack-token-acme', 'second');
      await secrets.set('slack-token-acme', 'second');
      expect(await secrets.get('slack-token-acme')).toEqual(['second', made]);
      expect(await secrets.ensure('slack-token-acme')).toBe('second');
      await secrets.retire('slack-token-acme');
      await secrets.retire('slack-token-acme');
      await adapter.stop();
      expect(await (await adapter.open()).get('slack-token-acme')).toEqual(['second']);
    });

    it('retires nothing where nothing is', async () => {
      await secrets.retire('slack-token-acme');
      expect(await secrets.get('slack-token-acme')).toEqual([]);
    });

    it('keeps values over a stop', async () => {
      const value = await secrets.ensure('ado-hook-acme');
      await adapter.stop();
      expect(await (await adapter.open()).ensure('ado-hook-acme')).toBe(value);
    });
  });
}
