import { mayBeRequester } from '../../../domain/gates/same-person';
import type { Ports } from '../../../ports';
import type { Identity } from '../../../ports/directory';
import type { GateNotice } from '../../../ports/notifier';
import type { RunRecord } from '../../../ports/run-index';

/** Whom a notice is for: members of its role and groups. Whoever asked for the run is not asked to decide on it. */
export async function recipientsOf(
  ports: Pick<Ports, 'directory'>,
  { tenant, role, groups = [] }: GateNotice,
  run: Pick<RunRecord, 'requester'>,
): Promise<readonly Identity[]> {
  const found = await Promise.all([
    ...(role === '' ? [] : [ports.directory.listByRole(tenant, role)]),
    ...groups.map((group) => ports.directory.listByGroup(tenant, group)),
  ]);
  const byUser = new Map(found.flat().map((identity) => [identity.user, identity]));
  return [...byUser.values()].filter((identity) => !mayBeRequester(identity, run.requester));
}
