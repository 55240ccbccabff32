import { matchesGlob } from './paths/glob';

export interface PathPolicy {
  /** Globs that may be written; none = nothing may. */
  readonly allowed: readonly string[];
  /** Globs that may not, whatever is allowed. They cover everything below a match, and ignore case. */
  readonly restricted: readonly string[];
}

export type PathRefusal =
  'empty' | 'control_character' | 'backslash' | 'absolute' | 'not_normal' | 'git_folder' | 'restricted' | 'not_allowed';

export type PathDecision =
  { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly code: PathRefusal; readonly reason: string };

/** Characters some file systems drop from names, which would turn another name into `.git`. */
const ignorableCharacters = /[\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/**
 * Whether a path (relative to the repository, forward slashes) may be written. What is not plainly inside the repository is
 * refused before any glob is asked, and a restricted glob wins over an allowed one.
 */
export function checkPath(path: string, policy: PathPolicy): PathDecision {
  const malformed = refuseForm(path);
  if (malformed) return malformed;
  const restricting = policy.restricted.find((glob) => isWithin(path, glob));
  if (restricting !== undefined) return refuse('restricted', path, `is restricted by "${restricting}"`);
  if (policy.allowed.some((glob) => matchesGlob(glob, path))) return { kind: 'allowed' };
  return refuse('not_allowed', path, `is outside the allowed paths: ${policy.allowed.join(', ') || 'none'}`);
}

function refuseForm(path: string): PathDecision | undefined {
  if (path === '') return refuse('empty', path, 'is empty');
  if (/[\u0000-\u001f\u007f]/.test(path)) return refuse('control_character', path, 'holds a control character');
  if (path.includes('\\')) return refuse('backslash', path, 'holds a backslash; write forward slashes');
  if (path.startsWith('/') || /^~(\/|$)/.test(path) || /^[a-z]:/i.test(path)) {
    return refuse('absolute', path, 'is absolute; write it relative to the repository');
  }
  const segments = path.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return refuse('not_normal', path, 'holds an empty, "." or ".." part');
  }
  return segments.some(isGitFolder) ? refuse('git_folder', path, "is inside git's own folder") : undefined;
}

/** `.git` as any file system may read it: case, trailing dots and spaces, short name, dropped characters, streams. */
function isGitFolder(segment: string): boolean {
  const [name = ''] = segment.replace(ignorableCharacters, '').toLowerCase().split(':');
  return /^(\.git|git~\d+)$/.test(name.replace(/[. ]+$/, ''));
}

function isWithin(path: string, glob: string): boolean {
  const segments = path.toLowerCase().split('/');
  const pattern = glob.toLowerCase().replace(/(\/\*\*)?\/*$/, '');
  return segments.some((_, index) => matchesGlob(pattern, segments.slice(0, index + 1).join('/')));
}

function refuse(code: PathRefusal, path: string, what: string): PathDecision {
  return { kind: 'refused', code, reason: `${JSON.stringify(path)} ${what}.` };
}
