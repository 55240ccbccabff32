import { join } from 'node:path';
import type { Git } from './git';
import { followMarked } from './interrupted-follow';

/** A work tree in which a branch is checked out. */
export interface Checkout {
  readonly workTree: string;
  readonly gitDir: string;
}

export type Followed = { readonly kind: 'followed' } | { readonly kind: 'blocked'; readonly reason: string };

/** The work tree that has the branch checked out; git allows one at most. */
export async function findCheckout(git: Git, gitDir: string, branch: string): Promise<Checkout | undefined> {
  const listed = await git.text(['worktree', 'list', '--porcelain'], { gitDir });
  for (const block of listed.split('\n\n')) {
    const lines = block.split('\n');
    const workTree = lines[0]?.replace(/^worktree /, '');
    const holds = lines.includes(`branch refs/heads/${branch}`) && !lines.includes('bare');
    if (holds && workTree !== undefined) return locate(git, workTree, gitDir);
  }
  return undefined;
}

/** A work tree whose folder has gone holds nothing that could follow. */
async function locate(git: Git, workTree: string, gitDir: string): Promise<Checkout | undefined> {
  for (const candidate of [join(workTree, '.git'), gitDir]) {
    const answer = await git.try(['rev-parse', '--absolute-git-dir'], { gitDir: candidate });
    if (answer.code === 0) return { workTree, gitDir: answer.stdout.toString('utf8').replace(/\n$/, '') };
  }
  return undefined;
}

/**
 * Brings index and files of the work tree from one commit to another, as a fast-forward merge does: local changes to other
 * files are kept, and when one is in the way nothing at all is changed. Repeating it is harmless.
 */
export async function followBranch(git: Git, checkout: Checkout, from: string, to: string): Promise<Followed> {
  return followMarked(git, checkout, { from, to }, () => follow(git, checkout, from, to));
}

async function follow(git: Git, checkout: Checkout, from: string, to: string): Promise<Followed> {
  const call = { gitDir: checkout.gitDir, workTree: checkout.workTree };
  await git.try(['update-index', '-q', '--refresh'], call);
  const answer = await git.try(['read-tree', '-m', '-u', from, to], call);
  if (answer.code === 0) return { kind: 'followed' };
  const said = answer.stderr.replace(/^(error|fatal): /gm, '').trim();
  const advice = said.includes('index.lock')
    ? 'Another git process works there, or one crashed and left its index.lock; try again when it is gone.'
    : 'Commit, stash or remove these local changes there, then try again.';
  return { kind: 'blocked', reason: `The branch is checked out in ${checkout.workTree}: ${said} ${advice}` };
}
