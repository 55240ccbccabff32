import type { Ports } from '../../ports';
import type { ProjectRecord } from '../../ports/project-index';
import type { AdoRepositoryRef } from './ado-code-event';
import type { AdoWorkItemEvent } from './ado-work-item-event';
import { matchStartRule } from './start-rule';
import type { RuleAnswer } from './start-rule';

export type AdoProjectRecord = ProjectRecord & { readonly ado: NonNullable<ProjectRecord['ado']> };

export type MatchedProject =
  | { readonly kind: 'project'; readonly project: AdoProjectRecord; readonly rule: RuleAnswer }
  | { readonly kind: 'unbound'; readonly reason: string };

/** Of several projects on one ADO project, the first whose rule the event meets, otherwise the first it belongs to. */
export async function matchProject(
  ports: Pick<Ports, 'projects'>,
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

/** Projects whose work items live in an Azure DevOps project. */
export async function boundProjects(
  ports: Pick<Ports, 'projects'>,
  tenant: string,
  organization: string,
  teamProject: string | undefined,
): Promise<readonly AdoProjectRecord[]> {
  const known = await ports.projects.listProjects(tenant);
  return known
    .filter((project): project is AdoProjectRecord => project.ado !== undefined)
    .filter(({ ado }) => same(ado.organization, organization) && same(ado.project, teamProject ?? '\0'));
}

/** Projects whose code is the repository of an event, by `ado:{organization}/{project}/{repository}`. */
export async function projectsOfRepository(
  ports: Pick<Ports, 'projects'>,
  tenant: string,
  organization: string,
  { name, project = name }: AdoRepositoryRef,
): Promise<readonly ProjectRecord[]> {
  const id = `ado:${[organization, project, name].join('/')}`;
  const known = await ports.projects.listProjects(tenant);
  return known.filter(({ repository }) => same(decode(repository), id));
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
