import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../domain/errors';
import { gitFailed, type Git } from './git';
import { withTemporaryFolder } from './temporary-folder';

export type MergedTree =
  | { readonly kind: 'clean'; readonly tree: string }
  | { readonly kind: 'conflict'; readonly files: readonly string[] }
  | { readonly kind: 'unrelated' };

/** Merges two commits into a tree, without a work tree of the user's. `unrelated` = they share no history. */
export type MergeTrees = (git: Git, gitDir: string, ours: string, theirs: string) => Promise<MergedTree>;

/** The merge this git can do: `merge-tree --write-tree` from 2.38 on, else a three-way merge that sees no renames. */
export async function chooseMergeTrees(git: Git): Promise<MergeTrees> {
  const version = await git.text(['version'], { gitDir: '/nonexistent' });
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  const isNew = Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 38);
  return isNew ? mergeWithMergeTree : mergeWithIndex;
}

export async function mergeWithMergeTree(git: Git, gitDir: string, ours: string, theirs: string): Promise<MergedTree> {
  if ((await mergeBase(git, gitDir, ours, theirs)) === undefined) return { kind: 'unrelated' };
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs];
  const answer = await git.try(args, { gitDir });
  const [tree = '', ...files] = answer.stdout.toString('utf8').split('\0').filter(Boolean);
  if (answer.code === 0) return { kind: 'clean', tree };
  if (answer.code === 1) return { kind: 'conflict', files };
  throw gitFailed(args, { gitDir }, answer);
}

/** For git before 2.38: an index and a work tree of its own, and git's one-file merge for what both sides changed. */
export async function mergeWithIndex(git: Git, gitDir: string, ours: string, theirs: string): Promise<MergedTree> {
  const base = await mergeBase(git, gitDir, ours, theirs);
  if (base === undefined) return { kind: 'unrelated' };
  return withTemporaryFolder(git.config.tempFolder, async (folder) => {
    const workTree = join(folder, 'tree');
    await mkdir(workTree);
    const call = { gitDir, workTree, indexFile: join(folder, 'index') };
    await git.run(['read-tree', '-i', '-m', '--aggressive', base, ours, theirs], call);
    await git.try(['merge-index', '-o', '-q', 'git-merge-one-file', '-a'], call);
    const unmerged = (await git.run(['ls-files', '--unmerged', '-z'], call)).toString('utf8').split('\0');
    const files = new Set(unmerged.filter(Boolean).map((record) => record.slice(record.indexOf('\t') + 1)));
    if (files.size > 0) return { kind: 'conflict', files: [...files] };
    return { kind: 'clean', tree: await git.text(['write-tree'], call) };
  });
}

/** The newest commit of both histories; undefined when there is none. */
export async function mergeBase(git: Git, gitDir: string, ours: string, theirs: string): Promise<string | undefined> {
  const answer = await git.try(['merge-base', ours, theirs], { gitDir });
  if (answer.code === 0) return answer.stdout.toString('utf8').trim();
  if (answer.code === 1) return undefined;
  throw new AppError('vendor_failed', `git merge-base in ${gitDir} ended with ${answer.code}: ${answer.stderr}`);
}
