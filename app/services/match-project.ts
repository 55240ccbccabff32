import type { Ports } from '../../ports';
import type { ProjectRecord } from '../../ports/project-index';
import type { AdoWorkItemEvent } from './ado-event';
import { matchStartRule } from './start-rule';

export type MatchedProject =
  | { readonly kind: 'project'; readonly project: ProjectRecord; readonly reason: string }
  | { readonly kind: 'none' | 'unbound'; readonly reason: string };

/** Of several projects on one ADO project, the first whose rule the event meets. */
export async function matchProject(
  ports: Pick<Ports, 'projects'>,
  tenant: string,
  event: AdoWorkItemEvent,
): Promise<MatchedProject> {
  const known = await ports.projects.listProjects(tenant);
  const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
  const candidates = known.filter(
    ({ ado }) => ado && same(ado.organization, event.organization) && same(ado.project, event.teamProject ?? '\0'),
  );
  if (candidates.length === 0) {
    return { kind: 'unbound', reason: `no project is bound to ${event.organization}/${event.teamProject ?? '?'}` };
  }
  let reason = '';
  for (const project of candidates) {
    const answer = project.ado ? matchStartRule(project.ado, event) : undefined;
    if (answer?.starts) return { kind: 'project', project, reason: answer.reason };
    reason = answer?.reason ?? reason;
  }
  return { kind: 'none', reason };
}
