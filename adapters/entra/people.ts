import type { Graph } from './graph';

export interface GraphUser {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail?: string;
}

export interface People {
  /** By object id. Undefined when unknown or disabled. */
  get(objectId: string): Promise<GraphUser | undefined>;
  /** Those whose sign-in name begins like this. */
  startingWith(prefix: string): Promise<readonly GraphUser[]>;
  /** Those whose mail address or sign-in name this is. */
  withAddress(address: string): Promise<readonly GraphUser[]>;
  groupsOf(objectId: string): Promise<readonly string[]>;
  membersOf(group: string): Promise<readonly GraphUser[]>;
  /** App roles of a person, also those that come by a group. */
  rolesOf(objectId: string, groups: readonly string[]): Promise<readonly string[]>;
  withRole(role: string): Promise<readonly GraphUser[]>;
}

interface Assignment {
  readonly principalId: string;
  readonly isGroup: boolean;
  readonly role: string;
}

const fields = '$select=id,displayName,userPrincipalName,mail,accountEnabled';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Users, groups and app roles of one Entra tenant. Nothing is remembered: who was removed counts as removed at once. */
export function createPeople(graph: Graph, audience: string): People {
  async function assignments(): Promise<readonly Assignment[]> {
    const principal = record(await graph.get(`/servicePrincipals(appId='${audience}')?$select=id,appRoles`));
    const roles = new Map(
      list(principal['appRoles']).map((role) => [text(record(role)['id']), text(record(role)['value'])]),
    );
    const assigned = await graph.list(`/servicePrincipals/${text(principal['id'])}/appRoleAssignedTo?$top=999`);
    return assigned.map(record).flatMap((each) => {
      const role = roles.get(text(each['appRoleId']));
      return role ? [{ principalId: text(each['principalId']), isGroup: each['principalType'] === 'Group', role }] : [];
    });
  }

  const people: People = {
    async get(objectId) {
      return guid.test(objectId) ? userOf(await graph.get(`/users/${objectId}?${fields}`)) : undefined;
    },
    async startingWith(prefix) {
      const filter = encodeURIComponent(`startswith(userPrincipalName,'${prefix.replace(/'/g, "''")}')`);
      return users(await graph.list(`/users?$filter=${filter}&${fields}&$top=100`));
    },
    async withAddress(address) {
      const quoted = `'${address.replace(/'/g, "''")}'`;
      const filter = encodeURIComponent(`mail eq ${quoted} or userPrincipalName eq ${quoted}`);
      return users(await graph.list(`/users?$filter=${filter}&${fields}&$top=5`));
    },
    async groupsOf(objectId) {
      const answer = record(await graph.post(`/users/${objectId}/getMemberObjects`, { securityEnabledOnly: false }));
      return list(answer['value']).map(text);
    },
    async membersOf(group) {
      if (!guid.test(group)) return [];
      return users(await graph.list(`/groups/${group}/transitiveMembers/microsoft.graph.user?${fields}&$top=999`));
    },
    async rolesOf(objectId, groups) {
      const mine = (await assignments()).filter(
        ({ principalId }) => principalId === objectId || groups.includes(principalId),
      );
      return [...new Set(mine.map(({ role }) => role))];
    },
    async withRole(wanted) {
      const holders = (await assignments()).filter(({ role }) => role === wanted);
      const found = await Promise.all(
        holders.map(async ({ principalId, isGroup }) =>
          isGroup ? people.membersOf(principalId) : [await people.get(principalId)],
        ),
      );
      const byId = new Map(found.flat().flatMap((user) => (user ? [[user.id, user] as const] : [])));
      return [...byId.values()];
    },
  };
  return people;
}

function users(values: readonly unknown[]): readonly GraphUser[] {
  return values.flatMap((value) => userOf(value) ?? []);
}

function userOf(value: unknown): GraphUser | undefined {
  const { id, displayName, userPrincipalName, mail, accountEnabled } = record(value);
  if (typeof id !== 'string' || typeof userPrincipalName !== 'string' || accountEnabled === false) return undefined;
  return {
    id,
    displayName: text(displayName) || userPrincipalName,
    userPrincipalName,
    ...(typeof mail === 'string' && mail !== '' ? { mail } : {}),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
