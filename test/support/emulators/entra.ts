import { randomUUID } from 'node:crypto';
import { startEmulator } from './https-server';
import type { EmulatorAnswer, EmulatorRequest, EmulatorServer } from './https-server';
import { createSigningKey } from './signing-key';

export interface EntraUser {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail: string;
  accountEnabled: boolean;
}

export interface EntraEmulator extends Omit<EmulatorServer, 'requests'> {
  readonly requests: EmulatorRequest[];
  readonly tenantId: string;
  readonly audience: string;
  readonly graphUrl: string;
  addUser(name: string, domain?: string): EntraUser;
  addGroup(...members: readonly EntraUser[]): string;
  removeFromGroup(group: string, user: EntraUser): void;
  assign(role: string, principal: { readonly id: string; readonly kind: 'User' | 'Group' }): void;
  unassign(role: string, id: string): void;
  remove(user: EntraUser): void;
  /** An access token for the API; claims can be changed or, with undefined, left out. */
  tokenOf(user: EntraUser, change?: Readonly<Record<string, unknown>>): string;
  appToken(change?: Readonly<Record<string, unknown>>): string;
}

/** The parts of Entra and Graph that the product asks: keys, users, groups, app roles, and tokens of managed identities. */
export async function startEntra(tenantId: string = randomUUID()): Promise<EntraEmulator> {
  const audience = randomUUID();
  const servicePrincipal = randomUUID();
  const users = new Map<string, EntraUser>();
  const groups = new Map<string, Set<string>>();
  const assigned: { readonly role: string; readonly id: string; readonly kind: string }[] = [];
  const roleIds = new Map(['dev', 'qa', 'ops', 'admin'].map((role) => [role, randomUUID()]));
  const key = createSigningKey();

  function answer(request: EmulatorRequest): EmulatorAnswer {
    const { path, query } = request;
    if (path === `/${tenantId}/discovery/v2.0/keys`) return { status: 200, body: { keys: [key.jwk] } };
    if (path === '/msi/token') {
      const expires_on = Math.floor(Date.now() / 1000) + 3_600;
      return {
        status: 200,
        body: {
          access_token: key.sign({ aud: query.get('resource'), exp: expires_on }),
          expires_on,
          token_type: 'Bearer',
        },
      };
    }
    if (!path.startsWith('/v1.0/')) return { status: 404, body: {} };
    if (!request.headers.authorization?.startsWith('Bearer ')) return { status: 401, body: {} };
    return graph(path.slice('/v1.0'.length), request);
  }

  function graph(path: string, { method, query }: EmulatorRequest): EmulatorAnswer {
    const [, kind, id = '', rest, cast] = path.split('/');
    if (kind === 'users' && id === '') {
      const filter = query.get('$filter') ?? '';
      const address = /^mail eq '(.*)' or userPrincipalName eq '(.*)'$/.exec(filter)?.[1]?.toLowerCase();
      if (address !== undefined) {
        const has = (user: EntraUser) =>
          [user.mail, user.userPrincipalName].some((own) => own.toLowerCase() === address);
        return page([...users.values()].filter(has), query, path);
      }
      const start = /^startswith\(userPrincipalName,'(.*)'\)$/.exec(filter)?.[1] ?? '';
      return page(
        [...users.values()].filter((user) => user.userPrincipalName.toLowerCase().startsWith(start.toLowerCase())),
        query,
        path,
      );
    }
    if (kind === 'users' && rest === 'getMemberObjects' && method === 'POST') {
      if (!users.has(id)) return { status: 404, body: {} };
      return { status: 200, body: { value: groupsOf(id) } };
    }
    if (kind === 'users') return users.has(id) ? { status: 200, body: users.get(id) } : { status: 404, body: {} };
    if (kind === 'groups' && rest === 'transitiveMembers' && cast === 'microsoft.graph.user') {
      const members = [...(groups.get(id) ?? [])].flatMap((member) => users.get(member) ?? []);
      return groups.has(id) ? page(members, query, path) : { status: 404, body: {} };
    }
    if (path === `/servicePrincipals(appId='${audience}')`) {
      const appRoles = [...roleIds].map(([value, roleId]) => ({ id: roleId, value }));
      return { status: 200, body: { id: servicePrincipal, appRoles } };
    }
    if (path === `/servicePrincipals/${servicePrincipal}/appRoleAssignedTo`) {
      const rows = assigned.map(({ role, id: principalId, kind: principalType }) => ({
        principalId,
        principalType,
        appRoleId: roleIds.get(role),
      }));
      return page(rows, query, path);
    }
    return { status: 404, body: {} };
  }

  /** Two per page, so that paging is used. */
  function page(rows: readonly unknown[], query: URLSearchParams, path: string): EmulatorAnswer {
    const from = Number(query.get('$skiptoken') ?? 0);
    const next =
      from + 2 < rows.length
        ? { '@odata.nextLink': `${server.url}/v1.0${encodeURI(path)}?${nextQuery(query, from + 2)}` }
        : {};
    return { status: 200, body: { value: rows.slice(from, from + 2), ...next } };
  }

  function nextQuery(query: URLSearchParams, from: number): string {
    const copy = new URLSearchParams(query);
    copy.set('$skiptoken', String(from));
    return copy.toString();
  }

  function groupsOf(id: string): readonly string[] {
    return [...groups].filter(([, members]) => members.has(id)).map(([group]) => group);
  }

  function rolesOf(id: string): readonly string[] {
    const mine = groupsOf(id);
    return [...new Set(assigned.filter((each) => each.id === id || mine.includes(each.id)).map(({ role }) => role))];
  }

  const server = await startEmulator(answer);
  const times = () => {
    const now = Math.floor(Date.now() / 1000);
    return { iat: now - 60, nbf: now - 60, exp: now + 3_600 };
  };
  const common = () => ({ iss: `${server.url}/${tenantId}/v2.0`, aud: audience, tid: tenantId, ...times() });
  return {
    ...server,
    tenantId,
    audience,
    graphUrl: `${server.url}/v1.0`,
    addUser(name, domain = 'acme.example') {
      const user: EntraUser = {
        id: randomUUID(),
        displayName: `Person ${name}`,
        userPrincipalName: `${name}@${domain}`,
        mail: `${name}@mail.${domain}`,
        accountEnabled: true,
      };
      users.set(user.id, user);
      return user;
    },
    addGroup(...members) {
      const id = randomUUID();
      groups.set(id, new Set(members.map((member) => member.id)));
      return id;
    },
    removeFromGroup: (group, user) => void groups.get(group)?.delete(user.id),
    assign: (role, { id, kind }) => void assigned.push({ role, id, kind }),
    unassign(role, id) {
      const index = assigned.findIndex((each) => each.role === role && each.id === id);
      if (index >= 0) assigned.splice(index, 1);
    },
    remove: ({ id }) => void users.delete(id),
    tokenOf: (user, change = {}) =>
      key.sign({
        ...common(),
        oid: user.id,
        sub: user.id,
        name: user.displayName,
        preferred_username: user.userPrincipalName,
        scp: 'access_as_user',
        roles: rolesOf(user.id),
        groups: groupsOf(user.id),
        ...change,
      }),
    appToken: (change = {}) => {
      const id = randomUUID();
      return key.sign({
        ...common(),
        oid: id,
        sub: id,
        azp: randomUUID(),
        idtyp: 'app',
        roles: ['qa', 'ops', 'dev'],
        ...change,
      });
    },
  };
}
