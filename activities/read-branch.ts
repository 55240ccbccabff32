import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { historyLimits } from './history-limits';
import { readTimeline } from './read-timeline';

type Contract = RecordContracts['readBranch'];

const shownSubjects = 5;

/**
 * Compares the branch with what the run knows of it. Commits count as ours when the live log says that the run made them: a
 * text in a commit message proves nothing.
 */
export function createReadBranch(ports: Pick<Ports, 'code' | 'runs'>) {
  return async ({ run, since, commit }: Contract['input']): Promise<Contract['output']> => {
    const { repository } = run.repository;
    const head = await ports.code.head(repository, run.branch);
    if (head === undefined || head === since || head === commit) return { kind: 'ours', head: head ?? since };
    const commits = await ports.code.listCommits(repository, since, head);
    if (!commits) {
      return { kind: 'moved', head, authors: ['somebody'], subjects: [`history before ${since.slice(0, 12)} is gone`] };
    }
    const events = await readTimeline(ports, run.runId);
    const ours = new Set(events.flatMap(({ kind, data }) => (kind === 'commit' ? [String(data?.['commit'])] : [])));
    const foreign = commits.filter((each) => !ours.has(each.commit));
    if (foreign.length === 0) return { kind: 'ours', head };
    const subjects = foreign.slice(0, shownSubjects).map((each) => `${each.commit.slice(0, 12)} ${each.subject}`);
    return {
      kind: 'moved',
      head,
      authors: [...new Set(foreign.map(({ author }) => author))].slice(0, historyLimits.named),
      subjects,
    };
  };
}
