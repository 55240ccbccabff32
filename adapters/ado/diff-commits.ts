import type { GitChange } from 'azure-devops-node-api/interfaces/GitInterfaces';
import { AppError } from '../../domain/errors';
import type { GitRepository } from './git-repository';
import type { TreeListing, TreeListings } from './tree-listing';
import { unifiedDiff } from './unified-diff';
import { GitVersionType, VersionControlChangeType } from './vendor-values';

const pageSize = 500;

/** The service tells which files differ and how they were renamed; lines are compared here, from both blobs. */
export async function diffCommits(
  repository: GitRepository,
  trees: TreeListings,
  base: string,
  head: string,
): Promise<string> {
  const [before, after] = await Promise.all([trees.of(repository, base), trees.of(repository, head)]);
  const pairs = (await listChanges(repository, base, head))
    .flatMap((change) => pairOf(change, before, after))
    .sort((one, other) => (one.to < other.to ? -1 : 1));
  const parts: string[] = [];
  for (const pair of pairs) parts.push(await diffPair(repository, trees, pair, before, after));
  return parts.join('');
}

async function listChanges(repository: GitRepository, base: string, head: string): Promise<readonly GitChange[]> {
  const changes: GitChange[] = [];
  const commit = (version: string) => ({ version, versionType: GitVersionType.Commit });
  for (;;) {
    const page = await repository.ask(`compare ${base} with ${head}`, (git) =>
      git.getCommitDiffs(
        ...([repository.name, repository.project, false, pageSize, changes.length] as const),
        commit(base),
        commit(head),
      ),
    );
    const found = (page as typeof page | null)?.changes;
    if (!found) throw new AppError('not_found', `${repository.id} has no commit ${base} or ${head}.`);
    changes.push(...found);
    if (page.allChangesIncluded === true || found.length < pageSize) return changes;
  }
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Folders, links and submodules are left out. The delete that is half of a rename is told with it. */
function pairOf(change: GitChange, before: TreeListing, after: TreeListing): readonly Pair[] {
  const to = (change.item?.path ?? '').replace(/^\//, '');
  const source = change.sourceServerItem?.replace(/^\//, '');
  const type = change.changeType ?? VersionControlChangeType.None;
  const isRename = (type & VersionControlChangeType.Rename) !== 0 && source !== undefined;
  if ((type & VersionControlChangeType.SourceRename) !== 0) return [];
  const from = isRename ? source : to;
  return before.files.has(from) || after.files.has(to) ? [{ from, to }] : [];
}

async function diffPair(
  repository: GitRepository,
  trees: TreeListings,
  { from, to }: Pair,
  before: TreeListing,
  after: TreeListing,
): Promise<string> {
  const [old, now] = [before.files.get(from), after.files.get(to)];
  const read = async (objectId: string | undefined) =>
    objectId === undefined ? null : trees.read(repository, objectId);
  const [one, other] = await Promise.all([read(old?.objectId), read(now?.objectId)]);
  return unifiedDiff({
    before: { path: from, content: one, mode: before.modes.get(from) ?? '100644' },
    after: { path: to, content: other, mode: after.modes.get(to) ?? '100644' },
  });
}
