import { createHmac } from 'node:crypto';
import { startEmulator } from './https-server';
import type { EmulatorServer } from './https-server';

export interface SlackEmulator extends EmulatorServer {
  /** Base of the Web API. */
  readonly api: string;
  readonly signingSecret: string;
  readonly messages: {
    readonly channel: string;
    readonly ts: string;
    content: { readonly [name: string]: unknown };
    updates: number;
  }[];
  /** Users of the workspace by id. */
  readonly users: Map<string, object>;
  /** What was told to single people. */
  readonly whispers: string[];
  /** Body and headers of a press, signed at `at`. */
  press(
    userId: string,
    message: { readonly channel: string; readonly ts: string },
    choice: string,
    value: object,
    given?: { readonly at?: Date; readonly secret?: string; readonly state?: object },
  ): { readonly body: string; readonly headers: Record<string, string> };
}

export function slackUser(email: string, change: object = {}): object {
  return { deleted: false, is_bot: false, is_email_confirmed: true, profile: { email }, ...change };
}

export async function startSlack(): Promise<SlackEmulator> {
  const signingSecret = 'a-signing-secret';
  const messages: SlackEmulator['messages'] = [];
  const users = new Map<string, object>();
  const whispers: string[] = [];
  const server = await startEmulator(({ path, query, headers, json }) => {
    if (path === '/whisper') {
      whispers.push(String(json['text']));
      return { status: 200, body: {} };
    }
    if (headers.authorization !== 'Bearer xoxb-token')
      return { status: 200, body: { ok: false, error: 'invalid_auth' } };
    if (path === '/api/chat.postMessage') {
      const ts = `1700000000.00000${messages.length}`;
      messages.push({ channel: String(json['channel']), ts, content: json, updates: 0 });
      return { status: 200, body: { ok: true, channel: json['channel'], ts } };
    }
    if (path === '/api/chat.update') {
      const found = messages.find(({ ts }) => ts === json['ts']);
      if (!found) return { status: 200, body: { ok: false, error: 'message_not_found' } };
      found.content = json;
      found.updates += 1;
      return { status: 200, body: { ok: true } };
    }
    const user = users.get(query.get('user') ?? '');
    return { status: 200, body: user ? { ok: true, user } : { ok: false, error: 'user_not_found' } };
  });
  return {
    ...server,
    api: `${server.url}/api`,
    signingSecret,
    messages,
    users,
    whispers,
    press(userId, { channel, ts }, choice, value, { at = new Date(), secret = signingSecret, state = {} } = {}) {
      const payload = {
        type: 'block_actions',
        team: { id: 'T1' },
        user: { id: userId },
        container: { channel_id: channel, message_ts: ts },
        response_url: `${server.url}/whisper`,
        state: { values: state },
        actions: [{ action_id: `stellwerk.decide.${choice}`, value: JSON.stringify(value) }],
      };
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
      return { body, headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } };
    },
  };
}
