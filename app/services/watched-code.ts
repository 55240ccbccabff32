import { awaitedChecks } from '../../activities/running-checks';
import { parseRepositoryId } from '../../domain/ids';
import { isEnded } from '../../domain/lifecycle';
import type { Ports } from '../../ports';
import type { WatchedCode } from '../../ports/hook-source';
import type { ProjectRecord } from '../../ports/project-index';

/** An Azure DevOps project that runs of a tenant depend on. */
export interface WatchedPlace {
  readonly tenant: string;
  readonly organization: string;
  readonly project: string;
  /** Whether tickets come from there. */
  readonly hasTickets: boolean;
  /** Of which the code is there. */
  readonly projects: readonly ProjectRecord[];
}

/** What living runs wait for: checks by their ids, and the commits these are about. */
export interface AwaitedOfRuns {
  readonly checks: readonly string[];
  readonly commits: readonly string[];
}

/** Each place once, whether tickets come from there, code is there, or both. */
export function placesOf(tenant: string, projects: readonly ProjectRecord[]): readonly WatchedPlace[] {
  const places = new Map<string, WatchedPlace>();
  const add = (organization: string, project: string, found: Pick<WatchedPlace, 'hasTickets' | 'projects'>): void => {
    const key = `${organization}/${project}`.toLowerCase();
    const known = places.get(key) ?? { tenant, organization, project, hasTickets: false, projects: [] };
    const hasTickets = known.hasTickets || found.hasTickets;
    places.set(key, { ...known, hasTickets, projects: [...known.projects, ...found.projects] });
  };
  for (const each of projects) {
    if (each.ado) add(each.ado.organization, each.ado.project, { hasTickets: true, projects: [] });
    const [organization, project] = partsOf(each);
    if (organization && project) add(organization, project, { hasTickets: false, projects: [each] });
  }
  return [...places.values()];
}

/** The code that living runs of the place work on, and the checks they wait for. */
export async function watchCode(
  ports: Pick<Ports, 'runs'>,
  { tenant, projects }: WatchedPlace,
): Promise<WatchedCode & AwaitedOfRuns> {
  const repositories = new Set<string>();
  const pullRequests = new Map<string, WatchedCode['pullRequests'][number]>();
  const commits: string[] = [];
  const checks: string[] = [];
  for (const record of projects) {
    const [, , repository = ''] = partsOf(record);
    const { items } = await ports.runs.listRuns({ tenant, project: record.project, limit: 500 });
    for (const { commit, pullRequest, runId } of items.filter(({ status }) => !isEnded(status))) {
      repositories.add(repository);
      const number = Number(/!(\d+)$/.exec(pullRequest?.id ?? '')?.[1]);
      if (number > 0) pullRequests.set(`${repository}!${number}`, { repository, number });
      const awaited = await awaitedChecks(ports, runId);
      checks.push(...awaited);
      if (commit !== null && awaited.length > 0) commits.push(commit);
    }
  }
  return { repositories: [...repositories], pullRequests: [...pullRequests.values()], commits, checks };
}

/** Organization, project and repository of code in Azure DevOps; nothing of code elsewhere. */
function partsOf({ repository }: ProjectRecord): readonly string[] {
  const { platform, path } = parseRepositoryId(repository);
  return platform === 'ado' ? path.split('/').map((part) => decodeURIComponent(part)) : [];
}
