import { AppError } from '../../domain/errors';

const nextSteps: Readonly<Record<string, { readonly next: string; readonly retryable: boolean }>> = {
  ENOSPC: { next: 'Free space on the disk, then try again.', retryable: true },
  EDQUOT: { next: 'Free space within the quota, then try again.', retryable: true },
  EROFS: { next: 'The file system is read-only; choose a folder that can be written.', retryable: false },
  EACCES: { next: 'Make the folder readable and writable for this user.', retryable: false },
  EPERM: { next: 'Make the folder readable and writable for this user.', retryable: false },
  ENOTDIR: { next: 'Something that is no folder stands in the way; move it.', retryable: false },
  EMFILE: { next: 'Too many files are open; try again.', retryable: true },
};

/** `store_unavailable` with the folder, the reason and the next step. Errors of ours pass unchanged. */
export function fileError(error: unknown, folder: string): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const { next, retryable } = nextSteps[codeOf(error)] ?? { next: 'Check the disk, then try again.', retryable: true };
  return new AppError('store_unavailable', `The artifact folder ${folder} cannot be used (${reason}). ${next}`, {
    retryable,
    details: { folder },
    cause: error,
  });
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** By shape: an error of the runtime is of another realm where code runs in a context of its own. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
