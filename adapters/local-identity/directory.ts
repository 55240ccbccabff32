import { createHash, timingSafeEqual } from 'node:crypto';
import { ensureLocalUsers } from './local-users';
import type { Directory, Identity } from '../../ports/directory';

export interface LocalDirectoryConfig {
  /** The data folder; `identities.json` is made in it. */
  readonly folder: string;
  /** Tenant of the users when the file is made: a tenant's id, or `*` (default) for every tenant. `admin` always has `*`. */
  readonly tenant?: string;
}

interface KnownIdentity {
  readonly identity: Identity;
  readonly tokenHash: Buffer;
}

/**
 * The people of one machine. Tokens stay in the file: memory holds their hashes, and a token is compared with every one of
 * them, so the time it takes tells nothing.
 */
export function createLocalDirectory({ folder, tenant = '*' }: LocalDirectoryConfig): Directory {
  const known: readonly KnownIdentity[] = ensureLocalUsers(folder, tenant).map(({ token, ...identity }) => ({
    identity: pick(identity),
    tokenHash: hashOf(token),
  }));
  return {
    async authenticate(bearerToken) {
      const hash = hashOf(bearerToken);
      return known.filter(({ tokenHash }) => timingSafeEqual(tokenHash, hash))[0]?.identity;
    },
    find: async (user) =>
      known.find(({ identity }) => user !== '' && [identity.user, identity.objectId].includes(user))?.identity,
    async findByAddress(tenant, address) {
      const found = inTenant(tenant).filter(({ email }) => email?.toLowerCase() === address);
      return found.length === 1 ? found[0] : undefined;
    },
    async findByLogin(tenant, login) {
      const found = inTenant(tenant).filter(({ logins = [] }) => logins.includes(login));
      return found.length === 1 ? found[0] : undefined;
    },
    listByGroup: async (wanted, group) => inTenant(wanted).filter(({ groups = [] }) => groups.includes(group)),
    listByRole: async (wanted, role) => inTenant(wanted).filter(({ roles }) => roles.includes(role)),
  };

  function inTenant(wanted: string): readonly Identity[] {
    return known
      .map(({ identity }) => identity)
      .filter((identity) => identity.tenant === wanted || identity.tenant === '*');
  }
}

function pick({ user, displayName, tenant, roles, groups, email, logins, expiresAt, objectId }: Identity): Identity {
  return {
    user,
    displayName,
    tenant,
    roles,
    ...(groups === undefined ? {} : { groups }),
    ...(email === undefined ? {} : { email }),
    ...(logins === undefined ? {} : { logins: logins.map((login) => login.toLowerCase()) }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(typeof objectId === 'string' && objectId !== '' ? { objectId } : {}),
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
