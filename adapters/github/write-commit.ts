import { AppError } from '../../domain/errors';
import type { CommitRequest, CommitResult } from '../../ports/code-host';
import type { RemoteTrees } from '../hubs/remote-tree';
import { wantedChanges } from '../hubs/wanted-changes';
import { requireCommitId } from '../code-hosting/git-names';
import type { GitHubRepository } from './repository';

/** Tree and commit first, branch last: what goes wrong before leaves nothing that anybody sees. */
export async function writeCommit(
  repository: GitHubRepository,
  trees: RemoteTrees,
  { branch, expectedHead, message, changes, operationKey }: CommitRequest,
): Promise<CommitResult> {
  const head = await repository.head(branch);
  if (head === undefined) throw new AppError('not_found', `${repository.id} has no branch ${branch}.`);
  const done = await repository.findOperation(head, operationKey);
  if (done !== undefined) return { kind: 'committed', commit: done };
  if (head !== requireCommitId(expectedHead)) return { kind: 'headMoved', head };
  const wanted = wantedChanges(changes, await trees.tree(repository, head));
  if (wanted.length === 0) return { kind: 'unchanged', commit: head };
  const made = await repository.write({ message, operationKey, parents: [head], onto: head, changes: wanted });
  const moved = await repository.moveBranch(branch, made);
  if (moved.kind === 'moved') return { kind: 'committed', commit: made };
  if (moved.kind === 'refused') throw branchRefused(repository.id, branch, moved.reason);
  return { kind: 'headMoved', head: (await repository.head(branch)) ?? head };
}

export function branchRefused(repository: string, branch: string, reason: string): AppError {
  return new AppError(
    'forbidden',
    `GitHub did not move branch ${branch} of ${repository}: ${reason}. Let the service pass the rule of that branch.`,
    { details: { repository, branch } },
  );
}
