import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The pinned Node of the package: what runs the app or reads its data needs that one's SQLite. */
export function pinnedNode(root: string): string {
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}
