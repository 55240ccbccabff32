import { randomUUID } from 'node:crypto';
import { startEmulator } from './https-server';
import type { EmulatorAnswer, EmulatorRequest, EmulatorServer } from './https-server';
import { createSigningKey } from './signing-key';

interface PostedActivity {
  readonly conversation: string;
  readonly id: string;
  activity: { readonly attachments?: readonly { readonly content: object }[]; readonly [name: string]: unknown };
  updates: number;
}

export interface TeamsEmulator extends EmulatorServer {
  readonly appId: string;
  readonly entraTenantId: string;
  readonly openIdUrl: string;
  readonly channelId: string;
  /** Messages that stand in conversations, threads among them, oldest first. */
  readonly posted: readonly PostedActivity[];
  /** Members of every conversation by directory id. */
  readonly members: { readonly id: string; readonly aadObjectId: string }[];
  /** What the Bot Framework signs its requests with; claims can be changed or left out with undefined. */
  authorization(change?: Readonly<Record<string, unknown>>): string;
  invite(objectId: string, change?: object): object;
  /** Somebody pressed a button of a posted card, or a client refreshed it. */
  press(objectId: string, card: PostedActivity, data: object, verb: 'decide' | 'refresh', change?: object): object;
}

/** The Bot Framework's keys and connector: takes posts, replies and updates, and makes signed activities. */
export async function startTeams(): Promise<TeamsEmulator> {
  const appId = randomUUID();
  const entraTenantId = randomUUID();
  const channelId = '19:approvals@thread.tacv2';
  const posted: PostedActivity[] = [];
  const members: { id: string; aadObjectId: string }[] = [];
  const key = createSigningKey();

  function answer({ path, method, json, headers }: EmulatorRequest): EmulatorAnswer {
    if (path.endsWith('/keys')) return { status: 200, body: { keys: [key.jwk] } };
    if (path.endsWith('/openidconfiguration')) {
      return {
        status: 200,
        body: { issuer: 'https://api.botframework.com', jwks_uri: `${server.url}/v1/.well-known/keys` },
      };
    }
    if (!headers.authorization?.startsWith('Bearer ')) return { status: 401, body: {} };
    const [, , kind, conversation = '', what, id] = path.split('/');
    if (kind !== 'conversations') return { status: 404, body: {} };
    if (what === 'members') return { status: 200, body: members };
    if (what !== 'activities') return { status: 404, body: {} };
    if (method === 'POST') {
      const made = { conversation, id: String(1_700_000_000_000 + posted.length), activity: json, updates: 0 };
      posted.push(made);
      return { status: 201, body: { id: made.id } };
    }
    const found = posted.find((each) => each.conversation === conversation && each.id === id);
    if (method !== 'PUT' || !found) return { status: 404, body: {} };
    found.activity = json;
    found.updates += 1;
    return { status: 200, body: { id } };
  }

  const server = await startEmulator(answer);
  const activity = (objectId: string) => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: server.url,
    timestamp: new Date().toISOString(),
    from: { id: `29:${objectId}`, name: 'Somebody', aadObjectId: objectId },
    recipient: { id: `28:${appId}`, name: 'Stellwerk' },
    conversation: { id: channelId, conversationType: 'channel', tenantId: entraTenantId, isGroup: true },
    channelData: { tenant: { id: entraTenantId } },
  });
  return {
    ...server,
    appId,
    entraTenantId,
    openIdUrl: `${server.url}/v1/.well-known/openidconfiguration`,
    channelId,
    posted,
    members,
    authorization(change = {}) {
      const now = Math.floor(Date.now() / 1000);
      const times = { nbf: now - 60, exp: now + 3_600 };
      return `Bearer ${key.sign({ iss: 'https://api.botframework.com', aud: appId, serviceurl: server.url, ...times, ...change })}`;
    },
    invite: (objectId, change = {}) => ({
      ...activity(objectId),
      type: 'conversationUpdate',
      membersAdded: [{ id: `28:${appId}` }],
      ...change,
    }),
    press: (objectId, card, data, verb, change = {}) => ({
      ...activity(objectId),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: card.id,
      conversation: { ...activity(objectId).conversation, id: `${channelId};messageid=${card.id}` },
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      ...change,
    }),
  };
}
