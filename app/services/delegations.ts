import { createHash } from 'node:crypto';
import type { DelegationBody } from '../../contracts/gates';
import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { DelegationRecord } from '../../ports/delegations';
import type { Identity } from '../../ports/directory';
import { hasRole, mayAccessTenant, resolveTenant } from './access';
import { asOfNow } from './gate-standing';

type DelegationPorts = Pick<Ports, 'audit' | 'clock' | 'delegations' | 'directory'>;

const longestDays = 366;
const day = 86_400_000;

export type Delegate = (identity: Identity, body: DelegationBody) => Promise<DelegationRecord>;

/**
 * Lets somebody decide in the place of somebody else for a time. People hand over their own right; an administrator can do
 * it for a person who is away, though never to himself. The very same request is one delegation.
 */
export function createDelegate(ports: DelegationPorts): Delegate {
  return async function delegate(caller, body) {
    const identity = await asOfNow(ports, caller);
    const tenant = resolveTenant(identity, body.tenant);
    requireAuthority(identity, body.from ?? identity.user, body.to);
    const times = timesOf(body, ports.clock.now());
    // Directories know people by several ids; what is kept, and what is forbidden, goes by the one they decide under.
    const [from, to] = await Promise.all([
      requirePerson(ports, tenant, body.from ?? identity.user),
      requirePerson(ports, tenant, body.to),
    ]);
    requireAuthority(identity, from, to);
    if (from === to) throw invalid('to must be somebody else than from');
    const roles = body.roles ?? [];
    const id = digest([from, to, roles, times.since.slice(0, 10), times.until]);
    const record: DelegationRecord = {
      id,
      tenant,
      from,
      to,
      roles,
      ...times,
      ...(body.reason === undefined ? {} : { reason: body.reason }),
      madeBy: identity.user,
      madeAt: ports.clock.now().toISOString(),
    };
    await ports.delegations.add(record);
    const data = { action: 'delegate', from, to: record.to, roles, since: times.since, until: times.until };
    await audit(ports, record, identity.user, 'delegated', data);
    return record;
  };
}

export type ListDelegations = (identity: Identity, tenant?: string) => Promise<readonly DelegationRecord[]>;

/** Those in force now. */
export function createListDelegations(ports: DelegationPorts): ListDelegations {
  return async function listDelegations(identity, named) {
    return ports.delegations.listActive(resolveTenant(identity, named), ports.clock.now().toISOString());
  };
}

export type EndDelegation = (identity: Identity, id: string, tenant?: string) => Promise<DelegationRecord>;

/** Ends a delegation at once. Whoever it is of, whoever made it, and administrators may. */
export function createEndDelegation(ports: DelegationPorts): EndDelegation {
  return async function endDelegation(identity, id, named) {
    const tenant = resolveTenant(identity, named);
    const at = ports.clock.now().toISOString();
    const record = (await ports.delegations.listActive(tenant, at)).find((each) => each.id === id);
    if (!record) throw new AppError('not_found', `No delegation "${id}" is in force in tenant ${tenant}.`);
    if (![record.from, record.madeBy].includes(identity.user) && !hasRole(identity, 'admin')) {
      throw new AppError('forbidden', `Only ${record.from} and administrators may end this delegation.`);
    }
    await ports.delegations.end(tenant, id, at);
    await audit(ports, record, identity.user, 'ended', { action: 'end delegation', from: record.from, to: record.to });
    return { ...record, endedAt: at };
  };
}

function requireAuthority(identity: Identity, from: string, to: string): void {
  if (from === identity.user) return;
  if (!hasRole(identity, 'admin')) {
    throw new AppError('forbidden', `Only ${from} and administrators may hand over the right of ${from}.`);
  }
  if (to === identity.user) {
    throw new AppError('forbidden', 'Administrators cannot hand the right of others over to themselves.');
  }
}

function timesOf(body: DelegationBody, now: Date): { readonly since: string; readonly until: string } {
  const since = body.since === undefined ? now : new Date(body.since);
  const until = new Date(body.until);
  if (Number.isNaN(since.getTime()) || Number.isNaN(until.getTime())) throw invalid('since and until must be ISO 8601');
  if (until <= since || until <= now) throw invalid('until must be later than since and than now');
  if (until.getTime() - since.getTime() > longestDays * day) throw invalid('a delegation lasts at most a year');
  return { since: since.toISOString(), until: until.toISOString() };
}

async function requirePerson(ports: DelegationPorts, tenant: string, user: string): Promise<string> {
  const person = await ports.directory.find(user);
  if (person && mayAccessTenant(person, tenant)) return person.user;
  throw invalid(`"${user}" is nobody of tenant ${tenant}`);
}

async function audit(
  ports: DelegationPorts,
  { tenant, id }: DelegationRecord,
  actor: string,
  what: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const at = ports.clock.now().toISOString();
  await ports.audit.append({ tenant, key: `delegation/${id}/${what}`, kind: 'control', actor, data, at });
}

function invalid(problem: string): AppError {
  return new AppError('invalid_request', `The delegation is malformed: ${problem}.`, {
    details: { problems: [problem] },
  });
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
