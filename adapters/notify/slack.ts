import { createHmac, timingSafeEqual } from 'node:crypto';
import { blockKit, headline } from '../../domain/approval-card';
import { AppError } from '../../domain/errors';
import { secretName } from '../../domain/secret-names';
import type { ApprovalChannel } from '../../ports/approval-channels';
import type { SecretStore } from '../../ports/secret-store';
import type { SlackInbox } from '../../ports/slack-inbox';
import { channelError } from './channel-error';
import { readPress } from './slack-press';

export interface SlackConfig {
  /** E.g. `https://slack.com/api`. */
  readonly url: string;
}

const timeoutMs = 10_000;
const oldestSeconds = 300;

/**
 * A Slack app: the secrets `slack-token-{tenant}` (bot token), `slack-channel-{tenant}` (id of the channel) and
 * `slack-signing-{tenant}` (signing secret). People are told apart by their confirmed mail address.
 */
export function createSlack(
  { url }: SlackConfig,
  secrets: SecretStore,
): { readonly channel: ApprovalChannel; readonly inbox: SlackInbox } {
  async function secret(kind: 'token' | 'channel', tenant: string): Promise<string> {
    const name = secretName(`slack-${kind}`, tenant);
    const [value] = await secrets.get(name);
    if (value === undefined)
      throw new AppError('not_supported', `Slack is not set up for ${tenant}: put the value into the secret ${name}.`);
    return value;
  }

  async function api(tenant: string, method: string, body: object): Promise<Readonly<Record<string, unknown>>> {
    const token = await secret('token', tenant);
    let response: Response;
    try {
      response = await fetch(`${url}/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      });
    } catch {
      throw channelError('Slack', 0, '');
    }
    if (!response.ok) throw channelError('Slack', response.status, 'look at the app and its token.');
    const answer = (await response.json()) as Readonly<Record<string, unknown>>;
    if (answer['ok'] === true) return answer;
    const code = typeof answer['error'] === 'string' ? answer['error'].slice(0, 60) : 'unknown';
    if (['ratelimited', 'internal_error', 'service_unavailable', 'fatal_error'].includes(code))
      throw channelError('Slack', 503, '');
    throw new AppError(
      'not_supported',
      `Slack refuses ${method}: ${code}. Look at the app, its token and the channel.`,
    );
  }

  const channel: ApprovalChannel = {
    name: 'slack',
    async post({ notice: { tenant }, facts }) {
      const place = await secret('channel', tenant);
      const sent = await api(tenant, 'chat.postMessage', {
        channel: place,
        ...blockKit(facts),
        unfurl_links: false,
        unfurl_media: false,
      });
      return slackAddress(String(sent['channel']), String(sent['ts']));
    },
    async reply(address, { notice: { tenant, kind }, facts }) {
      const { channel: place, ts } = readSlackAddress(address);
      const opening =
        kind === 'escalation' ? 'This decision waits too long.' : 'Reminder: this decision is still needed.';
      const text = `${opening} ${headline(facts).replace(/[&<>]/g, ' ')}`;
      await api(tenant, 'chat.postMessage', { channel: place, thread_ts: ts, text });
    },
    async update(address, { notice: { tenant }, facts }) {
      const { channel: place, ts } = readSlackAddress(address);
      await api(tenant, 'chat.update', { channel: place, ts, ...blockKit(facts) });
    },
  };

  const inbox: SlackInbox = {
    async verify(tenant, { signature, timestamp }, body, now) {
      const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
      const known = /^[a-z0-9-]{1,20}$/.test(tenant) ? await secrets.get(secretName('slack-signing', tenant)) : [];
      if (!/^[0-9]{1,12}$/.test(timestamp) || !(age <= oldestSeconds)) return undefined;
      const genuine = known.some((key) => {
        const mac = createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest('hex');
        const [left, right] = [Buffer.from(`v0=${mac}`), Buffer.from(signature)];
        return left.length === right.length && timingSafeEqual(left, right);
      });
      if (!genuine) return undefined;
      const press = readPress(Buffer.from(body).toString('utf8'));
      return press ? { press } : {};
    },
    async addressOf(tenant, userId) {
      if (!/^[A-Z0-9]{1,32}$/.test(userId)) return undefined;
      const { user } = (await api(tenant, `users.info?user=${userId}`, {})) as { readonly user?: SlackUser };
      const isPerson = user !== undefined && !user.deleted && !user.is_bot && !user.is_restricted && !user.is_stranger;
      return isPerson && user.is_email_confirmed ? user.profile?.email : undefined;
    },
    async answer({ responseUrl }, text) {
      const origin = new URL(url).origin;
      const isSlack = responseUrl?.startsWith('https://hooks.slack.com/') || responseUrl?.startsWith(`${origin}/`);
      if (responseUrl === undefined || !isSlack) return;
      const body = JSON.stringify({
        response_type: 'ephemeral',
        replace_original: false,
        text: text.replace(/[&<>]/g, ' '),
      });
      const headers = { 'content-type': 'application/json' };
      await fetch(responseUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) }).catch(
        () => undefined,
      );
    },
  };
  return { channel, inbox };
}

interface SlackUser {
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly is_email_confirmed?: boolean;
  readonly profile?: { readonly email?: string };
}

function slackAddress(channel: string, ts: string): string {
  return `${channel}|${ts}`;
}

function readSlackAddress(address: string): { readonly channel: string; readonly ts: string } {
  const [channel = '', ts = ''] = address.split('|');
  return { channel, ts };
}
