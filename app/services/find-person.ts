import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { HookPerson } from '../../ports/hook-source';
import { mayAccessTenant } from './access';
import type { AdoPerson } from './ado-envelope';
import { isHubLogin } from './user-id';

export type FindPerson = (tenant: string, person: AdoPerson | undefined) => Promise<Identity | undefined>;

/**
 * The user of the directory behind a person of the platform: only by the very same address or a login that the directory lists,
 * for names and the parts before an `@` can be chosen by anybody. Somebody whom the directory does not know, or knows several
 * of, decides nothing from outside.
 */
export function createFindPerson(ports: Pick<Ports, 'clock' | 'directory'>): FindPerson {
  return async function findPerson(tenant, person) {
    const address = person?.account?.toLowerCase();
    if (address === undefined) return undefined;
    const identity = await find(tenant, address);
    return identity && mayAccessTenant(identity, tenant) && !isExpired(identity) ? identity : undefined;
  };

  async function find(tenant: string, account: string): Promise<Identity | undefined> {
    if (isHubLogin(account)) return ports.directory.findByLogin?.(tenant, account);
    return account.includes('@') ? ports.directory.findByAddress?.(tenant, account) : undefined;
  }

  function isExpired({ expiresAt }: Identity): boolean {
    return expiresAt !== undefined && Date.parse(expiresAt) <= ports.clock.now().getTime();
  }
}

/**
 * Whether the platform's author is whom a delivery names. Only the account counts, for by it the person is looked up: an id that
 * fits beside another's account would be that other's decision.
 */
export function isAuthor(known: HookPerson, told: AdoPerson | undefined): boolean {
  return known.account !== undefined && known.account.toLowerCase() === told?.account?.toLowerCase();
}
