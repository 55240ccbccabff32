import { createMail } from '../../adapters/notify/mail';
import { createSlack } from '../../adapters/notify/slack';
import { createWorkflows } from '../../adapters/notify/workflows';
import { largestCardBytes } from '../../domain/approval-card';
import type { ChannelMessage } from '../../ports/approval-channels';
import type { SecretStore } from '../../ports/secret-store';
import { startEmulator } from '../support/emulators/https-server';
import type { EmulatorServer } from '../support/emulators/https-server';
import { startSlack } from '../support/emulators/slack';
import type { SlackEmulator } from '../support/emulators/slack';
import { startSmtpSink } from '../support/emulators/smtp-sink';
import { gateNotice } from './notifier.contract';

const message: ChannelMessage = {
  notice: gateNotice(),
  facts: {
    tenant: 'acme',
    project: 'shop',
    runId: 'acme.shop.42.1',
    gateId: 'qa.1',
    gate: 'qa',
    title: 'Add a discount',
    requester: 'dev',
    subject: 'a'.repeat(64),
    standing: 'open',
    choices: ['approve', 'reject'],
    checklist: [],
    approvers: ['qa'],
    deadline: '2026-10-15T08:00:00.000Z',
    rounds: 0,
    costUsd: 0,
    links: { decide: 'https://app.example/api/decide/acme?t=x' },
  },
  recipients: [
    { user: 'qa', displayName: 'QA', tenant: 'acme', roles: ['qa'], email: 'qa@acme.example' },
    { user: 'qa2', displayName: 'QA 2', tenant: 'acme', roles: ['qa'] },
  ],
  conversations: [],
};

const secretsOf = (values: Readonly<Record<string, string>>): SecretStore => ({
  get: async (name) => (values[name] === undefined ? [] : [values[name]]),
  ensure: async (name) => values[name] ?? 'made',
  set: () => Promise.reject(new Error('nothing is put here')),
  retire: () => Promise.reject(new Error('nothing is retired here')),
});

describe('Workflows webhook', () => {
  let flow: EmulatorServer;
  beforeEach(async () => {
    flow = await startEmulator(({ text }) => ({ status: Buffer.byteLength(text) < largestCardBytes ? 202 : 413 }));
  });
  afterEach(() => flow.close());

  it('sends a card whose only way to decide is the page', async () => {
    const channel = createWorkflows(secretsOf({ 'workflows-url-acme': `${flow.url}/invoke?sig=x` }));
    expect(await channel.post(message)).toBeUndefined();
    const sent = flow.requests[0]?.text ?? '';
    expect(sent).toContain('https://app.example/api/decide/acme?t=x');
    expect(sent).not.toContain('Action.Execute');
  });

  it('says whether waiting helps, and never the address', async () => {
    const channel = createWorkflows(secretsOf({ 'workflows-url-acme': `${flow.url}/invoke?sig=secret-part` }));
    for (const [status, code] of [
      [429, 'unavailable'],
      [502, 'unavailable'],
      [404, 'not_supported'],
    ] as const) {
      flow.fail(status, 1);
      const failure = await channel.post(message).catch((error: unknown) => error as Error);
      expect(failure).toMatchObject({ code });
      expect(String(failure)).not.toContain('secret-part');
    }
  });

  it('names the secret that is missing, and takes no address without TLS', async () => {
    await expect(createWorkflows(secretsOf({})).post(message)).rejects.toThrow('workflows-url-acme');
    const plain = secretsOf({ 'workflows-url-acme': 'http://flow.example/' });
    await expect(createWorkflows(plain).post(message)).rejects.toMatchObject({ code: 'not_supported' });
  });
});

describe('mail', () => {
  it('goes to those with an address, one by one, and waits for a server that is away', async () => {
    const sink = await startSmtpSink();
    const channel = createMail({ url: sink.url, from: 'stellwerk@acme.example' }, secretsOf({}));
    await channel.post(message);
    expect(sink.mails.map(({ to }) => to)).toEqual(['qa@acme.example']);
    expect(sink.mails[0]?.content).toContain('acme.shop.42.1');
    await sink.close();
    await expect(channel.post(message)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(channel.post({ ...message, recipients: [] })).rejects.toMatchObject({ code: 'not_supported' });
  });
});

describe('Slack', () => {
  let slack: SlackEmulator;
  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  const secrets = { 'slack-token-acme': 'xoxb-token', 'slack-channel-acme': 'C1', 'slack-signing-acme': 'x' };

  it('posts, answers in the thread, and takes the buttons away at the end', async () => {
    const { channel } = createSlack({ url: slack.api }, secretsOf(secrets));
    const address = (await channel.post(message)) ?? '';
    await channel.reply?.(address, { ...message, notice: gateNotice({ kind: 'reminder' }) });
    await channel.update?.(address, { ...message, facts: { ...message.facts, standing: 'decided' } });
    expect(slack.messages).toHaveLength(2);
    expect(slack.messages[1]?.content).toMatchObject({ thread_ts: slack.messages[0]?.ts });
    expect(slack.messages[0]?.updates).toBe(1);
    expect(JSON.stringify(slack.messages[0]?.content)).not.toContain('stellwerk.decide');
  });

  it('says whether waiting helps', async () => {
    const { channel } = createSlack({ url: slack.api }, secretsOf(secrets));
    slack.fail(503, 1);
    await expect(channel.post(message)).rejects.toMatchObject({ code: 'unavailable' });
    const wrong = createSlack({ url: slack.api }, secretsOf({ ...secrets, 'slack-token-acme': 'revoked' }));
    await expect(wrong.channel.post(message)).rejects.toThrow('invalid_auth');
    await expect(createSlack({ url: slack.api }, secretsOf({})).channel.post(message)).rejects.toThrow(
      'slack-channel-acme',
    );
  });
});
