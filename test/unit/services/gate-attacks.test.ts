import { become, openWithTerms, request } from '../../support/gate-attacks';
import type { Answer } from '../../support/gate-attacks';
import { createServiceWorld, qa, subjectOf } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';
import type { GateRecord } from '../../../ports/run-index';

const approval = { decision: 'approve', subject: subjectOf(1) };

interface Scene {
  readonly world: ServiceWorld;
  readonly gate: GateRecord;
  /** Sends a decision to the gate, by default the right one of the right person. */
  decide(given?: { user?: string | null; gate?: string; runId?: string; body?: object }): Promise<Answer>;
  /** What is undone after the case. */
  later(undo: () => void): void;
}

type Attack = readonly [
  name: string,
  expected: readonly [status: number, code: string],
  act: (scene: Scene) => Promise<Answer>,
  /** Terms of the gate; the audit row is not expected where nobody was let in. */
  options?: { readonly terms?: Parameters<typeof openWithTerms>[1]; readonly audited?: boolean },
];

async function delegateTo(scene: Scene, from: string, to: string): Promise<void> {
  const until = '2026-02-01T00:00:00Z';
  const answer = await request(scene.world, 'fileDelegation', { user: from, body: { to, until, tenant: 'acme' } });
  expect(answer.status).toBe(200);
}

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

  async function sceneOf(terms: Parameters<typeof openWithTerms>[1] = {}): Promise<Scene> {
    const gate = await openWithTerms(world, terms);
    return {
      world,
      gate,
      later: (each) => undo.push(each),
      decide: ({ user = 'qa', gate: name = 'qa', runId = gate.runId, body = approval } = {}) =>
        request(world, 'decideGate', { user, params: { runId, gate: name }, body }),
    };
  }

  async function approvals(): Promise<readonly unknown[]> {
    const records = await world.ports.audit.list('acme', { limit: 1_000 });
    return records.filter(({ kind, data }) => kind === 'decision' && data['choice'] === 'approve' && !data['quorum']);
  }

  it.each(attacks)('%s: %j', async (_name, [status, code], act, options = {}) => {
    const scene = await sceneOf(options.terms);

    const answer = await act(scene);

    expect(answer).toMatchObject({ status, code });
    expect(await approvals()).toEqual([]);
    const rung = world.durable.raised.filter(({ event }) => event === 'qa_approved_signal');
    expect(rung.length).toBeLessThanOrEqual(code === 'already_counted' ? 1 : 0);
    const refusals = (await world.ports.audit.list('acme', {})).filter(({ kind }) => kind === 'decision_refused');
    expect(refusals.map(({ data }) => data['code'])).toEqual(options.audited === false ? [] : [code]);
  });

  it('has an answer of its own for every kind of attack', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(25);
    expect(new Set(attacks.map(([, [, code]]) => code)).size).toBeGreaterThanOrEqual(15);
  });

  it('takes the right decision of the right person, in every detail', async () => {
    const { decide, gate } = await sceneOf({ checklist: ['manual_ux_review_completed'] });
    const checklist = { manual_ux_review_completed: true };

    const answer = await decide({ body: { ...approval, checklist, comment: 'tried it' } });

    expect(answer).toMatchObject({ status: 200, body: { outcome: 'recorded' } });
    expect(await world.ports.runs.getDecision(gate.runId, 'qa.1')).toEqual({
      runId: gate.runId,
      gateId: 'qa.1',
      choice: 'approve',
      by: 'qa',
      channel: 'api',
      subject: subjectOf(1),
      comment: 'tried it',
      checklist,
      policyVersion: 'v1',
      at: '2026-01-05T08:00:00.000Z',
    });
    expect(await approvals()).toHaveLength(1);
  });

  it('answers a double click and a replayed request with the very same decision', async () => {
    const { decide } = await sceneOf();
    const [first, second] = await Promise.all([decide(), decide()]);
    const replayed = await decide();

    expect([first.status, second.status, replayed.status]).toEqual([200, 200, 200]);
    expect(second.body['decision']).toEqual(first.body['decision']);
    expect(replayed.body['decision']).toEqual(first.body['decision']);
    expect(await approvals()).toHaveLength(1);
  });

  it('records one of two approvers who disagree at once', async () => {
    const { decide, gate } = await sceneOf();

    const answers = await Promise.all([decide(), decide({ user: 'qa2', body: { ...approval, decision: 'reject' } })]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0].status === 200 ? 'approve' : 'reject';
    expect((await world.ports.runs.getDecision(gate.runId, 'qa.1'))?.choice).toBe(winner);
  });

  it('records a decision at a run that is held, of which nothing comes before it goes on', async () => {
    const { decide, gate } = await sceneOf();
    await world.ports.runs.setControl(gate.runId, 'pause', 'ops', '2026-01-05T09:00:00Z');

    expect(await decide()).toMatchObject({ status: 200 });
    expect(await world.ports.runs.getControl(gate.runId)).toBe('pause');
  });

  describe('of several approvals', () => {
    it('opens only for the last one, and lists them all', async () => {
      const { decide, gate } = await sceneOf({ quorum: 2 });

      expect(await decide()).toMatchObject({
        status: 200,
        body: { outcome: 'counted', approvals: { have: 1, need: 2 } },
      });
      expect(await world.ports.runs.getDecision(gate.runId, 'qa.1')).toBeUndefined();
      const shown = await request(world, 'showRun', { params: { runId: gate.runId } });
      expect(shown.body['votes']).toMatchObject({ quorum: 2, approvals: [{ by: 'qa' }] });

      expect(await decide({ user: 'qa2' })).toMatchObject({
        body: { outcome: 'recorded', approvals: { have: 2, need: 2 } },
      });
      const decision = await world.ports.runs.getDecision(gate.runId, 'qa.1');
      expect(decision?.votes?.map(({ by }) => by)).toEqual(['qa', 'qa2']);
      expect(world.durable.raised).toHaveLength(2);
    });

    it('counts one person once, however often', async () => {
      const { decide, gate } = await sceneOf({ quorum: 2 });
      for (let click = 0; click < 3; click += 1) expect((await decide()).status).toBe(200);

      expect(await world.ports.runs.listVotes(gate.runId, 'qa.1')).toHaveLength(1);
      expect(await world.ports.runs.getDecision(gate.runId, 'qa.1')).toBeUndefined();
    });

    it('takes one rejection for an answer, also of somebody who approved', async () => {
      const { decide, gate } = await sceneOf({ quorum: 2 });
      await decide();
      await decide({ body: { ...approval, decision: 'reject', comment: 'on second thoughts' } });

      expect(await world.ports.runs.getDecision(gate.runId, 'qa.1')).toMatchObject({ choice: 'reject', by: 'qa' });
      expect(await decide({ user: 'qa2' })).toMatchObject({ status: 409, code: 'already_decided' });
    });

    it('starts from nothing when the subject changes', async () => {
      const { decide, gate } = await sceneOf({ quorum: 2 });
      await decide();
      await world.ports.runs.closeGate(gate.runId, 'qa.1', 'closed', '2026-01-06T08:00:00Z');
      await openWithTerms(world, { runId: gate.runId, visit: 2, quorum: 2 });

      const second = { decision: 'approve', subject: subjectOf(2) };
      expect(await decide({ user: 'qa2', body: second })).toMatchObject({ body: { outcome: 'counted' } });
      expect(await world.ports.runs.getDecision(gate.runId, 'qa.2')).toBeUndefined();
    });

    it('asks for two as soon as somebody raises the risk of the run at the open gate', async () => {
      const { decide, gate } = await sceneOf();
      const body = { risk: 'R3', reason: 'touches the fares' };
      const raised = await request(world, 'reportRisk', { user: 'dev', params: { runId: gate.runId }, body });
      expect(raised).toMatchObject({ status: 200, body: { class: 'R3' } });

      expect(await decide()).toMatchObject({ body: { outcome: 'counted', approvals: { have: 1, need: 2 } } });
      const lower = { risk: 'R1', reason: 'it is fine' };
      expect(
        await request(world, 'reportRisk', { user: 'qa', params: { runId: gate.runId }, body: lower }),
      ).toMatchObject({
        status: 409,
        code: 'risk_cannot_fall',
      });
    });
  });

  it('lets a stand-in decide with the right of the other, and says so', async () => {
    const scene = await sceneOf();
    await delegateTo(scene, 'qa', 'ops');

    expect((await scene.decide({ user: 'ops' })).status).toBe(200);
    expect(await world.ports.runs.getDecision(scene.gate.runId, 'qa.1')).toMatchObject({ by: 'ops', onBehalfOf: 'qa' });
  });

  it.each([
    ['of somebody else', 'dev', { from: 'qa', to: 'dev', until: '2026-02-01' }, 'forbidden'],
    [
      'of others to an administrator by himself',
      'admin',
      { from: 'qa', to: 'admin', until: '2026-02-01' },
      'forbidden',
    ],
    ['to somebody of another tenant', 'qa', { to: 'eve', until: '2026-02-01' }, 'invalid_request'],
    ['for more than a year', 'qa', { to: 'qa2', until: '2028-02-01' }, 'invalid_request'],
    ['into the past', 'qa', { to: 'qa2', until: '2025-02-01' }, 'invalid_request'],
    ['to oneself', 'qa', { to: 'qa', until: '2026-02-01' }, 'invalid_request'],
  ])('refuses a delegation %s', async (_, user, body, code) => {
    expect(await request(world, 'fileDelegation', { user, body: { ...body, tenant: 'acme' } })).toMatchObject({ code });
    expect(await world.ports.delegations.listActive('acme', '2026-01-06T00:00:00Z')).toEqual([]);
  });

  it('ends a delegation at once', async () => {
    const scene = await sceneOf();
    await delegateTo(scene, 'qa', 'ops');
    const [made] = (await request(world, 'listDelegations')).body['items'] as { id: string }[];

    await request(world, 'cancelDelegation', { params: { id: made?.id ?? '' } });
    expect(await scene.decide({ user: 'ops' })).toMatchObject({ code: 'role_required' });
    const kept = (await world.ports.audit.list('acme', {})).filter(({ key }) => key.startsWith('delegation/'));
    expect(kept).toHaveLength(2);
  });
});
