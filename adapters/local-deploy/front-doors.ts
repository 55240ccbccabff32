import type { DeploymentStore } from './deployment-store';
import { openFrontProxy, type FrontProxy } from './front-proxy';
import type { WeightedTarget } from './weighted-targets';

/** The proxies of all projects, each on the port that was recorded for it. */
export interface FrontDoors {
  /** Opens the project's proxy unless it is open; takes a new port only when the recorded one belongs to somebody else now. */
  ensure(tenant: string, project: string): Promise<FrontProxy>;
  /** Points the proxy at what the store says is live, and at a candidate with its share. */
  follow(tenant: string, project: string): Promise<FrontProxy>;
  close(): Promise<void>;
}

const portsTried = 500;

export function createFrontDoors(store: DeploymentStore, firstPort: number): FrontDoors {
  const open = new Map<string, Promise<FrontProxy>>();

  const ensure = (tenant: string, project: string): Promise<FrontProxy> => {
    const key = `${tenant}/${project}`;
    const known = open.get(key);
    if (known) return known;
    const opening = openFront(store, tenant, project, firstPort);
    open.set(key, opening);
    opening.catch(() => open.delete(key));
    return opening;
  };

  return {
    ensure,
    async follow(tenant, project) {
      const front = await ensure(tenant, project);
      front.switchTo(targetsOf(store, tenant, project));
      return front;
    },
    async close() {
      const proxies = await Promise.allSettled(open.values());
      open.clear();
      for (const proxy of proxies) if (proxy.status === 'fulfilled') await proxy.value.close();
    },
  };
}

/** Without a live version the candidate has all of the traffic, whatever its share. */
function targetsOf(store: DeploymentStore, tenant: string, project: string): readonly WeightedTarget[] {
  const split = store.split(tenant, project);
  const weight = split?.weightPercent ?? 0;
  const shares = [
    { deployId: store.front(tenant, project)?.live ?? null, weight: 100 - weight },
    { deployId: split?.deployId ?? null, weight },
  ];
  return shares.flatMap(({ deployId, weight }) => {
    const port = deployId === null ? null : (store.find(deployId)?.port ?? null);
    return port === null ? [] : [{ port, weight }];
  });
}

async function openFront(
  store: DeploymentStore,
  tenant: string,
  project: string,
  firstPort: number,
): Promise<FrontProxy> {
  const recorded = store.front(tenant, project)?.port;
  const kept = recorded === undefined ? undefined : await tryPort(recorded);
  if (kept) return kept;
  const reserved = new Set(store.fronts().map(({ port }) => port));
  for (let port = firstPort; port < firstPort + portsTried; port += 1) {
    const front = reserved.has(port) ? undefined : await tryPort(port);
    if (front === undefined) continue;
    store.setFrontPort(tenant, project, port);
    return front;
  }
  const front = await openFrontProxy(0);
  store.setFrontPort(tenant, project, front.port);
  return front;
}

async function tryPort(port: number): Promise<FrontProxy | undefined> {
  try {
    return await openFrontProxy(port);
  } catch {
    return undefined;
  }
}
