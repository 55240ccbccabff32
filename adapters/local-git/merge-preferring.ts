import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git, GitCall } from './git';
import type { MergedTree } from './merge-trees';
import { withTemporaryFolder } from './temporary-folder';

interface Stages {
  readonly mode: string;
  /** Object ids by stage: 1 = common ancestor, 2 = ours, 3 = theirs. */
  readonly ids: Map<string, string>;
}

/**
 * A three-way merge in which our lines win where both sides changed the same ones; everything else of both sides is kept.
 * What is no matter of lines (one side deleted the file, or both added it) stays a conflict. Renames are not seen.
 */
export async function mergePreferring(git: Git, gitDir: string, ours: string, theirs: string): Promise<MergedTree> {
  const base = await git.try(['merge-base', ours, theirs], { gitDir });
  if (base.code !== 0) return { kind: 'unrelated' };
  return withTemporaryFolder(git.config.tempFolder, async (folder) => {
    const workTree = join(folder, 'tree');
    await mkdir(workTree);
    const call = { gitDir, workTree, indexFile: join(folder, 'index') };
    const ancestor = base.stdout.toString('utf8').trim();
    await git.run(['read-tree', '-i', '-m', '--aggressive', ancestor, ours, theirs], call);
    await git.try(['merge-index', '-o', '-q', 'git-merge-one-file', '-a'], call);
    const unsolved: string[] = [];
    for (const [path, stages] of await unmerged(git, call)) {
      if (!(await solve(git, call, folder, path, stages))) unsolved.push(path);
    }
    if (unsolved.length > 0) return { kind: 'conflict', files: unsolved };
    return { kind: 'clean', tree: await git.text(['write-tree'], call) };
  });
}

async function unmerged(git: Git, call: GitCall): Promise<ReadonlyMap<string, Stages>> {
  const files = new Map<string, Stages>();
  const listed = (await git.run(['ls-files', '--unmerged', '-z'], call)).toString('utf8').split('\0');
  for (const record of listed.filter(Boolean)) {
    const [, mode = '', id = '', stage = '', path = ''] = /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(record) ?? [];
    const known = files.get(path) ?? { mode, ids: new Map<string, string>() };
    known.ids.set(stage, id);
    files.set(path, stage === '2' ? { ...known, mode } : known);
  }
  return files;
}

/** False when the file is no text, or one of the three versions is missing. */
async function solve(git: Git, call: GitCall, folder: string, path: string, { mode, ids }: Stages): Promise<boolean> {
  const versions = ['2', '1', '3'].map((stage) => ids.get(stage));
  if (versions.some((id) => id === undefined) || !mode.startsWith('100')) return false;
  const names: string[] = [];
  for (const [index, id] of versions.entries()) {
    const file = join(folder, `version-${index}`);
    await writeFile(file, await git.run(['cat-file', 'blob', id ?? ''], call));
    names.push(file);
  }
  const merged = await git.try(['merge-file', '-p', '-q', '--ours', ...names], call);
  if (merged.code !== 0) return false;
  const result = join(folder, 'merged');
  await writeFile(result, merged.stdout);
  const id = await git.text(['hash-object', '-w', '--no-filters', result], call);
  await git.run(['update-index', '--add', '--cacheinfo', `${mode},${id},${path}`], call);
  return true;
}
