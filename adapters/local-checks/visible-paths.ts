import { realpathSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';

/** The sandbox puts fresh folders in place of these. */
const replaced = ['/tmp', '/var/tmp', '/run'];

/**
 * Folders of programs that must stay in sight although they lie where the sandbox shows a fresh folder: the search path and
 * the Node that runs this host. Somebody who works below /tmp has all of them there.
 */
export function visiblePaths(searchPath: string): readonly string[] {
  const folders = [...searchPath.split(delimiter), dirname(process.execPath)].flatMap(realPath);
  return [...new Set(folders)].filter((folder) => replaced.some((root) => folder.startsWith(`${root}/`)));
}

function realPath(path: string): string[] {
  try {
    return path === '' ? [] : [realpathSync(path)];
  } catch {
    return [];
  }
}
