import { isAppError } from '../../domain/errors';
import { isEnded } from '../../domain/lifecycle';
import type { Ports } from '../../ports';
import type { ProjectRecord } from '../../ports/project-index';
import type { RunRecord } from '../../ports/run-index';
import type { AdoPullRequestEvent } from './ado-code-event';
import { parseCommand } from './comment-command';
import type { ControlRun } from './control-run';
import type { DecideGate } from './decide-gate';
import { isAuthor } from './find-person';
import type { FindPerson } from './find-person';
import type { Intake } from './intake';
import { projectsOfRepository } from './match-project';
import type { ObeyCommand } from './obey-command';
import { keepStanding, knownStanding } from './pull-request-standing';
import { carryOn, hold } from './outside-changes';

type PullPorts = Pick<Ports, 'clock' | 'code' | 'events' | 'hookSource' | 'projects' | 'runs'>;

/** Waiting for the author (-5) and no vote (0) decide nothing. */
const choices: Readonly<Record<number, 'approve' | 'reject'>> = { 10: 'approve', 5: 'approve', [-10]: 'reject' };

/**
 * Votes, comments and ends of pull requests. A vote decides at the open quality gate when it is new, of a person the directory
 * knows, on the very commit the run stands at, and the platform itself confirms it. Events do not say whose vote changed, so the
 * votes that were known before are kept: a vote of an earlier round decides nothing in a later one.
 */
export function createTakePullRequest(
  ports: PullPorts,
  uses: {
    readonly decideGate: DecideGate;
    readonly controlRun: ControlRun;
    readonly findPerson: FindPerson;
    readonly obeyCommand: ObeyCommand;
  },
): (tenant: string, event: AdoPullRequestEvent, key: string) => Promise<Intake> {
  return async function takePullRequest(tenant, event, key) {
    const found = await findRun(tenant, event);
    if (!found)
      return { outcome: 'ignored', reason: `no run has pull request ${event.number} of ${event.repository.name}` };
    const { project, run } = found;
    if (event.comment) return command(project, run, event, key);
    if (event.status === 'abandoned' || event.status === 'completed') {
      const isHeld = event.status === 'abandoned';
      const intake: Intake = isHeld
        ? await hold(uses.controlRun, run, 'its pull request was abandoned')
        : await completed(run);
      await keepStanding(ports, project, event.number, { status: event.status });
      return intake;
    }
    return votes(project, run, event);
  };

  async function findRun(
    tenant: string,
    event: AdoPullRequestEvent,
  ): Promise<{ readonly project: ProjectRecord; readonly run: RunRecord } | undefined> {
    for (const project of await projectsOfRepository(ports, tenant, event.organization, event.repository)) {
      const id = `${project.repository}!${event.number}`;
      const { items } = await ports.runs.listRuns({ tenant, project: project.project, limit: 500 });
      const run = items.find(({ pullRequest, branch, status }) =>
        pullRequest ? pullRequest.id === id : branch === event.source && !isEnded(status),
      );
      if (run) return { project, run };
    }
    return undefined;
  }

  async function command(
    { project, tenant }: ProjectRecord,
    run: RunRecord,
    event: AdoPullRequestEvent,
    key: string,
  ): Promise<Intake> {
    const { comment, organization, repository, number } = event;
    const parsed = comment && parseCommand(comment.text);
    if (!comment || !parsed) return { outcome: 'ignored', reason: 'the comment holds no command', runId: run.runId };
    return uses.obeyCommand({
      ...{ command: parsed, tenant, project, workItem: run.workItem, person: comment.author, key },
      channel: 'ado-pull-request',
      ...(run.pullRequest ? { answer: answerOn(run.pullRequest.id, key) } : {}),
      async verify() {
        const source = ports.hookSource;
        if (!source?.knows(organization, tenant) || comment.id === undefined || comment.thread === undefined)
          return undefined;
        const owner = repository.project ?? repository.name;
        const known = await source.readPullRequestComment(
          ...[organization, owner, repository.name, number, comment.thread, comment.id],
        );
        return known !== undefined && isAuthor(known.author, comment.author) && known.text === comment.text;
      },
    });
  }

  function answerOn(pullRequest: string, key: string): (text: string) => Promise<void> {
    return (text) => ports.code.ensureThread(pullRequest, `command/${key}`, text);
  }

  /** One that the platform completed by itself, once its own policies were fulfilled, takes its run on. */
  async function completed(run: RunRecord): Promise<Intake> {
    const { runId, waitingFor } = run;
    if (waitingFor?.kind !== 'checkpoint' || waitingFor.code !== 'merge_blocked') {
      return { outcome: 'noted', reason: 'the pull request was completed', runId };
    }
    return carryOn(uses.controlRun, run, 'its pull request was completed');
  }

  async function votes(project: ProjectRecord, run: RunRecord, event: AdoPullRequestEvent): Promise<Intake> {
    const { runId } = run;
    const source = ports.hookSource;
    if (!source?.knows(event.organization, project.tenant)) {
      return {
        outcome: 'ignored',
        reason: 'votes cannot be confirmed here: the organization is not configured',
        runId,
      };
    }
    const owner = event.repository.project ?? event.repository.name;
    const stand = await source.readPullRequest(event.organization, owner, event.repository.name, event.number);
    if (!stand) return { outcome: 'ignored', reason: 'the platform does not know the pull request', runId };
    const before = await knownStanding(ports, project, event.number);
    const now = stand.votes.flatMap(({ person, vote }) =>
      person.account ? [[person.account.toLowerCase(), vote] as const] : [],
    );
    const news = now.filter(([account, vote]) => vote !== 0 && before?.votes[account] !== vote);
    const intake = before
      ? await decide(run, stand.head, news)
      : { outcome: 'noted' as const, reason: 'votes noted', runId };
    await keepStanding(ports, project, event.number, { status: stand.status, votes: Object.fromEntries(now) });
    return intake;
  }

  async function decide(run: RunRecord, head: string, news: readonly (readonly [string, number])[]): Promise<Intake> {
    const { runId, waitingFor, commit } = run;
    if (news.length === 0) return { outcome: 'noted', reason: 'no vote is new', runId };
    if (waitingFor?.kind !== 'gate' || waitingFor.gate !== 'qa') {
      return { outcome: 'noted', reason: 'the run waits at no quality gate; votes decide there only', runId };
    }
    if (head !== commit)
      return { outcome: 'refused', reason: `the vote is on ${head}, the gate is about ${commit}`, runId };
    const results: string[] = [];
    let isDone = false;
    for (const [account, vote] of news) {
      const choice = choices[vote];
      if (choice === undefined) continue;
      const identity = await uses.findPerson(run.tenant, { account });
      if (!identity) {
        results.push('a voter has no mail address in the directory');
        continue;
      }
      try {
        const { gateId = 'qa', subject = '' } = waitingFor;
        const given = { runId, gate: gateId, choice, subject, channel: 'ado-vote' };
        const { outcome } = await uses.decideGate(identity, given);
        isDone = true;
        results.push(`${choice} by ${identity.user}: ${outcome}`);
      } catch (error) {
        if (!isAppError(error) || error.retryable) throw error;
        results.push(`${choice} by ${identity.user} refused: ${error.message} (${error.code})`);
      }
    }
    const reason = results.length === 0 ? 'no vote that decides is new' : results.join('; ');
    return { outcome: isDone ? 'done' : 'refused', reason, runId };
  }
}
