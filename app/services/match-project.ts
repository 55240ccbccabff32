import type { Ports } from '../../ports';
import type { HookSource } from '../../ports/hook-source';
import type { ProjectRecord } from '../../ports/project-index';
import type { AdoRepositoryRef } from './ado-code-event';
import type { AdoWorkItemEvent } from './ado-work-item-event';
import { matchStartRule } from './start-rule';
import type { RuleAnswer } from './start-rule';

export type AdoProjectRecord = ProjectRecord & { readonly ado: NonNullable<ProjectRecord['ado']> };

type MatchPorts = Pick<Ports, 'hookSource' | 'projects'>;

export type MatchedProject =
  | { readonly kind: 'project'; readonly project: AdoProjectRecord; readonly rule: RuleAnswer }
  | { readonly kind: 'unbound'; readonly reason: string };

/** Of several projects on one ADO project, the first whose rule the event meets, otherwise the first it belongs to. */
export async function matchProject(
  ports: MatchPorts,
  tenant: string,
  event: AdoWorkItemEvent,
): Promise<MatchedProject> {
  const candidates = await boundProjects(ports, tenant, event.organization, event.teamProject);
  const matched = candidates.map((project) => ({ project, rule: matchStartRule(project.ado, event) }));
  const chosen =
    matched.find(({ rule }) => rule.kind === 'starts') ??
    matched.find(({ rule }) => rule.kind === 'withdraws') ??
    matched.find(({ rule }) => rule.kind === 'nothing') ??
    matched[0];
  if (chosen) return { kind: 'project', ...chosen };
  return { kind: 'unbound', reason: `no project is bound to ${event.organization}/${event.teamProject ?? '?'}` };
}

/** Projects whose work items live in an Azure DevOps project, which some events name by its id alone. */
export async function boundProjects(
  ports: MatchPorts,
  tenant: string,
  organization: string,
  teamProject: string | undefined,
): Promise<readonly AdoProjectRecord[]> {
  const known = (await ports.projects.listProjects(tenant)).filter(
    (project): project is AdoProjectRecord => project.ado !== undefined && same(project.ado.organization, organization),
  );
  const isIt = isProject(ports, organization, teamProject ?? '\0');
  return (await Promise.all(known.map(({ ado }) => isIt(ado.project)))).flatMap((found, index) => {
    const project = known[index];
    return found && project ? [project] : [];
  });
}

/** Projects whose code is the repository of an event, by `ado:{organization}/{project}/{repository}`. */
export async function projectsOfRepository(
  ports: MatchPorts,
  tenant: string,
  organization: string,
  { name, project = name }: AdoRepositoryRef,
): Promise<readonly ProjectRecord[]> {
  const isIt = isProject(ports, organization, project);
  const found: ProjectRecord[] = [];
  for (const each of await ports.projects.listProjects(tenant)) {
    const [owner = '', teamProject = '', repository = ''] = each.repository.replace(/^ado:/, '').split('/').map(decode);
    const isThere = each.repository.startsWith('ado:') && same(owner, organization) && same(repository, name);
    if (isThere && (await isIt(teamProject))) found.push(each);
  }
  return found;
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids never change, so each is asked for once. */
const ids = new WeakMap<HookSource, Map<string, Promise<string | undefined>>>();

/** Whether a project, by its name, is the one that an event told by name or id. */
function isProject({ hookSource }: MatchPorts, organization: string, told: string): (name: string) => Promise<boolean> {
  return async (name) => {
    if (same(name, told)) return true;
    if (!idPattern.test(told) || hookSource?.knows(organization) !== true) return false;
    return same((await idOf(hookSource, organization, name)) ?? '', told);
  };
}

async function idOf(source: HookSource, organization: string, name: string): Promise<string | undefined> {
  const known = ids.get(source) ?? new Map<string, Promise<string | undefined>>();
  ids.set(source, known);
  const key = `${organization}/${name}`.toLowerCase();
  const asked = known.get(key) ?? source.projectId(organization, name);
  known.set(key, asked);
  // Neither a fault nor a project that is not there yet is remembered.
  asked.then(
    (id) => id === undefined && known.delete(key),
    () => known.delete(key),
  );
  return asked;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
