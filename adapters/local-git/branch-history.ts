import type { CommitInfo } from '../../ports/code-host';
import { branchReference } from '../code-hosting/git-names';
import { findCheckout } from './checkout';
import type { Git } from './git';
import type { Repository } from './repositories';
import { headOf, requireCommitId } from './revision';

const mostCommits = 100;

/** Undefined when `base` is not part of the history of `head`: it was rewritten. */
export async function listCommits(
  git: Git,
  { gitDir }: Repository,
  base: string,
  head: string,
): Promise<readonly CommitInfo[] | undefined> {
  const [from, to] = [requireCommitId(base), requireCommitId(head)];
  const ancestor = await git.try(['merge-base', '--is-ancestor', from, to], { gitDir });
  if (ancestor.code !== 0) return undefined;
  const form = ['--format=%H%x1f%an <%ae>%x1f%s', `--max-count=${mostCommits}`];
  const log = await git.text(['log', ...form, `${from}..${to}`, '--'], { gitDir });
  return log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [commit = '', author = '', subject = ''] = line.split('\x1f');
      return { commit, author, subject };
    });
}

/** By compare-and-set. A branch that somebody has checked out stays, since its work tree would lose its head. */
export async function deleteBranch(git: Git, { gitDir }: Repository, branch: string, head: string): Promise<boolean> {
  const standing = await headOf(git, { gitDir }, branch);
  if (standing === undefined) return true;
  if (standing !== head || (await findCheckout(git, gitDir, branch))) return false;
  const answer = await git.try(['update-ref', '-d', branchReference(branch), requireCommitId(head)], { gitDir });
  return answer.code === 0;
}
