import { AppError } from '../../domain/errors';

/** Primary result codes of SQLite that say something about the machine rather than about our statements. */
const causes: Readonly<Record<number, { readonly what: string; readonly next: string; readonly retryable: boolean }>> =
  {
    5: { what: 'is locked by another process', next: 'End the other process, or try again.', retryable: true },
    6: { what: 'is locked by another process', next: 'End the other process, or try again.', retryable: true },
    8: { what: 'cannot be written', next: 'Make the file and its folder writable for this user.', retryable: false },
    10: { what: 'cannot be read or written', next: 'Check the disk, then start again.', retryable: true },
    11: { what: 'is damaged', next: 'Restore it from a backup.', retryable: false },
    13: { what: 'cannot grow: the disk is full', next: 'Free space on the disk, then try again.', retryable: true },
    14: { what: 'cannot be opened', next: 'Check that its folder exists and is writable.', retryable: false },
    26: { what: 'is no SQLite file', next: 'Move it away, or choose another data folder.', retryable: false },
  };

/**
 * Turns what SQLite or the file system threw into `store_unavailable`, with the path and the next step. Errors of ours pass
 * unchanged; a statement that breaks a constraint is our own mistake and becomes `internal`.
 */
export function storeError(error: unknown, file: string): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const known = causes[resultCode(error) & 0xff];
  if (known) {
    return new AppError('store_unavailable', `The store ${file} ${known.what} (${reason}). ${known.next}`, {
      retryable: known.retryable,
      details: { file },
      cause: error,
    });
  }
  return new AppError('internal', `The store ${file} refused a statement: ${reason}.`, { cause: error });
}

/** The same for errors of the file system, which come before SQLite is asked. */
export function folderError(error: unknown, file: string): AppError {
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError(
    'store_unavailable',
    `The store ${file} cannot be opened (${reason}). Check that its folder is writable and the disk has space.`,
    { retryable: false, details: { file }, cause: error },
  );
}

/** By shape: an error of the runtime is of another realm where code runs in a context of its own. */
function resultCode(error: unknown): number {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code : 0;
}
