import { createPublicKey, verify } from 'node:crypto';
import { publicKeys, signBundle, verifyBundle } from '../../../activities/bundle-signature';
import { bundleStatement } from '../../../domain/bundle-statement';
import type { SecretStore } from '../../../ports/secret-store';

function memorySecrets(): SecretStore & { rotate(): void } {
  const values: string[] = [];
  let made = 0;
  const rotate = () => void values.unshift(`secret ${(made += 1)}`);
  return {
    rotate,
    get: async () => values,
    async ensure() {
      if (values.length === 0) rotate();
      return values[0] ?? '';
    },
    set: async (_name, value) => void values.unshift(value),
    retire: async () => void values.splice(1),
  };
}

const bundle = {
  source_code: { repository: 'shop', branch: 'b', commit: 'c'.repeat(40), base_commit: 'b'.repeat(40) },
  files: [
    { path: 'src/b.js', change: 'modified', sha256: '2'.repeat(64) },
    { path: 'src/a.js', change: 'deleted' },
  ],
  sbom: { ref: 'stellwerk://acme/0/sbom.json' },
  quality_gates: { passed: true },
};

describe('signBundle', () => {
  it('makes a signature that the tenant’s keys confirm, also after a rotation', async () => {
    const secrets = memorySecrets();
    const signed = { ...bundle, signature: await signBundle(secrets, 'acme', bundle) };
    secrets.rotate();

    expect(await verifyBundle(secrets, 'acme', signed)).toEqual({ ok: true, keyId: signed.signature.key_id });
  });

  it('can be verified outside with the public key alone', async () => {
    const secrets = memorySecrets();
    const { value, key_id } = await signBundle(secrets, 'acme', bundle);
    const [key] = await publicKeys(secrets, 'acme');

    expect(key?.keyId).toBe(key_id);
    const statement = Buffer.from(bundleStatement(bundle));
    expect(verify(null, statement, createPublicKey(key?.pem ?? ''), Buffer.from(value, 'base64'))).toBe(true);
  });
});

describe('verifyBundle', () => {
  it.each([
    ['a file’s digest', { files: [{ path: 'src/b.js', change: 'modified', sha256: '3'.repeat(64) }] }],
    ['the commit', { source_code: { ...bundle.source_code, commit: 'd'.repeat(40) } }],
    ['the bill of materials', { sbom: { ref: 'stellwerk://acme/1/sbom.json' } }],
    ['the verdict', { quality_gates: { passed: false } }],
  ])('refuses a bundle whose %s was changed', async (_what, change) => {
    const secrets = memorySecrets();
    const signature = await signBundle(secrets, 'acme', bundle);

    expect(await verifyBundle(secrets, 'acme', { ...bundle, ...change, signature })).toEqual({
      ok: false,
      reason: 'the bundle was changed after it was signed',
    });
  });

  it('refuses an unsigned bundle, one of another tenant’s key, and a forged value', async () => {
    const secrets = memorySecrets();
    const signature = await signBundle(secrets, 'acme', bundle);
    const other = memorySecrets();
    other.rotate();
    other.rotate();
    await other.ensure('');
    const forged = { ...signature, value: Buffer.alloc(64).toString('base64') };

    expect(await verifyBundle(secrets, 'acme', bundle)).toMatchObject({ ok: false });
    expect(await verifyBundle(memorySecrets(), 'acme', { ...bundle, signature })).toMatchObject({ ok: false });
    expect(await verifyBundle(secrets, 'acme', { ...bundle, signature: forged })).toMatchObject({ ok: false });
  });
});
