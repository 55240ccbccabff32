import type { SecretBody, SecretView } from '../contracts/secrets';
import { failure, usageFailure } from './failure';
import type { Session } from './session';

/** Asks for the value, unseen or from standard input, and puts it. */
export async function putSecret(session: Session, name: string): Promise<SecretView> {
  requirePrivate(session);
  return sendSecret(session, name, await session.terminal.askSecret(`Value of ${name} (not shown): `));
}

/** The value travels encrypted, or stays on this machine. */
export async function sendSecret(session: Session, name: string, value: string): Promise<SecretView> {
  requirePrivate(session);
  if (value.trim() === '')
    throw usageFailure(`No value of ${name} was given.`, 'Type it, or: stellwerk secret set <name> < file');
  const body: SecretBody = { value };
  return session.client(session.administrator()).put<SecretView>(`/v1/secrets/${encodeURIComponent(name)}`, body);
}

function requirePrivate({ url }: Session): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return;
  throw failure('insecure_host', `${url} is not https, and the secret would travel in the open.`);
}
