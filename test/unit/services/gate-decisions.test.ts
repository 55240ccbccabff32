import { approval, approvalsOf, createScene, delegateTo, openWithTerms, request } from '../../support/gate-attacks';
import { createServiceWorld, subjectOf } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('decisions over the API', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  const sceneOf = (terms?: Parameters<typeof openWithTerms>[1]) => createScene(world, terms);

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
    expect(await approvalsOf(world)).toHaveLength(1);
  });

  it('answers a double click and a replayed request with the very same decision', async () => {
    const { decide } = await sceneOf();
    const [first, second] = await Promise.all([decide(), decide()]);
    const replayed = await decide();

    expect([first.status, second.status, replayed.status]).toEqual([200, 200, 200]);
    expect(second.body['decision']).toEqual(first.body['decision']);
    expect(replayed.body['decision']).toEqual(first.body['decision']);
    expect(await approvalsOf(world)).toHaveLength(1);
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

  it('lends no right of an account that is over', async () => {
    const scene = await sceneOf();
    await delegateTo(scene, 'qa', 'ops');
    const directory = { ...world.ports.directory };
    const find = async (user: string) => {
      const person = await directory.find(user);
      return person?.user === 'qa' ? { ...person, expiresAt: '2026-01-05T00:00:00Z' } : person;
    };
    Object.assign(world.ports.directory, { find });

    expect(await scene.decide({ user: 'ops' })).toMatchObject({ status: 403, code: 'role_required' });
  });

  it('keeps and judges a delegation by the ids people decide under, whichever id was named', async () => {
    const directory = { ...world.ports.directory };
    const ids: Readonly<Record<string, string>> = { 'oid-ops': 'ops', 'oid-qa': 'qa', 'oid-admin': 'admin' };
    Object.assign(world.ports.directory, { find: (user: string) => directory.find(ids[user] ?? user) });
    const file = (user: string, body: object) =>
      request(world, 'fileDelegation', { user, body: { until: '2026-02-01', tenant: 'acme', ...body } });

    expect(await file('admin', { from: 'qa', to: 'oid-admin' })).toMatchObject({ code: 'forbidden' });
    expect(await file('qa', { to: 'oid-qa' })).toMatchObject({ code: 'invalid_request' });
    expect(await file('qa', { to: 'oid-ops' })).toMatchObject({ status: 200, body: { from: 'qa', to: 'ops' } });
  });

  it('does not let an administrator of yesterday hand over the right of others', async () => {
    Object.assign(world.ports.directory, { refresh: async (identity: object) => ({ ...identity, roles: [] }) });
    const body = { from: 'qa', to: 'ops', until: '2026-02-01', tenant: 'acme' };

    expect(await request(world, 'fileDelegation', { user: 'admin', body })).toMatchObject({ code: 'forbidden' });
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
