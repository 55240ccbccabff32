import type { Directory, Identity } from '../../ports/directory';
import { createGraph } from './graph';
import type { GraphConfig } from './graph';
import { createKnownAccounts } from './known-accounts';
import { createPeople } from './people';
import type { GraphUser } from './people';
import { createTokenVerifier } from './token-verifier';
import type { Claims, TokenVerifierConfig } from './token-verifier';

export interface EntraConfig extends TokenVerifierConfig {
  readonly graph: GraphConfig;
  /** Tenant of ours whose people the Entra tenant's are; its administrators administer every tenant. */
  readonly tenant: string;
  /** Makes our user id of a sign-in name; different for every sign-in name. */
  readonly userIdOf: (signInName: string) => string;
  /** The id that events give somebody of this address whom the directory does not know; several people may share it. */
  readonly aliasOf: (address: string) => string;
  /** Mail address or sign-in name (lower case) by account elsewhere (`github:<login>`, lower case). */
  readonly logins: ReadonlyMap<string, string>;
}

/**
 * The people of one Entra tenant: access tokens inwards, users, groups and app roles by Graph. Roles are the API's app roles
 * (dev, qa, ops, admin), groups are object ids. Applications keep the roles of those who file and administer, and no right
 * to decide at gates.
 */
export function createEntraDirectory(config: EntraConfig): Directory {
  const verify = createTokenVerifier(config);
  const people = createPeople(createGraph(config.graph), config.audience);
  const accountOf = createKnownAccounts(people);

  async function identityOf(user: GraphUser): Promise<Identity> {
    const groups = await people.groupsOf(user.id);
    return personOf(user, await people.rolesOf(user.id, groups), groups);
  }

  function personOf(user: GraphUser, roles: readonly string[], groups: readonly string[]): Identity {
    const addresses = [user.userPrincipalName, ...(user.mail === undefined ? [] : [user.mail])];
    const own = addresses.map((address) => address.toLowerCase());
    const logins = [...config.logins].filter(([, address]) => own.includes(address)).map(([login]) => login);
    return {
      user: config.userIdOf(user.userPrincipalName),
      displayName: user.displayName,
      tenant: tenantOf(roles),
      roles,
      groups,
      email: user.mail ?? user.userPrincipalName,
      objectId: user.id,
      ...(logins.length === 0 ? {} : { logins }),
      aliases: [...new Set(addresses.map(config.aliasOf))],
    };
  }

  function tenantOf(roles: readonly string[]): string {
    return roles.includes('admin') ? '*' : config.tenant;
  }

  async function groupsIn(claims: Claims): Promise<readonly string[]> {
    const given = claims['groups'];
    if (Array.isArray(given)) return given.filter((group) => typeof group === 'string');
    const overflows = claims['hasgroups'] === true || 'groups' in Object(claims['_claim_names']);
    return overflows ? people.groupsOf(textOf(claims['oid'])) : [];
  }

  /** By object id, or by our user id where exactly one person has it. */
  async function findUser(user: string): Promise<GraphUser | undefined> {
    const direct = await people.get(user);
    if (direct) return direct;
    const start = /^[a-z0-9]+/.exec(user)?.[0];
    if (start === undefined) return undefined;
    const found = (await people.startingWith(start)).filter((each) => config.userIdOf(each.userPrincipalName) === user);
    return found.length === 1 ? found[0] : undefined;
  }

  async function findByAddress(tenant: string, address: string): Promise<Identity | undefined> {
    const found = tenant === config.tenant ? await people.withAddress(address) : [];
    return found.length === 1 && found[0] ? identityOf(found[0]) : undefined;
  }

  return {
    async authenticate(bearerToken) {
      const token = await verify(bearerToken);
      if (!token) return undefined;
      const { claims, expired } = token;
      const expiry = typeof claims['exp'] === 'number' ? new Date(claims['exp'] * 1000).toISOString() : '';
      if (isApplication(claims)) {
        const appId = textOf(claims['azp']) || textOf(claims['appid']);
        const roles = expired ? [] : rolesIn(claims).filter((role) => ['dev', 'requester', 'admin'].includes(role));
        const identity = { user: config.userIdOf(`app-${appId}`), displayName: appId, tenant: tenantOf(roles), roles };
        return { ...identity, application: true, ...(expired ? { expiresAt: expiry } : {}) };
      }
      // Names in a token are for show: a guest's is the one at home, which may be a colleague's here.
      const user = await accountOf(textOf(claims['oid']));
      if (!user) return undefined;
      if (expired) return { ...personOf(user, [], []), expiresAt: expiry };
      return personOf(user, rolesIn(claims), await groupsIn(claims));
    },
    async find(user) {
      const found = await findUser(user);
      return found && identityOf(found);
    },
    findByAddress,
    async findByLogin(tenant, login) {
      const address = config.logins.get(login);
      return address === undefined ? undefined : findByAddress(tenant, address);
    },
    async refresh({ objectId, application, ...identity }) {
      if (application === true || objectId === undefined)
        return { ...identity, ...(application ? { application } : {}) };
      const found = await people.get(objectId);
      return found && identityOf(found);
    },
    listByGroup: async (tenant, group) =>
      tenant === config.tenant ? (await people.membersOf(group)).map((user) => personOf(user, [], [group])) : [],
    listByRole: async (tenant, role) =>
      tenant === config.tenant || role === 'admin'
        ? (await people.withRole(role)).map((user) => personOf(user, [role], []))
        : [],
  };
}

/** Tokens of applications for themselves carry no delegated scope. */
function isApplication(claims: Claims): boolean {
  return (
    claims['idtyp'] === 'app' ||
    (claims['scp'] === undefined && claims['preferred_username'] === undefined && claims['upn'] === undefined)
  );
}

function rolesIn(claims: Claims): readonly string[] {
  const roles = claims['roles'];
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
