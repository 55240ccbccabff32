import { loadConfig } from '../../../app/config';

const environment = { STELLWERK_BUS: 'none' };

describe('where records, artifacts and secrets are kept', () => {
  it('is this machine unless a service is named', () => {
    expect(loadConfig(environment).stores).toEqual({
      records: { kind: 'sqlite' },
      artifacts: { kind: 'files' },
      secrets: { kind: 'local' },
    });
  });

  it('is Cosmos DB, Blob Storage and Key Vault by their addresses', () => {
    const { stores } = loadConfig({
      ...environment,
      STELLWERK_STORE: 'cosmos',
      STELLWERK_COSMOS_ENDPOINT: 'https://cosmos.example:443/',
      STELLWERK_ARTIFACTS: 'blob',
      STELLWERK_BLOB_ENDPOINT: 'https://stacme.blob.example/',
      STELLWERK_SECRETS: 'keyvault',
      STELLWERK_KEYVAULT_URL: 'https://kvacme.vault.example',
    });
    expect(stores).toEqual({
      records: { kind: 'cosmos', endpoint: 'https://cosmos.example:443', database: 'stellwerk' },
      artifacts: { kind: 'blob', endpoint: 'https://stacme.blob.example' },
      secrets: { kind: 'keyvault', url: 'https://kvacme.vault.example' },
    });
  });

  it('is refused with every problem at once: no address, no TLS, an unknown kind', () => {
    const load = () =>
      loadConfig({
        ...environment,
        STELLWERK_STORE: 'cosmos',
        STELLWERK_ARTIFACTS: 'blob',
        STELLWERK_SECRETS: 'keyvault',
        STELLWERK_KEYVAULT_URL: 'http://vault.example',
      });
    expect(load).toThrow(
      /COSMOS_ENDPOINT must be an https address.*BLOB_ENDPOINT must be an https address.*KEYVAULT_URL must be an https/,
    );
    expect(() => loadConfig({ ...environment, STELLWERK_SECRETS: 'vault' })).toThrow(/must be "local" or "keyvault"/);
    expect(() => loadConfig({ ...environment, STELLWERK_STORE: 'mongo' })).toThrow(/must be "sqlite" or "cosmos"/);
  });
});
