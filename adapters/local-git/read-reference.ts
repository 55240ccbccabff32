import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type ReadReference =
  | { readonly kind: 'read'; readonly commit: string | undefined }
  /** Not to be told from files: git itself has to be asked. */
  | { readonly kind: 'unclear'; readonly commit?: never };

const unclear: ReadReference = { kind: 'unclear' };
const commitPattern = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * Where a branch stands, from the files git keeps it in: starting git for it takes a hundred times as long, in which the
 * process does nothing else. Loose before packed: git writes the packed file before it takes the loose one away.
 */
export function readReference(gitDir: string, reference: string): ReadReference {
  const common = commonFolder(gitDir);
  const loose = readText(join(common, reference))?.trim();
  if (loose !== undefined) return commitPattern.test(loose) ? { kind: 'read', commit: loose } : unclear;
  // Another way of keeping references has a file there.
  if (!isFolder(join(common, 'refs', 'heads'))) return unclear;
  const packed = readText(join(common, 'packed-refs')) ?? '';
  const line = packed.split('\n').find((each) => each.endsWith(` ${reference}`));
  const commit = line?.slice(0, -reference.length - 1);
  return commit === undefined || commitPattern.test(commit) ? { kind: 'read', commit } : unclear;
}

/** A further work tree keeps its branches in the folder of the first. */
function commonFolder(gitDir: string): string {
  const named = readText(join(gitDir, 'commondir'))?.trim();
  return named === undefined ? gitDir : resolve(gitDir, named);
}

/** Undefined when there is no such file; a folder of that name is none. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
