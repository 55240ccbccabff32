import type { GitMerge } from 'azure-devops-node-api/interfaces/GitInterfaces';
import { AppError } from '../../domain/errors';
import type { BranchUpdate, UpdateBranchRequest } from '../../ports/code-host';
import { messageWithKey } from '../code-hosting/operation-message';
import type { Timing } from './throttle';
import type { GitRepository } from './git-repository';
import { GitAsyncOperationStatus } from './vendor-values';

/** Either branch may move between our look and our move; each time the merge is computed anew. */
const attempts = 5;
const mostPolls = 40;

/** Merges on the service, without a pull request, then moves the branch by compare-and-set. */
export async function updateBranch(
  repository: GitRepository,
  timing: Timing,
  request: UpdateBranchRequest,
): Promise<BranchUpdate> {
  const { branch, from, operationKey } = request;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [head, base] = [await repository.head(branch), await repository.head(from)];
    if (head === undefined || base === undefined) {
      return { kind: 'blocked', reason: `Branch ${head === undefined ? branch : from} does not exist any more.` };
    }
    const common = await repository.mergeBase(head, base);
    if (common === base) return { kind: 'updated', commit: head, base };
    if (common === undefined) return { kind: 'blocked', reason: `${branch} and ${from} share no history.` };
    const comment = messageWithKey(`Merge ${from} into ${branch}`, operationKey);
    const merged = common === head ? base : await mergeCommits(repository, timing, [head, base], comment);
    if (typeof merged !== 'string') return merged;
    if (await repository.moveBranch(branch, head, merged)) return { kind: 'updated', commit: merged, base };
  }
  throw new AppError('vendor_failed', `Branch ${branch} of ${repository.id} keeps moving. Try again later.`);
}

async function mergeCommits(
  repository: GitRepository,
  timing: Timing,
  parents: readonly string[],
  comment: string,
): Promise<string | BranchUpdate> {
  const { name, project } = repository;
  let merge: GitMerge = await repository.ask('merge', (git) =>
    git.createMergeRequest({ parents: [...parents], comment }, project, name),
  );
  for (let poll = 0; poll < mostPolls; poll += 1) {
    const { status, detailedStatus, mergeOperationId = 0 } = merge;
    if (status === GitAsyncOperationStatus.Completed && detailedStatus?.mergeCommitId !== undefined) {
      return detailedStatus.mergeCommitId;
    }
    if (status === GitAsyncOperationStatus.Failed || status === GitAsyncOperationStatus.Abandoned) {
      const why = detailedStatus?.failureMessage ?? 'it conflicts';
      // The operation names no files.
      return { kind: 'conflict', files: filesIn(why) };
    }
    await timing.wait(250);
    merge = await repository.ask('tell how the merge goes', (git) =>
      git.getMergeRequest(project, name, mergeOperationId),
    );
  }
  throw new AppError('timed_out', `Azure DevOps has not merged ${parents.join(' and ')} of ${repository.id} in time.`);
}

function filesIn(message: string): readonly string[] {
  return [...message.matchAll(/"\/?([^"]+)"/g)].map(([, path = '']) => path);
}
