import { AppError } from '../../domain/errors';
import { checkPath } from '../../domain/paths';
import type { FileChange } from '../../ports/code-host';

/** What a tree has at each path: mode by path, e.g. `100644`. */
export type Modes = ReadonlyMap<string, string>;

/**
 * Throws `path_violation` for a path that leaves the repository, touches git's own folder, or runs through a symbolic link,
 * a submodule or another file; nothing has been written then. A link itself may be deleted, not written.
 */
export function checkChanges(changes: readonly FileChange[], modes: Modes): void {
  const deleted = new Set(changes.filter(({ content }) => content === null).map(({ path }) => path));
  const written = changes.filter(({ content }) => content !== null).map(({ path }) => path);
  const folders = foldersOf([...[...modes.keys()].filter((path) => !deleted.has(path)), ...written]);
  const seen = new Set<string>();
  for (const { path } of changes) {
    const decision = checkPath(path, { allowed: ['**'], restricted: [] });
    if (decision.kind === 'refused') throw violation(path, decision.reason);
    if (seen.has(path)) throw violation(path, 'it is changed twice in one commit');
    seen.add(path);
  }
  for (const path of written) {
    const mode = modes.get(path);
    if (mode !== undefined && !mode.startsWith('100')) throw violation(path, 'it is a symbolic link or a submodule');
    if (folders.has(path)) throw violation(path, 'it is a folder');
    const blocking = parents(path).find((parent) => !deleted.has(parent) && modes.has(parent));
    if (blocking !== undefined) throw violation(path, `"${blocking}" is no folder but a file, link or submodule`);
  }
}

function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.flatMap(parents));
}

function parents(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

function violation(path: string, why: string): AppError {
  return new AppError('path_violation', `"${path}" cannot be written: ${why}.`, {
    details: { path },
  });
}
