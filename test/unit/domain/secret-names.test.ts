import { hostSecretName, knownSecret, secretName, secretsOf } from '../../../domain/secret-names';

describe('names of secrets', () => {
  it('are understood again, with whose they are', () => {
    expect(knownSecret(secretName('ado-hook', 'acme'))).toMatchObject({ of: 'tenant', owner: 'acme', origin: 'made' });
    expect(knownSecret(secretName('ado-pat', 'Contoso-1'))).toMatchObject({ of: 'organization', owner: 'Contoso-1' });
    expect(knownSecret(hostSecretName('smtp-password'))).toMatchObject({ of: 'host', owner: '', origin: 'given' });
  });

  it.each([
    '',
    'ado-hook',
    'ado-hook-',
    'ado-hook-ACME',
    'ado-hook-a/b',
    'smtp-password-acme',
    'slack-acme',
    '__proto__',
  ])('leave %j unknown', (name) => expect(knownSecret(name)).toBeUndefined());

  it('are those of a tenant with its organizations, or those of the host, and all fit Key Vault', () => {
    const own = secretsOf('acme', ['contoso']).map(({ name }) => name);
    const host = secretsOf(undefined).map(({ name }) => name);

    expect(own).toEqual(expect.arrayContaining(['ado-hook-acme', 'slack-token-acme', 'ado-pat-contoso']));
    expect(host).toEqual(expect.arrayContaining(['github-token', 'commit-seal']));
    expect(own.filter((name) => host.includes(name))).toEqual([]);
    for (const name of [...own, ...host]) {
      expect(name).toMatch(/^[0-9a-zA-Z-]{1,127}$/);
      expect(knownSecret(name)?.name).toBe(name);
    }
  });
});
