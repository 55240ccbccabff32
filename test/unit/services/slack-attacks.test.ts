import { createSlack } from '../../../adapters/notify/slack';
import { createOutboxNotifier } from '../../../app/notify/outbox-notifier';
import { createDeliverNotices } from '../../../app/services/approvals/deliver-notices';
import type { ApprovalChannel } from '../../../ports/approval-channels';
import { slackUser, startSlack } from '../../support/emulators/slack';
import type { SlackEmulator } from '../../support/emulators/slack';
import { approvalsOf, openWithTerms } from '../../support/gate-attacks';
import type { Answer } from '../../support/gate-attacks';
import { createServiceWorld, subjectOf } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';
import { expectRefusal } from '../../support/refusal';
import type { Outcome } from '../../support/refusal';
import { post } from '../../support/teams-scene';

let world: ServiceWorld;
let slack: SlackEmulator;

beforeAll(async () => {
  slack = await startSlack();
});
afterAll(() => slack.close());
beforeEach(async () => {
  world = await createServiceWorld();
  slack.messages.length = 0;
});
afterEach(() => world.close());

interface SlackScene {
  readonly press: (
    userId?: string,
    choice?: string,
    change?: object,
    given?: Parameters<SlackEmulator['press']>[4],
  ) => Promise<Answer>;
}

async function createSlackScene(terms: Outcome['terms'] = {}): Promise<SlackScene> {
  for (const [kind, value] of [
    ['token', 'xoxb-token'],
    ['channel', 'C1'],
    ['signing', slack.signingSecret],
  ] as const) {
    world.secrets.set(`slack-${kind}-acme`, [value]);
  }
  world.clock.current = new Date();
  const { channel, inbox } = createSlack({ url: slack.api }, world.ports.secrets);
  (world.ports.channels.order as ApprovalChannel[]).push(channel);
  Object.assign(world.ports.channels, { slack: inbox });
  world.ports.directory.findByAddress = async (_tenant, address) =>
    world.ports.directory.find(address.split('@')[0] ?? '');
  for (const name of ['qa', 'ops', 'dev', 'eve'])
    slack.users.set(`U${name.toUpperCase()}`, slackUser(`${name}@acme.example`));
  slack.users.set('UUNCONFIRMED', slackUser('qa@acme.example', { is_email_confirmed: false }));
  slack.users.set('UGUEST', slackUser('qa@acme.example', { is_restricted: true }));
  const gate = await openWithTerms(world, terms);
  const { runId, gateId, subject, deadline } = gate;
  const notice = {
    runId,
    gateId,
    subject,
    deadline,
    tenant: 'acme',
    gate: 'qa',
    role: 'qa',
    title: 'x',
    kind: 'opened',
  } as const;
  await createOutboxNotifier(world.ports, world.ports.notifier).notify(notice);
  await createDeliverNotices(world.ports, {})();
  const message = slack.messages[0];
  if (!message) throw new Error('nothing was posted');
  return {
    press(userId = 'UQA', choice = 'approve', change = {}, given = {}) {
      const { body, headers } = slack.press(
        userId,
        { ...message, ...change },
        choice,
        { runId, gateId, subject, ...change },
        given,
      );
      return post(world, 'acceptSlackAction', body, headers, { tenant: 'acme' });
    },
  };
}

const slackAttacks: readonly (readonly [string, Outcome, (scene: SlackScene) => Promise<Answer>])[] = [
  [
    'a request that another secret signed',
    { code: 'unauthenticated', audited: false },
    ({ press }) => press('UQA', 'approve', {}, { secret: 'guessed' }),
  ],
  [
    'a request replayed after six minutes',
    { code: 'unauthenticated', audited: false },
    ({ press }) => press('UQA', 'approve', {}, { at: new Date(Date.now() - 360_000) }),
  ],
  ['a user of Slack who is nobody here', { code: 'unauthenticated' }, ({ press }) => press('UEVE')],
  ['an address that Slack has not confirmed', { code: 'unauthenticated' }, ({ press }) => press('UUNCONFIRMED')],
  ['a guest with the address of an approver', { code: 'unauthenticated' }, ({ press }) => press('UGUEST')],
  ['somebody without the role', { code: 'role_required' }, ({ press }) => press('UOPS')],
  [
    'a value with another digest',
    { code: 'stale_subject' },
    ({ press }) => press('UQA', 'approve', { subject: subjectOf(5) }),
  ],
  [
    'a value with another gate',
    { code: 'card_mismatch' },
    ({ press }) => press('UQA', 'approve', { gateId: 'deploy.1' }),
  ],
  ['a message that is not ours', { code: 'card_mismatch' }, ({ press }) => press('UQA', 'approve', { ts: '1.1' })],
];

describe('attacks and accidents in Slack', () => {
  it.each(slackAttacks.map(([name, outcome, act]) => ({ name, outcome, act })))(
    '$name: $outcome.code',
    async ({ outcome, act }) => {
      const scene = await createSlackScene(outcome.terms);
      await expectRefusal(world, (await act(scene)).code, outcome);
    },
  );

  it('records what an approver presses, with comment and checklist', async () => {
    const { press } = await createSlackScene({ checklist: ['manual_ux_review_completed'] });
    const state = {
      comment: { comment: { value: 'By Slack.' } },
      'checklist.0': { checklist: { selected_options: [{ value: 'manual_ux_review_completed' }] } },
    };
    expect((await press('UQA', 'approve', {}, { state })).body).toMatchObject({ outcome: 'decided' });
    expect(await approvalsOf(world)).toHaveLength(1);
  });
});
