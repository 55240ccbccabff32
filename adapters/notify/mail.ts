import { createHash } from 'node:crypto';
import { mailText } from '../../domain/approval-card';
import { AppError } from '../../domain/errors';
import { hostSecretName } from '../../domain/secret-names';
import type { ApprovalChannel, ChannelMessage } from '../../ports/approval-channels';
import type { SecretStore } from '../../ports/secret-store';

export interface MailConfig {
  /** E.g. `smtps://user@mail.example:465` or `smtp://mail.example:587` (STARTTLS). The password is the secret `smtp-password`. */
  readonly url: string;
  readonly from: string;
}

const openings: Readonly<Record<ChannelMessage['notice']['kind'], string | undefined>> = {
  opened: undefined,
  reminder: 'Reminder: this decision is still needed.',
  escalation: 'This decision waits too long.',
  counted: 'An approval was given.',
  decided: 'This has been decided.',
  expired: 'This has expired, which counts as not approved.',
};

const timeoutMs = 15_000;

/** One mail to each recipient with an address, so that nobody learns of the others. A mail never decides; it links to the page that does. */
export function createMail({ url, from }: MailConfig, secrets: SecretStore): ApprovalChannel {
  return {
    name: 'mail',
    async post(message) {
      const addresses = [...new Set(message.recipients.flatMap(({ email }) => email ?? []))];
      if (addresses.length === 0) {
        throw new AppError('not_supported', 'None of those who are to be told has a mail address in the directory.');
      }
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({ ...(await optionsOf(url, secrets)) });
      const content = mailText(message.facts, openings[message.notice.kind]);
      try {
        for (const to of addresses) {
          await transport.sendMail({
            from,
            to,
            ...content,
            messageId: messageId(message, to),
            disableFileAccess: true,
            disableUrlAccess: true,
          });
        }
      } catch (error) {
        throw new AppError('unavailable', 'The mail server did not take the mail; the notice waits.', { cause: error });
      } finally {
        transport.close();
      }
      return undefined;
    },
  };
}

/** Mail in the clear would carry links and code, so a server without TLS is refused. */
async function optionsOf(url: string, secrets: SecretStore) {
  const { protocol, hostname, port, username } = new URL(url);
  const secure = protocol === 'smtps:';
  const usualPort = secure ? 465 : 587;
  const [pass] = username === '' ? [] : await secrets.get(hostSecretName('smtp-password'));
  return {
    host: hostname,
    port: Number(port) || usualPort,
    secure,
    requireTLS: true,
    connectionTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: pass ?? '' } }),
  };
}

/** The same mail has the same id, so that a repetition after a crash can be told from news. */
function messageId({ notice }: ChannelMessage, to: string): string {
  const { runId, gateId, kind } = notice;
  return `<${createHash('sha256').update([runId, gateId, kind, to].join('\n')).digest('hex').slice(0, 32)}@stellwerk>`;
}
