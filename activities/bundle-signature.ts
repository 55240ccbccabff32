import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bundleStatement } from '../domain/bundle-statement';
import type { SignedBundle } from '../domain/bundle-statement';
import { secretName } from '../domain/secret-names';
import type { SecretStore } from '../ports/secret-store';

export interface BundleSignature {
  readonly algorithm: 'ed25519';
  /** First 16 hex digits of the SHA-256 of the public key (SPKI, DER). */
  readonly key_id: string;
  /** Base64. */
  readonly value: string;
  /** SHA-256 of the signed statement, in hex. */
  readonly over: string;
}

export type SignatureVerdict =
  { readonly ok: true; readonly keyId: string } | { readonly ok: false; readonly reason: string };

/** The tenant's signing secret: 32 random bytes, made on first use; the key is derived from it and never leaves the process. */
export function signingSecretName(tenant: string): string {
  return secretName('bundle-signing', tenant);
}

export async function signBundle(secrets: SecretStore, tenant: string, bundle: SignedBundle): Promise<BundleSignature> {
  const key = privateKey(await secrets.ensure(signingSecretName(tenant)));
  const statement = Buffer.from(bundleStatement(bundle));
  return {
    algorithm: 'ed25519',
    key_id: keyIdOf(key),
    value: sign(null, statement, key).toString('base64'),
    over: digestOf(statement),
  };
}

/** Holds the bundle against the tenant's keys, the current one and those still valid during a rotation. */
export async function verifyBundle(
  secrets: SecretStore,
  tenant: string,
  bundle: SignedBundle & { readonly signature?: { readonly [F in keyof BundleSignature]: string } },
): Promise<SignatureVerdict> {
  const { signature } = bundle;
  if (!signature) return { ok: false, reason: 'the bundle is not signed' };
  if (signature.algorithm !== 'ed25519') {
    return { ok: false, reason: `the signature's algorithm ${signature.algorithm} is unknown` };
  }
  const keys = (await secrets.get(signingSecretName(tenant))).map(privateKey);
  const key = keys.find((candidate) => keyIdOf(candidate) === signature.key_id);
  if (!key) return { ok: false, reason: `key ${signature.key_id} is no signing key of ${tenant}` };
  const statement = Buffer.from(bundleStatement(bundle));
  if (digestOf(statement) !== signature.over)
    return { ok: false, reason: 'the bundle was changed after it was signed' };
  const holds = verify(null, statement, createPublicKey(key), Buffer.from(signature.value, 'base64'));
  return holds ? { ok: true, keyId: signature.key_id } : { ok: false, reason: 'the signature does not fit the bundle' };
}

/** Public keys of a tenant as PEM, the current one first: what anybody outside verifies bundles with. */
export async function publicKeys(
  secrets: SecretStore,
  tenant: string,
): Promise<readonly { readonly keyId: string; readonly pem: string }[]> {
  return (await secrets.get(signingSecretName(tenant))).map(privateKey).map((key) => ({
    keyId: keyIdOf(key),
    pem: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  }));
}

/** PKCS#8 header of an Ed25519 key; the 32 bytes of the seed follow. */
const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKey(secret: string): KeyObject {
  const seed = createHash('sha256').update(`stellwerk bundle signing\n${secret}`).digest();
  return createPrivateKey({ key: Buffer.concat([pkcs8Header, seed]), format: 'der', type: 'pkcs8' });
}

function keyIdOf(key: KeyObject): string {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return digestOf(spki).slice(0, 16);
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
