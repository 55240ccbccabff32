import type { BotActivity } from '../../ports/chat-bot';

/** What we need of an activity; undefined when it did not come from Teams or says too little. */
export function readActivity(value: unknown): BotActivity | undefined {
  const activity = record(value);
  const [from, conversation, channelData] = [activity['from'], activity['conversation'], activity['channelData']].map(
    record,
  );
  const directoryId = text(record(channelData?.['tenant'])['id']) || text(conversation?.['tenantId']);
  const id = text(conversation?.['id']);
  const serviceUrl = text(activity['serviceUrl']);
  if (activity['channelId'] !== 'msteams' || id === '' || !serviceUrl.startsWith('https://')) return undefined;
  const action = record(record(activity['value'])['action']);
  const replyTo = text(activity['replyToId']);
  const membership = membershipOf(activity);
  return {
    type: text(activity['type']),
    ...(text(activity['name']) === '' ? {} : { name: text(activity['name']) }),
    objectId: text(from?.['aadObjectId']),
    directoryId,
    conversation: { id: rootOf(id), kind: text(conversation?.['conversationType']), serviceUrl },
    ...(membership ? { membership } : {}),
    ...(replyTo === '' ? {} : { card: cardAddress(id, replyTo) }),
    ...(text(action['verb']) === '' ? {} : { verb: text(action['verb']) }),
    data: record(action['data']),
  };
}

/** A thread of a channel is named by its channel and its first message. */
export function rootOf(conversationId: string): string {
  return conversationId.split(';messageid=', 1)[0] ?? conversationId;
}

export function cardAddress(conversationId: string, activityId: string): string {
  return `${rootOf(conversationId)}|${activityId}`;
}

export function readAddress(address: string): { readonly conversation: string; readonly activity: string } {
  const at = address.lastIndexOf('|');
  return { conversation: address.slice(0, at), activity: address.slice(at + 1) };
}

function membershipOf(activity: Readonly<Record<string, unknown>>): BotActivity['membership'] {
  if (activity['type'] === 'installationUpdate') {
    return text(activity['action']).startsWith('remove') ? 'remove' : 'add';
  }
  if (activity['type'] !== 'conversationUpdate') return undefined;
  const bot = record(activity['recipient'])['id'];
  const has = (list: unknown): boolean => Array.isArray(list) && list.some((member) => record(member)['id'] === bot);
  if (has(activity['membersAdded'])) return 'add';
  return has(activity['membersRemoved']) ? 'remove' : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
