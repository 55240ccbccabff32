import type { RecordContracts } from '../contracts/activities';
import { isEnded } from '../domain/lifecycle';
import { alike, likenessTo } from '../domain/likeness';
import type { Ports } from '../ports';

type Contract = RecordContracts['findDuplicates'];

const mostRuns = 500;

/**
 * Looks for the ticket's work among open runs, open pull requests and the backlog of its project. The verdict comes with its
 * evidence: what is alike, how much, and in which words.
 */
export function createFindDuplicates(ports: Pick<Ports, 'clock' | 'code' | 'runs' | 'work'>) {
  return async ({ run }: Contract['input']): Promise<Contract['output']> => {
    const { tenant, project, workItem, repository } = run;
    const [ticket, backlog, runs, pullRequests] = await Promise.all([
      ports.work.get(tenant, project, workItem),
      ports.work.listBacklog(tenant, project),
      ports.runs.listRuns({ tenant, project, limit: mostRuns }),
      ports.code.listOpenPullRequests?.(repository.repository) ?? [],
    ]);
    const open = runs.items.filter(({ runId, status, waitingFor }) => {
      const isOpen = !isEnded(status) || (status === 'failed' && waitingFor !== null);
      return isOpen && runId !== run.runId;
    });
    const likenessToMine = likenessTo({ title: run.title, text: ticket?.description ?? '' });
    const ownBranches = new Set([run.branch, ...open.map(({ branch }) => branch)]);
    const inRuns = new Set(open.map((each) => each.workItem));
    const others = [
      ...open.map((each) => ({
        kind: 'run' as const,
        id: each.runId,
        title: each.title,
        text: '',
        same: each.workItem === workItem,
      })),
      ...pullRequests
        .filter(({ source }) => !ownBranches.has(source))
        .map(({ url, title, description }) => ({
          kind: 'pull_request' as const,
          id: url,
          title,
          text: description,
          same: false,
        })),
      ...backlog
        .filter(({ key }) => key !== workItem && !inRuns.has(key))
        .map(({ key, title, description }) => ({
          kind: 'work_item' as const,
          id: key,
          title,
          text: description,
          same: false,
        })),
    ];
    const found = others
      .map(({ kind, id, title, text, same }) => ({
        kind,
        id,
        title,
        score: same ? 1 : likenessToMine({ title, text }),
      }))
      .filter(({ score }) => score >= alike)
      .sort((a, b) => b.score - a.score);
    const duplicates = found.slice(0, 5);
    if (duplicates.length > 0) {
      const text = `may be a duplicate of ${duplicates.map(({ kind, id }) => `${kind} ${id}`).join(', ')}`;
      const at = ports.clock.now().toISOString();
      await ports.runs.recordProgress(run.runId, 'duplicates', at, {}, { kind: 'note', stage: 'plan', text });
    }
    return { duplicates };
  };
}
