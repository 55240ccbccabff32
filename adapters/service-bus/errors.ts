import { AppError } from '../../domain/errors';

/** What an operator does about it; anything else passes by itself. */
const advice: Readonly<Record<string, string>> = {
  UnauthorizedAccess:
    'Give the app’s identity the roles Azure Service Bus Data Sender and Data Receiver; a new role takes some minutes to act.',
  MessagingEntityNotFound: 'Make the queue (infra/ does).',
  MessagingEntityDisabled: 'Enable the queue.',
  MessageSizeExceeded: 'The message is too large for the namespace’s tier.',
};

/** Every failure is `bus_unavailable`: to send or to ask again is always safe. Names `what`, never a body. */
export function busUnavailable(what: string, error: unknown, details: object): AppError {
  const { code, message } = lastOf(error);
  const reason = isSilence(error) ? 'no answer in time' : (code ?? message ?? 'no reason');
  const next = advice[code ?? ''] ?? 'Nothing is lost if it is done again.';
  return new AppError('bus_unavailable', `${what} (${reason}). ${next}`, { details: { ...details }, cause: error });
}

/** Whether nothing came back at all. */
export function isSilence(error: unknown): boolean {
  const { code, name } = lastOf(error);
  return ['AbortError', 'TimeoutError'].includes(name ?? '') || code === 'ServiceTimeout';
}

interface Failure {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly message?: string;
}

/** After several attempts the SDK throws all of their errors as one. */
function lastOf(error: unknown): Failure {
  const { errors } = error as { readonly errors?: readonly Failure[] };
  return errors?.at(-1) ?? (error as Failure);
}
