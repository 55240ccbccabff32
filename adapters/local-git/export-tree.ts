import { mkdir, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../domain/errors';
import type { Git } from './git';
import type { Repository } from './repositories';
import { requireCommit } from './revision';
import { withTemporaryFolder } from './temporary-folder';

/**
 * Writes every file of the commit, as a clean checkout does; attributes that hide files from archives have no effect.
 * Refuses a folder that holds something (`conflict`).
 */
export async function exportTree(git: Git, { gitDir }: Repository, commit: string, folder: string): Promise<void> {
  await requireCommit(git, { gitDir }, commit);
  await mkdir(folder, { recursive: true });
  const workTree = await realpath(folder);
  if ((await readdir(workTree)).length > 0) {
    throw new AppError('conflict', `${folder} is not empty, so no tree can be written into it.`);
  }
  await withTemporaryFolder(git.config.tempFolder, async (temporary) => {
    const call = { gitDir, workTree, indexFile: join(temporary, 'index'), settings: ['core.autocrlf=false'] };
    await git.run(['read-tree', commit], call);
    await git.run(['checkout-index', '--all', '--force', '--quiet'], call);
  });
}
