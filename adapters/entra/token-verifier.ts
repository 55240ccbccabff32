import { AppError } from '../../domain/errors';

export interface TokenVerifierConfig {
  /** Base of the issuer and its keys, e.g. `https://login.microsoftonline.com`. */
  readonly authority: string;
  readonly entraTenantId: string;
  /** Application id of the API; `api://<id>` counts too. */
  readonly audience: string;
}

export type Claims = Readonly<Record<string, unknown>>;

export interface VerifiedToken {
  readonly claims: Claims;
  /** The signature is good, but the token is over. */
  readonly expired: boolean;
}

/** Clocks of issuer and host may differ by this much. */
const clockToleranceSeconds = 300;

/**
 * Verifies access tokens of one Entra tenant: signature by its published keys, issuer (both versions), audience, tenant,
 * times. Answers undefined for everything that is not such a token; rejects with `unavailable` while the keys cannot be
 * fetched. Keys are fetched again when an unknown one is named, at most every ten seconds.
 */
export function createTokenVerifier(
  config: TokenVerifierConfig,
): (token: string) => Promise<VerifiedToken | undefined> {
  let verifier: ReturnType<typeof load> | undefined;
  return async function verify(token) {
    verifier ??= load(config);
    return (await verifier)(token);
  };
}

/** The library is read when the first token comes. */
async function load({ authority, entraTenantId, audience }: TokenVerifierConfig) {
  const { createRemoteJWKSet, errors, jwtVerify } = await import('jose');
  const keys = createRemoteJWKSet(new URL(`${authority}/${entraTenantId}/discovery/v2.0/keys`), {
    timeoutDuration: 5_000,
    cooldownDuration: 10_000,
  });
  return async function verify(token: string): Promise<VerifiedToken | undefined> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: [`${authority}/${entraTenantId}/v2.0`, `https://sts.windows.net/${entraTenantId}/`],
        audience: [audience, `api://${audience}`],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'iat', 'tid', 'oid'],
      });
      return payload['tid'] === entraTenantId ? { claims: payload, expired: false } : undefined;
    } catch (error) {
      if (error instanceof errors.JWTExpired && error.payload['tid'] === entraTenantId) {
        return { claims: error.payload, expired: true };
      }
      const isAway = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
      if (error instanceof errors.JOSEError && !isAway && error.code !== 'ERR_JOSE_GENERIC') return undefined;
      throw new AppError(
        'unavailable',
        'The keys of Entra cannot be fetched, so nobody can be told from anybody. Try again.',
        { cause: error },
      );
    }
  };
}
