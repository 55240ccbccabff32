import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['cleanUpRun'];

/** Closes what a cancelled run left open. The branch stays: it may hold work somebody wants. */
export function createCleanUpRun(ports: Pick<Ports, 'code'>) {
  return async ({ pullRequest }: Contract['input']): Promise<Contract['output']> => {
    const open = pullRequest ? await ports.code.getPullRequest(pullRequest.id) : undefined;
    if (open && (open.status === 'draft' || open.status === 'active')) {
      await ports.code.abandon(open.id);
    }
    return null;
  };
}
