import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { mayAccessTenant } from './access';
import type { AdoPerson } from './ado-envelope';
import { userIdOf } from './user-id';

const knownRoles = ['dev', 'requester', 'qa', 'ops', 'admin'];

export type FindPerson = (tenant: string, person: AdoPerson | undefined) => Promise<Identity | undefined>;

/**
 * The user of the directory behind a person of the platform: only by the very same mail address, for names and the parts before
 * an `@` can be chosen by anybody. Somebody without an address in the directory decides nothing from outside.
 */
export function createFindPerson(ports: Pick<Ports, 'clock' | 'directory'>): FindPerson {
  return async function findPerson(tenant, person) {
    const mail = person?.account?.toLowerCase();
    if (mail === undefined || !mail.includes('@')) return undefined;
    const isMeant = (identity: Identity | undefined): identity is Identity =>
      identity?.email?.toLowerCase() === mail && mayAccessTenant(identity, tenant) && !isExpired(identity);
    const guess = await ports.directory.find(userIdOf(mail));
    if (isMeant(guess)) return guess;
    for (const role of knownRoles) {
      const found = (await ports.directory.listByRole(tenant, role)).find(isMeant);
      if (found) return found;
    }
    return undefined;
  };

  function isExpired({ expiresAt }: Identity): boolean {
    return expiresAt !== undefined && Date.parse(expiresAt) <= ports.clock.now().getTime();
  }
}
