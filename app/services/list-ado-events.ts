import type { AdoEventView } from '../../contracts/hooks';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { resolveTenant } from './access';

export type ListAdoEvents = (
  identity: Identity,
  filter: { readonly tenant?: string; readonly outcomes?: readonly string[]; readonly limit: number },
) => Promise<readonly AdoEventView[]>;

/** What became of events from outside, newest first, with the reason of each. */
export function createListAdoEvents(ports: Pick<Ports, 'events'>): ListAdoEvents {
  return async function listAdoEvents(identity, { tenant: named, outcomes, limit }) {
    const tenant = resolveTenant(identity, named);
    const listed = await ports.events.list(tenant, { limit, ...(outcomes === undefined ? {} : { outcomes }) });
    return listed.map(({ messageId, at, outcome, reason }) => ({ messageId, at, outcome, reason }));
  };
}
