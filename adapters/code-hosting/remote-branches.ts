import { AppError } from '../../domain/errors';
import type { CommitAuthor, PullRequestWish } from '../../ports/code-host';

interface Branches {
  readonly id: string;
  head(branch: string): Promise<string | undefined>;
}

/** Where the source of a pull request stands; both of its branches have to be there. */
export async function requireBranches(
  repository: Branches,
  { source, target }: Pick<PullRequestWish, 'source' | 'target'>,
): Promise<string> {
  const [head, base] = [await repository.head(source), await repository.head(target)];
  if (head !== undefined && base !== undefined) return head;
  const missing = head === undefined ? source : target;
  throw new AppError('not_found', `${repository.id} has no branch ${missing} for a pull request.`);
}

interface Signed {
  readonly author?: Partial<CommitAuthor>;
  readonly committer?: Partial<CommitAuthor>;
}

/** Everybody whose name stands on one of the commits that are not ours, each once. */
export async function foreignAuthors<C extends Signed>(
  commits: readonly C[],
  isOwn: (commit: C) => boolean | Promise<boolean>,
): Promise<readonly CommitAuthor[]> {
  const authors = new Map<string, CommitAuthor>();
  for (const commit of commits) {
    if (await isOwn(commit)) continue;
    for (const { name = '', email = '' } of [commit.author ?? {}, commit.committer ?? {}]) {
      authors.set(`${name}\0${email}`, { name, email });
    }
  }
  return [...authors.values()];
}
