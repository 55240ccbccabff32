import { join } from 'node:path';
import { failure } from './failure';
import { readJson } from './settings';

/** One line of `<data>/identities.json`: the people of a host on one machine. */
export interface LocalUser {
  readonly user: string;
  readonly roles: readonly string[];
  /** `*` = every tenant. */
  readonly tenant: string;
  readonly token: string;
}

/** The tenant of a machine's own host, where somebody belongs to every tenant. */
export const homeTenant = 'local';

export function identitiesPath(data: string): string {
  return join(data, 'identities.json');
}

/** Empty when the host has not made the file yet, or belongs to another machine. */
export function readUsers(data: string): readonly LocalUser[] {
  const value = readJson(identitiesPath(data)) as { readonly users?: unknown } | undefined;
  return Array.isArray(value?.users) ? value.users.filter(isLocalUser) : [];
}

export function tokenOf(data: string, user: string): string {
  const users = readUsers(data);
  const found = users.find((candidate) => candidate.user === user);
  if (found !== undefined) return found.token;
  if (users.length === 0) {
    throw failure(
      'no_identity',
      `There is no identity for "${user}": ${identitiesPath(data)} does not exist.`,
      'Start a host there (npm start), name its data folder with --data, or set STELLWERK_TOKEN.',
    );
  }
  const names = users.map((candidate) => candidate.user).join(', ');
  throw failure('unknown_user', `"${user}" is no user of this host.`, `Choose one of: ${names}.`);
}

/** Who may decide for `role` in `tenant`, other than `except` (the requester of a run cannot approve it). */
export function holderOf(
  users: readonly LocalUser[],
  role: string,
  tenant: string,
  except?: string,
): LocalUser | undefined {
  const inTenant = users.filter((user) => user.tenant === tenant || user.tenant === '*');
  return inTenant.find((user) => user.roles.includes(role) && user.user !== except);
}

function isLocalUser(value: unknown): value is LocalUser {
  if (typeof value !== 'object' || value === null) return false;
  const { user, roles, tenant, token } = value as Record<string, unknown>;
  return typeof user === 'string' && Array.isArray(roles) && typeof tenant === 'string' && typeof token === 'string';
}
