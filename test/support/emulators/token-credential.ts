import type { TokenCredential } from '@azure/identity';

/** An unsigned token for emulators that look at the audience only. */
export function emulatorCredential(audience: string): TokenCredential {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: audience,
    iss: 'https://sts.windows.net/emulator/',
    nbf: now - 60,
    iat: now - 60,
    exp: now + 3_600,
  };
  const token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
  return { getToken: async () => ({ token, expiresOnTimestamp: (now + 3_600) * 1000 }) };
}
