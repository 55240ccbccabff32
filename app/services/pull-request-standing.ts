import type { Ports } from '../../ports';
import type { ProjectRecord } from '../../ports/project-index';
import type { AdoPullRequestEvent } from './ado-code-event';

/** What was known of a pull request when it was last looked at. */
export interface Standing {
  readonly status: string;
  /** By account, in lower case. */
  readonly votes: Readonly<Record<string, number>>;
}

type StandingPorts = Pick<Ports, 'clock' | 'events'>;

/** Undefined when no event of the pull request was ever taken in. */
export async function knownStanding(
  { events }: Pick<Ports, 'events'>,
  project: ProjectRecord,
  number: number,
): Promise<Standing | undefined> {
  const mark = await events.newest(project.tenant, subjectOf(project, number));
  if (!mark) return undefined;
  const { status = 'active', votes = {} } = mark.facts as Partial<Standing>;
  return { status, votes };
}

/** Votes that were taken back count as none. */
export function isSameStanding(known: Standing, { status, votes }: AdoPullRequestEvent): boolean {
  const now = votes.map(({ person, vote }) => [person.account?.toLowerCase() ?? '', vote] as const);
  return known.status === status && textOf(Object.entries(known.votes)) === textOf(now);
}

function textOf(votes: readonly (readonly [string, number])[]): string {
  return JSON.stringify(votes.filter(([account, vote]) => account !== '' && vote !== 0).toSorted());
}

/** What is not given stays as it was. */
export async function keepStanding(
  { clock, events }: StandingPorts,
  project: ProjectRecord,
  number: number,
  news: Partial<Standing>,
): Promise<void> {
  const subject = subjectOf(project, number);
  const before = await events.newest(project.tenant, subject);
  const facts = { ...before?.facts, ...news };
  const revision = (before?.revision ?? 0) + 1;
  await events.advance(project.tenant, subject, { revision, facts }, clock.now().toISOString());
}

function subjectOf({ repository }: ProjectRecord, number: number): string {
  return `votes/${repository}!${number}`;
}
