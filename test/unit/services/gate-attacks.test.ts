import {
  approval,
  approvalsOf,
  become,
  createScene,
  delegateTo,
  openWithTerms,
  request,
} from '../../support/gate-attacks';
import type { Answer, Scene } from '../../support/gate-attacks';
import { createServiceWorld, qa, subjectOf } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

type Attack = readonly [
  name: string,
  expected: readonly [status: number, code: string],
  act: (scene: Scene) => Promise<Answer>,
  /** Terms of the gate; the audit row is not expected where nobody was let in. */
  options?: { readonly terms?: Parameters<typeof openWithTerms>[1]; readonly audited?: boolean },
];

async function end(scene: Scene, status: 'completed' | 'cancelled'): Promise<void> {
  const progress = { status, waitingFor: null } as const;
  await scene.world.ports.runs.recordProgress(scene.gate.runId, 'end', '2026-01-06T00:00:00Z', progress);
}

/** None of these may approve anything. Each has an answer of its own, and whoever was let in leaves a row in the audit log. */
const attacks: readonly Attack[] = [
  [
    'opening the address, as a browser or a link preview does',
    [405, 'method_not_allowed'],
    ({ world, gate }) => request(world, 'previewDecision', { user: null, params: { runId: gate.runId, gate: 'qa' } }),
    { audited: false },
  ],
  [
    'opening the address with the token of an approver',
    [405, 'method_not_allowed'],
    ({ world, gate }) => request(world, 'previewDecision', { user: 'qa', params: { runId: gate.runId, gate: 'qa' } }),
    { audited: false },
  ],
  ['no token', [401, 'unauthenticated'], ({ decide }) => decide({ user: null }), { audited: false }],
  ['a forged token', [401, 'unauthenticated'], ({ decide }) => decide({ user: 'nobody' }), { audited: false }],
  [
    'an expired token',
    [401, 'token_expired'],
    ({ decide, later }) => {
      later(become('qa', { expiresAt: '2026-01-05T07:59:59Z' }));
      return decide();
    },
    { audited: false },
  ],
  ['somebody of another tenant', [404, 'unknown_run'], ({ decide }) => decide({ user: 'eve' })],
  ['somebody without the role', [403, 'role_required'], ({ decide }) => decide({ user: 'ops' })],
  ['an administrator', [403, 'role_required'], ({ decide }) => decide({ user: 'admin' })],
  [
    'an approver whose role was taken away',
    [403, 'role_required'],
    ({ decide, later }) => {
      later(become('qa', { roles: ['dev'] }));
      return decide();
    },
  ],
  [
    'the requester, who has every role',
    [403, 'requester_cannot_decide'],
    ({ decide, later }) => {
      later(become('dev', { roles: ['dev', 'qa', 'ops', 'admin'] }));
      return decide({ user: 'dev' });
    },
  ],
  [
    'whoever pushed to the branch, by address',
    [403, 'pusher_cannot_decide'],
    ({ decide, world, later }) => {
      later(become('qa', { email: 'quinn@example.org' }));
      world.pushers.push({ name: 'somebody', email: 'Quinn@example.org' });
      return decide();
    },
  ],
  [
    'whoever pushed to the branch, by name',
    [403, 'pusher_cannot_decide'],
    ({ decide, world }) => {
      world.pushers.push({ name: qa.displayName, email: '' });
      return decide();
    },
  ],
  [
    'a push that cannot be looked up',
    [503, 'unavailable'],
    ({ decide, world }) => {
      world.ports.code.listForeignAuthors = () => Promise.reject(new Error('away'));
      return decide();
    },
    { audited: false },
  ],
  [
    'a stand-in of the requester who is an approver',
    [403, 'delegate_cannot_decide'],
    async (scene) => {
      await delegateTo(scene, 'dev', 'qa');
      return scene.decide();
    },
  ],
  [
    'a stand-in of somebody who pushed',
    [403, 'delegate_cannot_decide'],
    async (scene) => {
      await delegateTo(scene, 'qa', 'ops');
      scene.world.pushers.push({ name: 'x', email: 'qa@laptop' });
      return scene.decide({ user: 'ops' });
    },
  ],
  [
    'a stand-in whose time is over',
    [403, 'role_required'],
    async (scene) => {
      await delegateTo(scene, 'qa', 'ops');
      scene.world.clock.current = new Date('2026-02-01T00:00:00Z');
      return scene.decide({ user: 'ops' });
    },
  ],
  [
    "a stand-in's stand-in",
    [403, 'role_required'],
    async (scene) => {
      await delegateTo(scene, 'qa', 'ops');
      await delegateTo(scene, 'ops', 'admin');
      return scene.decide({ user: 'admin' });
    },
  ],
  [
    'a stand-in where the gate takes none',
    [403, 'role_required'],
    async (scene) => {
      await delegateTo(scene, 'qa', 'ops');
      return scene.decide({ user: 'ops' });
    },
    { terms: { allowDelegation: false } },
  ],
  ['an unknown choice', [400, 'unknown_choice'], ({ decide }) => decide({ body: { ...approval, decision: 'maybe' } })],
  [
    'a point of the checklist left open',
    [400, 'checklist_incomplete'],
    ({ decide }) => decide({ body: { ...approval, checklist: { manual_ux_review_completed: false } } }),
    { terms: { checklist: ['manual_ux_review_completed'] } },
  ],
  ['a stale digest', [409, 'stale_subject'], ({ decide }) => decide({ body: { ...approval, subject: subjectOf(7) } })],
  ['no such run', [404, 'unknown_run'], ({ decide }) => decide({ runId: 'acme.shop.99.1' }), { audited: false }],
  ['another gate', [404, 'unknown_gate'], ({ decide }) => decide({ gate: 'deploy' })],
  ['a later visit', [404, 'unknown_gate'], ({ decide }) => decide({ gate: 'qa.2' })],
  ['a gate that no run has', [404, 'unknown_gate'], ({ decide }) => decide({ gate: '../qa' })],
  [
    'an approval of the round before, sent again',
    [409, 'stale_subject'],
    async ({ decide, world, gate }) => {
      await decide({ body: { ...approval, decision: 'reject' } });
      await openWithTerms(world, { runId: gate.runId, visit: 2 });
      return decide();
    },
  ],
  [
    'the visit before, by its own id',
    [409, 'already_decided'],
    async ({ decide, world, gate }) => {
      await decide({ body: { ...approval, decision: 'reject' } });
      await openWithTerms(world, { runId: gate.runId, visit: 2 });
      return decide({ gate: 'qa.1' });
    },
  ],
  [
    'a gate that expired',
    [410, 'gate_expired'],
    async ({ decide, world, gate }) => {
      await world.ports.runs.closeGate(gate.runId, 'qa.1', 'expired', '2026-01-19T08:00:00Z');
      return decide();
    },
  ],
  [
    'a gate that was withdrawn',
    [409, 'gate_not_open'],
    async ({ decide, world, gate }) => {
      await world.ports.runs.closeGate(gate.runId, 'qa.1', 'closed', '2026-01-06T08:00:00Z');
      return decide();
    },
  ],
  [
    'a run that is finished',
    [410, 'run_over'],
    async (scene) => {
      await end(scene, 'completed');
      return scene.decide();
    },
  ],
  [
    'a run that was cancelled',
    [410, 'run_over'],
    async (scene) => {
      await end(scene, 'cancelled');
      return scene.decide();
    },
  ],
  [
    'the delegator after the stand-in, to make up two',
    [409, 'already_counted'],
    async (scene) => {
      await delegateTo(scene, 'qa', 'ops');
      await scene.decide({ user: 'ops' });
      return scene.decide();
    },
    { terms: { quorum: 2 } },
  ],
  [
    'the stand-in after the delegator, to make up two',
    [409, 'already_counted'],
    async (scene) => {
      await delegateTo(scene, 'qa', 'ops');
      await scene.decide();
      return scene.decide({ user: 'ops' });
    },
    { terms: { quorum: 2 } },
  ],
];

describe('attacks and accidents at a gate', () => {
  let world: ServiceWorld;
  let undo: (() => void)[];
  beforeEach(async () => {
    world = await createServiceWorld();
    undo = [];
  });
  afterEach(() => {
    for (const each of undo) each();
    world.close();
  });

  const sceneOf = (terms?: Parameters<typeof openWithTerms>[1]) => createScene(world, terms, (each) => undo.push(each));

  const table = attacks.map(([name, [status, code], act, options]) => ({ name, status, code, act, options }));

  it.each(table)('$name: $status $code', async ({ status, code, act, options = {} }) => {
    const scene = await sceneOf(options.terms);

    const answer = await act(scene);

    expect(answer).toMatchObject({ status, code });
    expect(await approvalsOf(world)).toEqual([]);
    const rung = world.durable.raised.filter(({ event }) => event === 'qa_approved_signal');
    expect(rung.length).toBeLessThanOrEqual(code === 'already_counted' ? 1 : 0);
    const refusals = (await world.ports.audit.list('acme', {})).filter(({ kind }) => kind === 'decision_refused');
    expect(refusals.map(({ data }) => data['code'])).toEqual(options.audited === false ? [] : [code]);
  });

  it('has an answer of its own for every kind of attack', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(25);
    expect(new Set(attacks.map(([, [, code]]) => code)).size).toBeGreaterThanOrEqual(15);
  });
});
