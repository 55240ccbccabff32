import type { GraphUser, People } from './people';

const goodForMs = 60_000;
const mostKept = 5_000;

/**
 * Accounts by object id, each remembered for a minute so that not every request asks Graph. Undefined = gone or disabled. A
 * lookup that fails is not remembered.
 */
export function createKnownAccounts(
  people: Pick<People, 'get'>,
  now: () => number = Date.now,
): (objectId: string) => Promise<GraphUser | undefined> {
  const known = new Map<string, { readonly until: number; readonly user: Promise<GraphUser | undefined> }>();
  return async function accountOf(objectId) {
    const at = now();
    const standing = known.get(objectId);
    if (standing && at < standing.until) return standing.user;
    if (known.size >= mostKept) known.clear();
    const user = people.get(objectId);
    known.set(objectId, { until: at + goodForMs, user });
    user.catch(() => known.delete(objectId));
    return user;
  };
}
