import { createHmac } from 'node:crypto';

export interface AccessKey {
  readonly name: string;
  readonly key: string;
}

/** Scope of tokens from Entra. */
const entraAudience = 'https://servicebus.azure.net';

/** Whether the token of a put-token request is good: a shared access signature of the key, or an Entra token for Service Bus. */
export function isGoodToken(type: unknown, token: string, access: AccessKey): boolean {
  return type === 'jwt' ? isEntraToken(token) : isSignature(token, access);
}

function isSignature(token: string, { name, key }: AccessKey): boolean {
  const fields = new URLSearchParams(token.replace(/^SharedAccessSignature /, ''));
  const [resource, expiry] = [fields.get('sr') ?? '', fields.get('se') ?? ''];
  const signed = `${encodeURIComponent(resource)}\n${expiry}`;
  const expected = createHmac('sha256', key).update(signed).digest('base64');
  return fields.get('skn') === name && fields.get('sig') === expected && Number(expiry) * 1000 > Date.now();
}

function isEntraToken(token: string): boolean {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
      readonly aud?: string;
      readonly exp?: number;
    };
    return claims.aud?.replace(/\/+$/, '') === entraAudience && (claims.exp ?? 0) * 1000 > Date.now();
  } catch {
    return false;
  }
}

/** The entity that an audience such as `sb://host:port/queue/$management` names; empty for the namespace. */
export function entityOf(audience: string): string {
  return new URL(audience).pathname.replace(/^\/+|\/+$/g, '').toLowerCase();
}
