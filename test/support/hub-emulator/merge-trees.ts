import { execFile } from 'node:child_process';

export type MergedTrees =
  { readonly kind: 'clean'; readonly tree: string } | { readonly kind: 'conflict'; readonly files: readonly string[] };

/** A merge of two commits without a work tree, by git itself (2.38 or newer). */
export function mergeTrees(folder: string, ours: string, theirs: string): Promise<MergedTrees> {
  const args = ['-C', folder, 'merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', ours, theirs];
  return new Promise((resolve, reject) => {
    execFile('git', args, { encoding: 'utf8' }, (error, stdout) => {
      const [tree = '', ...files] = stdout.split('\0').filter((word) => word !== '');
      if (!error) resolve({ kind: 'clean', tree });
      else if (error.code === 1) resolve({ kind: 'conflict', files: [...new Set(files)] });
      else reject(new Error('git merge-tree failed', { cause: error }));
    });
  });
}
