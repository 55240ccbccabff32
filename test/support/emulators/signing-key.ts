import { createSign, generateKeyPairSync } from 'node:crypto';

export interface SigningKey {
  /** What a vendor publishes. */
  readonly jwk: object;
  /** A token signed with the key, with any claims and header. */
  sign(claims: object, header?: object): string;
}

let made = 0;

export function createSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  made += 1;
  const kid = `key-${made}`;
  return {
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig', endorsements: ['msteams'] },
    sign(claims, header = {}) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const content = `${part({ alg: 'RS256', typ: 'JWT', kid, ...header })}.${part(claims)}`;
      return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url')}`;
    },
  };
}
