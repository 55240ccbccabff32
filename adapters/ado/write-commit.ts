import { createHash } from 'node:crypto';
import type { GitChange, GitCommitRef } from 'azure-devops-node-api/interfaces/GitInterfaces';
import { AppError } from '../../domain/errors';
import type { CommitRequest, CommitResult, FileChange } from '../../ports/code-host';
import { checkChanges } from '../code-hosting/check-changes';
import { keyInMessage, messageWithKey } from '../code-hosting/operation-message';
import { branchReference, requireCommitId } from '../code-hosting/git-names';
import { saysAny, statusOf } from './errors';
import type { GitRepository } from './git-repository';
import type { TreeListing, TreeListings } from './tree-listing';
import { ItemContentType, VersionControlChangeType } from './vendor-values';

/** How far back a repeated operation looks for itself. A crash repeats within seconds, so the newest commits are enough. */
const lookBack = 100;

/**
 * Pushes one commit whose parent the branch must stand at. Whoever repeats it after a lost answer finds the first commit by
 * the key in its message, and only where this service's own identity pushed it: a message is whatever its author wrote.
 */
export async function writeCommit(
  repository: GitRepository,
  trees: TreeListings,
  me: string,
  request: CommitRequest,
): Promise<CommitResult> {
  const expectedHead = requireCommitId(request.expectedHead);
  const message = messageWithKey(request.message, request.operationKey);
  const before = await standing(repository, me, request);
  if (before !== undefined) return before;
  const listing = await trees.of(repository, expectedHead);
  checkChanges(request.changes, listing.modes);
  const changes = request.changes.flatMap((change) => pushChange(change, listing));
  if (changes.length === 0) return { kind: 'unchanged', commit: expectedHead };
  const push = {
    refUpdates: [{ name: branchReference(request.branch), oldObjectId: expectedHead }],
    commits: [{ comment: message, changes }],
  };
  try {
    const pushed = await repository.ask(`push to ${request.branch}`, (git) =>
      git.createPush(push, repository.name, repository.project).catch((error: unknown) => {
        if (isStale(error)) return null;
        throw error;
      }),
    );
    const commit = pushed?.commits?.[0]?.commitId;
    if (commit !== undefined) return { kind: 'committed', commit };
  } catch (error) {
    // The answer may have been lost after the push was done.
    const after = await standing(repository, me, request);
    if (after?.kind === 'committed') return after;
    throw error;
  }
  const after = await standing(repository, me, request);
  if (after !== undefined) return after;
  throw new AppError('vendor_failed', `Branch ${request.branch} of ${repository.id} moved away and back. Repeat it.`);
}

/** What the branch says before anything is written; undefined = it stands where the caller expects it, without this commit. */
async function standing(
  repository: GitRepository,
  me: string,
  request: CommitRequest,
): Promise<CommitResult | undefined> {
  const head = await repository.head(request.branch);
  if (head === undefined) {
    throw new AppError('not_found', `${repository.id} has no branch ${request.branch}. Make it first.`);
  }
  const commits = await repository.commits(head, undefined, lookBack);
  const mine = commits.find(
    (commit) => isOwn(commit, me) && keyInMessage(commit.comment ?? '') === request.operationKey,
  );
  if (mine?.commitId !== undefined) return { kind: 'committed', commit: mine.commitId };
  return head === request.expectedHead ? undefined : { kind: 'headMoved', head };
}

/** The service notes who pushed a commit first; that is its word, not the commit's. */
export function isOwn(commit: GitCommitRef, me: string): boolean {
  return me !== '' && commit.push?.pushedBy?.id === me;
}

/** Nothing for a file that is as wanted already: the service refuses edits without a change. */
function pushChange({ path, content }: FileChange, { files, modes }: TreeListing): readonly GitChange[] {
  const item = { path: `/${path}` };
  const known = modes.has(path);
  if (content === null) return known ? [{ changeType: VersionControlChangeType.Delete, item }] : [];
  if (files.get(path)?.objectId === blobId(content)) return [];
  const newContent = { content: Buffer.from(content).toString('base64'), contentType: ItemContentType.Base64Encoded };
  return [{ changeType: known ? VersionControlChangeType.Edit : VersionControlChangeType.Add, item, newContent }];
}

export function blobId(content: Uint8Array): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

function isStale(error: unknown): boolean {
  return statusOf(error) === 409 || saysAny(error, 'TF401028', 'TF401035', 'GitReferenceStaleException');
}
