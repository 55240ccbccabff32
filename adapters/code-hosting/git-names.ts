import { AppError } from '../../domain/errors';

/** `refs/heads/<branch>`, after git's own rules for names (git-check-ref-format). */
export function branchReference(branch: string): string {
  const parts = branch.split('/');
  const forbidden = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{/;
  const bad = parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock') || part.endsWith('.'));
  if (bad || forbidden.test(branch) || branch.startsWith('-') || branch === '@') {
    throw new AppError('invalid_request', `"${branch}" is no valid branch name.`);
  }
  return `refs/heads/${branch}`;
}

/** Full ids only: an abbreviation could mean something else tomorrow. */
export function requireCommitId(commit: string): string {
  if (/^[0-9a-f]{40}$/.test(commit)) return commit;
  throw new AppError('invalid_request', `"${commit}" is no full commit id (40 hexadecimal digits).`);
}
