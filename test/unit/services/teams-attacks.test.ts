import { createSigningKey } from '../../support/emulators/signing-key';
import { startTeams } from '../../support/emulators/teams';
import type { TeamsEmulator } from '../../support/emulators/teams';
import { approvalsOf, become, delegateTo, openWithTerms } from '../../support/gate-attacks';
import type { Answer } from '../../support/gate-attacks';
import { createServiceWorld, subjectOf } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';
import { expectRefusal } from '../../support/refusal';
import type { Outcome } from '../../support/refusal';
import { createTeamsScene, ids, shown } from '../../support/teams-scene';
import type { TeamsScene } from '../../support/teams-scene';

let world: ServiceWorld;
let teams: TeamsEmulator;
let undo: (() => void)[];

beforeAll(async () => {
  teams = await startTeams();
});
afterAll(() => teams.close());
beforeEach(async () => {
  undo = [];
  world = await createServiceWorld();
  (teams.posted as unknown[]).length = 0;
});
afterEach(() => {
  for (const each of undo) each();
  world.close();
});

const now = () => Math.floor(Date.now() / 1000);
const codeOf = (answer: Answer): string | undefined => shown(answer).code ?? answer.code;
const teamsAttacks: readonly (readonly [string, Outcome, (scene: TeamsScene) => Promise<Answer>])[] = [
  [
    'no token',
    { code: 'unauthenticated', audited: false },
    ({ send, card, data }) => send(teams.press(ids.qa, card, data(), 'decide'), null),
  ],
  [
    'a token that another key signed',
    { code: 'unauthenticated', audited: false },
    ({ send, card, data }) => {
      const claims = { iss: 'https://api.botframework.com', aud: teams.appId, serviceurl: teams.url, exp: now() + 60 };
      return send(teams.press(ids.qa, card, data(), 'decide'), `Bearer ${createSigningKey().sign(claims)}`);
    },
  ],
  ...(
    [
      ['a token for another bot', { aud: 'another-bot' }],
      ['a token of another issuer', { iss: 'https://issuer.example' }],
      [
        'an Entra token for the bot, as any application of the directory can get',
        { iss: 'https://login.microsoftonline.com/x/v2.0', tid: 'x' },
      ],
      ['a token for another service address', { serviceurl: 'https://evil.example' }],
      ['a token that is over', { exp: now() - 3_600 }],
      ['a token of the future, beyond any skew of clocks', { nbf: now() + 3_600 }],
    ] as const
  ).map(
    ([name, change]) =>
      [
        name,
        { code: 'unauthenticated', audited: false },
        ({ send, card, data }: TeamsScene) =>
          send(teams.press(ids.qa, card, data(), 'decide'), teams.authorization(change)),
      ] as const,
  ),
  [
    'an activity without a service address',
    { code: 'unauthenticated', audited: false },
    ({ press }) => press(ids.qa, undefined, { serviceUrl: undefined }),
  ],
  [
    'an activity of another channel of the Bot Framework, where people can call themselves anything',
    { code: '', audited: false },
    async ({ press }) => {
      const answer = await press(ids.qa, undefined, { channelId: 'directline' });
      return { ...answer, code: codeOf(answer) ?? '' };
    },
  ],
  [
    'somebody of another Entra tenant',
    { code: 'unauthenticated' },
    ({ press }) => press(ids.qa, undefined, { channelData: { tenant: { id: 'other' } } }),
  ],
  ['somebody the directory does not know', { code: 'unauthenticated' }, ({ press }) => press(ids.unknown)],
  ['somebody of another tenant of ours', { code: 'unauthenticated' }, ({ press }) => press(ids.eve)],
  ['an activity without a person', { code: 'unauthenticated' }, ({ press }) => press('')],
  ['the role of another gate', { code: 'role_required' }, ({ press }) => press(ids.ops)],
  [
    'a member who was removed after the card was shown',
    { code: 'unauthenticated' },
    async ({ press, send, card, data }) => {
      expect(shown(await send(teams.press(ids.qa, card, data(), 'refresh'))).text).toContain('"choice"');
      undo.push(become('qa', { roles: [] }));
      return press(ids.qa);
    },
  ],
  [
    'the requester, who has the role',
    { code: 'requester_cannot_decide' },
    ({ press }) => {
      undo.push(become('dev', { roles: ['dev', 'qa'] }));
      return press(ids.dev);
    },
  ],
  [
    'whoever pushed to the branch',
    { code: 'pusher_cannot_decide' },
    ({ press }) => {
      world.pushers.push({ name: 'QA', email: '' });
      return press(ids.qa);
    },
  ],
  [
    'a stand-in of the requester',
    { code: 'delegate_cannot_decide' },
    async (scene) => {
      await delegateTo({ world, gate: scene.gate } as never, 'dev', 'qa');
      return scene.press(ids.qa);
    },
  ],
  [
    'card data that name another digest',
    { code: 'stale_subject' },
    ({ press, data }) => press(ids.qa, { ...data(), subject: subjectOf(7) }),
  ],
  [
    'card data that name another gate',
    { code: 'card_mismatch' },
    ({ press, data }) => press(ids.qa, { ...data(), gateId: 'deploy.1' }),
  ],
  [
    'card data that name another run, whose gate is open',
    { code: 'card_mismatch' },
    async ({ press, data }) => {
      const other = await openWithTerms(world);
      return press(ids.qa, { ...data(), runId: other.runId });
    },
  ],
  [
    'card data without a gate',
    { code: 'card_mismatch' },
    ({ press }) => press(ids.qa, { action: 'approval', choice: 'approve' }),
  ],
  [
    'a card that we did not post',
    { code: 'card_mismatch' },
    ({ press }) => press(ids.qa, undefined, { replyToId: '1600000000000' }),
  ],
  [
    'our card, copied into another conversation',
    { code: 'card_mismatch' },
    ({ press }) =>
      press(ids.qa, undefined, { conversation: { id: '19:elsewhere@thread.v2', conversationType: 'groupChat' } }),
  ],
  ['a choice that is not offered', { code: 'unknown_choice' }, ({ press, data }) => press(ids.qa, data('merge'))],
  [
    'a point of the checklist left open',
    { code: 'checklist_incomplete', terms: { checklist: ['manual_ux_review_completed'] } },
    ({ press, data }) => press(ids.qa, { ...data(), 'check.manual_ux_review_completed': 'false' }),
  ],
  [
    'an approval replayed after a rejection',
    { code: 'already_decided' },
    async ({ press, data }) => {
      await press(ids.qa2, data('reject'));
      return press(ids.qa);
    },
  ],
  [
    'a gate that expired',
    { code: 'gate_expired' },
    async ({ press, gate }) => {
      await world.ports.runs.closeGate(gate.runId, gate.gateId, 'expired', '2026-01-19T08:00:00Z');
      return press(ids.qa);
    },
  ],
  [
    'a push that cannot be looked up',
    { code: 'unavailable', audited: false },
    ({ press }) => {
      world.ports.code.listForeignAuthors = () => Promise.reject(new Error('away'));
      return press(ids.qa);
    },
  ],
];

describe('attacks and accidents in Teams', () => {
  it.each(teamsAttacks.map(([name, outcome, act]) => ({ name, outcome, act })))(
    '$name: $outcome.code',
    async ({ outcome, act }) => {
      const scene = await createTeamsScene(world, teams, outcome.terms);
      await expectRefusal(world, codeOf(await act(scene)), outcome);
    },
  );

  it('takes a click that comes twice for one', async () => {
    const scene = await createTeamsScene(world, teams);
    await scene.press(ids.qa);
    expect(shown(await scene.press(ids.qa)).text).toContain('approve by qa');
    expect(await approvalsOf(world)).toHaveLength(1);
  });
});
