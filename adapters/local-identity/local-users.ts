import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createPrivate, readPrivate } from './private-file';
import { AppError } from '../../domain/errors';
import type { Identity } from '../../ports/directory';

/** One person of `identities.json`, with the bearer token the command line sends in the person's name. */
export interface LocalUser extends Identity {
  readonly token: string;
}

/** `dev` files tickets, `qa` approves quality, `ops` approves deployments; `admin` administers and approves nothing. */
const people: readonly { readonly user: string; readonly displayName: string; readonly roles: readonly string[] }[] = [
  { user: 'dev', displayName: 'Developer', roles: ['dev', 'requester'] },
  { user: 'qa', displayName: 'Quality', roles: ['qa'] },
  { user: 'qa2', displayName: 'Quality, second person', roles: ['qa'] },
  { user: 'ops', displayName: 'Operations', roles: ['ops'] },
  { user: 'admin', displayName: 'Administrator', roles: ['admin'] },
];

/**
 * The users of this machine. The file is made once, with random tokens; from then on it is the operator's: users and roles
 * can be edited there and count from the next start. Rejects with `configuration_invalid` when it cannot be understood.
 */
export function ensureLocalUsers(folder: string, tenant: string): readonly LocalUser[] {
  const path = join(folder, 'identities.json');
  const content =
    readPrivate(path) ?? createPrivate(path, Buffer.from(`${JSON.stringify(newUsers(tenant), null, 2)}\n`));
  const users = parseUsers(content.toString('utf8'));
  if (users) return users;
  throw new AppError(
    'configuration_invalid',
    `${path} must hold {"users": [{user, displayName, tenant, roles, token, groups?, email?, logins?, expiresAt?}]} with every user and token once. ` +
      'Correct it, or move it away to have new users and tokens made.',
    { details: { path } },
  );
}

function newUsers(tenant: string): { readonly users: readonly LocalUser[] } {
  return {
    users: people.map((person) => ({
      ...person,
      tenant: person.roles.includes('admin') ? '*' : tenant,
      token: randomBytes(32).toString('base64url'),
    })),
  };
}

function parseUsers(text: string): readonly LocalUser[] | undefined {
  const users = usersOf(text);
  if (!Array.isArray(users) || !users.every(isLocalUser)) return undefined;
  const distinct = new Set(users.map(({ user }) => user)).size === users.length;
  return distinct && new Set(users.map(({ token }) => token)).size === users.length ? users : undefined;
}

function usersOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly users?: unknown } | null)?.users;
  } catch {
    return undefined;
  }
}

function isLocalUser(value: unknown): value is LocalUser {
  if (typeof value !== 'object' || value === null) return false;
  const {
    user,
    displayName,
    tenant,
    roles,
    token,
    groups = [],
    email = '',
    logins = [],
    expiresAt,
  } = value as Record<string, unknown>;
  const named =
    typeof user === 'string' && user !== '' && typeof displayName === 'string' && typeof tenant === 'string';
  const hasRoles = Array.isArray(roles) && roles.every((role) => typeof role === 'string');
  const hasGroups = Array.isArray(groups) && groups.every((group) => typeof group === 'string');
  const expires = expiresAt === undefined || (typeof expiresAt === 'string' && !Number.isNaN(Date.parse(expiresAt)));
  const hasLogins =
    Array.isArray(logins) && logins.every((login) => typeof login === 'string' && /^(github|gitlab):\S+$/.test(login));
  const known = named && hasRoles && hasGroups && hasLogins && expires && typeof email === 'string';
  return known && typeof token === 'string' && token.length >= 20;
}
