import { signLink } from '../../../app/services/approvals/decision-links';
import { openWithTerms } from '../../support/gate-attacks';
import type { Answer } from '../../support/gate-attacks';
import { createServiceWorld, subjectOf } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';
import { expectRefusal } from '../../support/refusal';
import type { Outcome } from '../../support/refusal';
import { post } from '../../support/teams-scene';

let world: ServiceWorld;

beforeEach(async () => {
  world = await createServiceWorld();
});
afterEach(() => world.close());

interface PageScene {
  readonly token: string;
  readonly runId: string;
  readonly form: (
    change?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
}

async function createPageScene(terms: Outcome['terms'] = {}): Promise<PageScene> {
  world.secrets.set('approval-link-acme', ['made']);
  const gate = await openWithTerms(world, terms);
  const link = await signLink(world.ports, { tenant: 'acme', runId: gate.runId, gateId: gate.gateId });
  const token = new URLSearchParams(link.split('?')[1]).get('t') ?? '';
  const page = await post(world, 'showDecisionPage', '', {}, { tenant: 'acme' }, { t: token });
  const proof = /name="proof" value="([^"]+)"/.exec(String(page.body['html']))?.[1] ?? '';
  const fields = { t: token, proof, subject: gate.subject, choice: 'approve', credential: 'token-qa' };
  return {
    token,
    runId: gate.runId,
    form: (change = {}, headers = {}) =>
      post(world, 'decideOnPage', new URLSearchParams({ ...fields, ...change }).toString(), headers, {
        tenant: 'acme',
      }),
  };
}

const pageCode = (answer: Answer): string | undefined =>
  answer.headers['x-problem-code'] ?? (answer.status === 200 ? 'ok' : answer.code);
const pageAttacks: readonly (readonly [string, Outcome, (scene: PageScene) => Promise<Answer>])[] = [
  [
    'a scanner that follows the link ten times',
    { code: 'ok', audited: false },
    async ({ token }) => {
      for (let look = 0; look < 9; look += 1)
        await post(world, 'showDecisionPage', '', {}, { tenant: 'acme' }, { t: token });
      return post(world, 'showDecisionPage', '', {}, { tenant: 'acme' }, { t: token, choice: 'approve' });
    },
  ],
  ['no credential', { code: 'unauthenticated', audited: false }, ({ form }) => form({ credential: '' })],
  [
    'a forged credential',
    { code: 'unauthenticated', audited: false },
    ({ form }) => form({ credential: 'token-nobody' }),
  ],
  [
    'a made-up header of the sign-in',
    { code: 'unauthenticated', audited: false },
    ({ form }) => form({}, { 'x-ms-token-aad-id-token': 'made.up.token' }),
  ],
  [
    'a made-up principal of the sign-in',
    { code: 'unauthenticated', audited: false },
    ({ form }) => form({ credential: '' }, { 'x-ms-client-principal-name': 'qa' }),
  ],
  [
    'a form of another site',
    { code: 'forbidden', audited: false },
    ({ form }) => form({}, { 'sec-fetch-site': 'cross-site' }),
  ],
  [
    'a form that was made for nobody signed in',
    { code: 'forbidden' },
    ({ form }) => form({}, { 'x-ms-token-aad-id-token': 'token-qa' }),
  ],
  ['a form without proof', { code: 'forbidden' }, ({ form }) => form({ proof: '' })],
  [
    'a link with a changed run',
    { code: 'unauthenticated', audited: false },
    ({ form, token }) => form({ t: `${Buffer.from('{"v":1}').toString('base64url')}.${token.split('.')[1]}` }),
  ],
  [
    'a link with a changed signature',
    { code: 'unauthenticated', audited: false },
    ({ form, token }) => form({ t: `${token.slice(0, -2)}xx` }),
  ],
  [
    'a link that expired',
    { code: 'link_expired' },
    ({ form }) => {
      world.clock.current = new Date(world.clock.current.getTime() + 73 * 3_600_000);
      return form();
    },
  ],
  [
    'a forwarded link, followed by somebody without the role',
    { code: 'role_required' },
    ({ form }) => form({ credential: 'token-ops' }),
  ],
  [
    'a forwarded link, followed by somebody of another tenant',
    { code: 'unknown_run' },
    ({ form }) => form({ credential: 'token-eve' }),
  ],
  [
    'a page that was open while the report changed',
    { code: 'stale_subject' },
    ({ form }) => form({ subject: subjectOf(9) }),
  ],
  [
    'two tabs: the second after the first rejected',
    { code: 'already_decided' },
    async ({ form }) => {
      await form({ choice: 'reject' });
      return form();
    },
  ],
];

describe('attacks and accidents on the decision page', () => {
  it.each(pageAttacks.map(([name, outcome, act]) => ({ name, outcome, act })))(
    '$name: $outcome.code',
    async ({ outcome, act }) => {
      const scene = await createPageScene(outcome.terms);
      await expectRefusal(world, pageCode(await act(scene)), outcome);
    },
  );

  it('records what an approver decides there', async () => {
    const { form, runId } = await createPageScene({ checklist: ['manual_ux_review_completed'] });
    const answer = await form({ comment: 'By link.', 'check.manual_ux_review_completed': 'true' });
    expect(answer.status).toBe(200);
    expect(await world.ports.runs.getDecision(runId, 'qa.1')).toMatchObject({
      by: 'qa',
      channel: 'page',
      comment: 'By link.',
    });
  });
});
