import { adaptiveCard, reminderCard } from '../../domain/approval-card';
import type { AdaptiveCard } from '../../domain/approval-card';
import { AppError } from '../../domain/errors';
import { secretName } from '../../domain/secret-names';
import type { ApprovalChannel, ChannelMessage } from '../../ports/approval-channels';
import type { SecretStore } from '../../ports/secret-store';
import { channelError } from './channel-error';

const timeoutMs = 10_000;

/**
 * A Teams Workflows webhook, where bots are not allowed: a card with a link to the decision page. Its address is a secret
 * (`workflows-url-{tenant}`). A 202 says that the flow began, not that the card stands; cards cannot be changed later.
 */
export function createWorkflows(secrets: SecretStore): ApprovalChannel {
  return {
    name: 'workflows',
    async post(message) {
      const name = secretName('workflows-url', message.notice.tenant);
      const [url] = await secrets.get(name);
      if (url === undefined || !URL.canParse(url) || new URL(url).protocol !== 'https:') {
        throw new AppError('not_supported', `Put the https address of the Workflows webhook into the secret ${name}.`);
      }
      const status = await send(url, envelope(cardOf(message)));
      if (status < 200 || status > 299)
        throw channelError('Workflows', status, `make a new flow and put its address into ${name}.`);
      return undefined;
    },
  };
}

function cardOf({ notice, facts }: ChannelMessage): AdaptiveCard {
  if (notice.kind === 'reminder') return reminderCard(facts, 'Reminder: this decision is still needed.');
  if (notice.kind === 'escalation') return reminderCard(facts, 'This decision waits too long.');
  return adaptiveCard(facts, { kind: 'everyone' }, { interactive: false });
}

function envelope(content: AdaptiveCard): object {
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content }] };
}

async function send(url: string, body: object): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    return response.status;
  } catch {
    return 0;
  }
}
