import type { HttpRequest } from '@azure/functions';
import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';

const longestToken = 8_192;

/** Who calls. Rejects with `unauthenticated` when the bearer token is missing, malformed or unknown: one answer for all three. */
export async function authenticate(ports: Pick<Ports, 'directory' | 'clock'>, request: HttpRequest): Promise<Identity> {
  const header = request.headers.get('authorization') ?? '';
  const token = header.length <= longestToken ? /^Bearer +(\S+)$/i.exec(header.trim())?.[1] : undefined;
  return authenticateToken(ports, token);
}

export async function authenticateToken(
  ports: Pick<Ports, 'directory' | 'clock'>,
  token: string | undefined,
): Promise<Identity> {
  const isPlausible = token !== undefined && token !== '' && token.length <= longestToken;
  const identity = isPlausible ? await ports.directory.authenticate(token) : undefined;
  if (!identity) throw new AppError('unauthenticated', 'Send a valid token as `Authorization: Bearer <token>`.');
  if (identity.expiresAt !== undefined && Date.parse(identity.expiresAt) <= ports.clock.now().getTime()) {
    throw new AppError(
      'token_expired',
      `The token of ${identity.user} expired at ${identity.expiresAt}. Get a new one.`,
    );
  }
  return identity;
}
