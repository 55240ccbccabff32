import type { Ports } from '../../ports';
import type { AdoPullRequestEvent, AdoPushEvent } from './ado-code-event';
import type { KnownAdoEvent } from './ado-event';
import { testReason } from './ado-event';
import type { AdoAlertEvent, AdoPipelineEvent } from './ado-pipeline-event';
import type { AdoWorkItemEvent } from './ado-work-item-event';
import { parseCommand } from './comment-command';
import { boundProjects, matchProject, projectsOfRepository } from './match-project';
import type { MatchedProject } from './match-project';
import type { IsOwn } from './own-identity';

/** `forward` = something may come of it, so it goes over the bus. */
export type Judgement = { readonly kind: 'forward' } | { readonly kind: 'unmatched'; readonly reason: string };

const forward: Judgement = { kind: 'forward' };
export const ownReason = 'the agent did this itself';

/** Whether a rule of the tenant's projects is about an event. Reads the projects, and nothing else. */
export function createJudgeAdoEvent(
  ports: Pick<Ports, 'projects'>,
  isOwn: IsOwn,
): (tenant: string, parsed: KnownAdoEvent) => Promise<Judgement> {
  return async function judgeAdoEvent(tenant, { kind, event }) {
    switch (kind) {
      case 'workItem':
        return judgeWorkItem(event, await matchProject(ports, tenant, event));
      case 'pullRequest':
        return judgePullRequest(tenant, event);
      case 'push':
        return judgePush(tenant, event);
      case 'pipeline':
      case 'alert':
        return judgeBound(tenant, event);
    }
  };

  async function judgeWorkItem(event: AdoWorkItemEvent, matched: MatchedProject): Promise<Judgement> {
    if (matched.kind === 'unbound') return unmatched(event.sample ? testReason : matched.reason);
    const { project, rule } = matched;
    if (event.eventType === 'workitem.deleted' || rule.kind === 'withdraws') return forward;
    if (rule.kind === 'otherProject') return unmatched(rule.reason);
    const commands = event.comment !== undefined && project.ado.commands !== false;
    if (rule.kind === 'nothing' && !(commands && parseCommand(event.comment.text))) return unmatched(rule.reason);
    return (await isOwn(event.organization, project.ado.agent, event.person)) ? unmatched(ownReason) : forward;
  }

  async function judgePullRequest(tenant: string, event: AdoPullRequestEvent): Promise<Judgement> {
    const [project] = await projectsOfRepository(ports, tenant, event.organization, event.repository);
    if (!project) return noRepository(event);
    if (!event.comment) return forward;
    if (!parseCommand(event.comment.text)) return unmatched('the comment holds no command');
    if (project.ado?.commands === false) return unmatched('the project takes no commands from comments');
    const own = await isOwn(event.organization, project.ado?.agent, event.comment.author);
    return own ? unmatched(ownReason) : forward;
  }

  async function judgePush(tenant: string, event: AdoPushEvent): Promise<Judgement> {
    const [project] = await projectsOfRepository(ports, tenant, event.organization, event.repository);
    if (!project) return noRepository(event);
    return (await isOwn(event.organization, project.ado?.agent, event.pushedBy)) ? unmatched(ownReason) : forward;
  }

  async function judgeBound(tenant: string, event: AdoPipelineEvent | AdoAlertEvent): Promise<Judgement> {
    const projects = await boundProjects(ports, tenant, event.organization, event.teamProject);
    if (projects.length > 0) return forward;
    return unmatched(`no project is bound to ${event.organization}/${event.teamProject ?? '?'}`);
  }
}

function noRepository({ organization, repository }: AdoPullRequestEvent | AdoPushEvent): Judgement {
  const name = [organization, repository.project ?? '?', repository.name].join('/');
  return unmatched(`no project has the repository ado:${name}`);
}

function unmatched(reason: string): Judgement {
  return { kind: 'unmatched', reason };
}
