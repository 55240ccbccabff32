import { adaptiveCard, headline, reminderCard } from '../../domain/approval-card';
import type { AdaptiveCard } from '../../domain/approval-card';
import { AppError } from '../../domain/errors';
import type { ApprovalChannel, ChannelMessage } from '../../ports/approval-channels';
import type { ChatBot } from '../../ports/chat-bot';
import type { ConversationRecord } from '../../ports/notice-book';
import { channelError, statusIn } from './channel-error';
import { cardAddress, readAddress } from './teams-activity';
import { botFrameworkIssuer, loadTeamsApp } from './teams-app';
import type { TeamsApp, TeamsConfig } from './teams-app';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** The Teams bot: posts and updates cards where it was let in, and hears what people do with them. */
export function createTeams(config: TeamsConfig): { readonly channel: ApprovalChannel; readonly bot: ChatBot } {
  let app: Promise<TeamsApp> | undefined;
  const load = (): Promise<TeamsApp> => (app ??= loadTeamsApp(config));

  const channel: ApprovalChannel = {
    name: 'teams',
    async post(message) {
      const place = message.conversations[0];
      if (!place) {
        throw new AppError(
          'not_supported',
          'No team or group chat has let the bot in: add it to one as somebody with a role here.',
        );
      }
      const refreshFor = await membersAmong(place, message);
      const sent = await call(async () => {
        const client = await clientOf(place);
        return client.conversations
          .activities(place.id)
          .create(activityOf(adaptiveCard(message.facts, { kind: 'everyone', refreshFor }), message));
      });
      return cardAddress(place.id, (sent as { readonly id: string }).id);
    },
    async reply(address, message) {
      const { place, activity } = placeOf(address, message);
      const thread = place.id.includes('@thread.tacv2') ? `${place.id};messageid=${activity}` : place.id;
      await call(async () => {
        const client = await clientOf(place);
        await client.conversations
          .activities(thread)
          .create(activityOf(reminderCard(message.facts, openings[message.notice.kind]), message));
      });
    },
    async update(address, message) {
      const { place, activity } = placeOf(address, message);
      try {
        const refreshFor = message.facts.standing === 'open' ? await membersAmong(place, message) : [];
        const client = await clientOf(place);
        await client.conversations
          .activities(place.id)
          .update(activity, activityOf(adaptiveCard(message.facts, { kind: 'everyone', refreshFor }), message));
      } catch (error) {
        if (statusIn(error) !== 404) throw channelError('Teams', statusIn(error), 'the card cannot be changed.');
      }
    },
  };

  const bot: ChatBot = {
    tenant: config.tenant,
    directoryId: config.entraTenantId,
    async receive(headers, body, handle) {
      // The SDK also takes Entra tokens, which any application of the directory can get for the bot; only Teams may speak for people.
      if (issuerOf(headers['authorization']) !== botFrameworkIssuer) return { status: 401 };
      if (!hasServiceUrl(body)) return { status: 401 };
      return (await load()).receive(headers, body, handle);
    },
  };
  return { channel, bot };

  async function clientOf(place: ConversationRecord) {
    return (await load()).clientFor(place.reference['serviceUrl'] ?? '');
  }

  /** Chat ids of the recipients, so that their view comes up by itself. Without them they press a button. */
  async function membersAmong(place: ConversationRecord, { recipients }: ChannelMessage): Promise<readonly string[]> {
    const wanted = new Set(recipients.flatMap(({ objectId }) => objectId ?? []));
    if (wanted.size === 0) return [];
    try {
      const members = await (await clientOf(place)).conversations.members(place.id).get();
      return members
        .filter(({ aadObjectId }) => aadObjectId !== undefined && wanted.has(aadObjectId))
        .map(({ id }) => id);
    } catch {
      return [];
    }
  }
}

const openings: Readonly<Record<ChannelMessage['notice']['kind'], string>> = {
  opened: 'A decision is needed.',
  reminder: 'Reminder: this decision is still needed.',
  escalation: 'This decision waits too long.',
  decided: 'This has been decided.',
  counted: 'An approval was given.',
  expired: 'This has expired, which counts as not approved.',
};

function activityOf(card: AdaptiveCard, { facts }: ChannelMessage): object {
  const summary = headline(facts);
  return { type: 'message', summary, attachments: [{ contentType: cardType, content: card }] };
}

function placeOf(
  address: string,
  { conversations }: ChannelMessage,
): { readonly place: ConversationRecord; readonly activity: string } {
  const { conversation, activity } = readAddress(address);
  const place = conversations.find(({ id }) => id === conversation);
  if (!place) throw new AppError('not_supported', 'The bot is no longer in the conversation of the card.');
  return { place, activity };
}

async function call<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw channelError('Teams', statusIn(error), 'let the bot into a team or group chat again.');
  }
}

/** Read without belief; the SDK verifies the token afterwards. */
function issuerOf(authorization = ''): unknown {
  try {
    const [, payload = ''] = authorization.replace(/^Bearer +/i, '').split('.');
    return (JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { readonly iss?: unknown } | null)?.iss;
  } catch {
    return undefined;
  }
}

function hasServiceUrl(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'serviceUrl' in body &&
    typeof body.serviceUrl === 'string' &&
    body.serviceUrl !== ''
  );
}
