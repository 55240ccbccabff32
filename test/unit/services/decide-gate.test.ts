import {
  admin,
  createServiceWorld,
  dev,
  openGate,
  ops,
  qa,
  qa2,
  stranger,
  subjectOf,
} from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('decideGate', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  const approval = { gate: 'qa', choice: 'approve', subject: subjectOf(1), channel: 'api' };

  async function auditOf(kind: string) {
    const records = await world.ports.audit.list('acme', {});
    return records.filter((record) => record.kind === kind);
  }

  it('records an approval, audits it and rings the bell of the gate', async () => {
    const { runId, instanceId } = await openGate(world);

    const answer = await world.services.decideGate(qa, {
      runId,
      ...approval,
      checklist: { manual_ux_review_completed: true },
    });

    expect(answer.outcome).toBe('recorded');
    expect(await world.ports.runs.getDecision(runId, 'qa.1')).toEqual(answer.decision);
    expect(answer.decision).toMatchObject({
      choice: 'approve',
      by: 'qa',
      checklist: { manual_ux_review_completed: true },
    });
    expect(world.durable.raised).toEqual([{ instanceId, event: 'qa_approved_signal', payload: { gateId: 'qa.1' } }]);
    expect(await auditOf('decision')).toMatchObject([{ key: `${runId}/decision/qa.1`, actor: 'qa' }]);
  });

  it('rings the other bell for a rejection', async () => {
    const { runId } = await openGate(world);

    await world.services.decideGate(qa, { runId, ...approval, choice: 'reject', comment: 'typo' });

    expect(world.durable.raised.map(({ event }) => event)).toEqual(['qa_rejected_signal']);
  });

  it('answers a double click with the first decision and rings again', async () => {
    const { runId } = await openGate(world);
    const first = await world.services.decideGate(qa, { runId, ...approval });
    world.clock.current = new Date('2026-01-05T08:00:05Z');

    const second = await world.services.decideGate(qa, { runId, ...approval });

    expect(second).toEqual({ decision: first.decision, outcome: 'repeated' });
    expect(world.durable.raised).toHaveLength(2);
    expect(await auditOf('decision')).toHaveLength(1);
  });

  it('does not let the second half of a double click decide the next round', async () => {
    const { runId } = await openGate(world);
    await world.services.decideGate(qa, { runId, ...approval, choice: 'reject' });
    await openGate(world, 'qa', 2, { runId });

    await expect(world.services.decideGate(qa, { runId, ...approval, choice: 'reject' })).rejects.toMatchObject({
      code: 'stale_subject',
    });
    expect(await world.ports.runs.getDecision(runId, 'qa.2')).toBeUndefined();
  });

  it('lets exactly one of two approvers at once decide', async () => {
    const { runId } = await openGate(world);

    const answers = await Promise.allSettled([
      world.services.decideGate(qa, { runId, ...approval }),
      world.services.decideGate(qa2, { runId, ...approval, choice: 'reject' }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'already_decided' } });
    expect(await auditOf('decision_refused')).toHaveLength(1);
  });

  it('refuses a stale digest with 409 and audits the refusal once', async () => {
    const { runId } = await openGate(world);
    const stale = { runId, ...approval, subject: subjectOf(7) };

    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(world.services.decideGate(qa, stale)).rejects.toMatchObject({ code: 'stale_subject' });
    }

    expect(await auditOf('decision_refused')).toMatchObject([{ actor: 'qa', data: { code: 'stale_subject' } }]);
    expect(world.durable.raised).toHaveLength(0);
  });

  it('refuses the requester, whatever roles the requester has', async () => {
    const { runId } = await openGate(world);
    const everything = { ...dev, roles: ['dev', 'qa', 'ops', 'admin'] };

    await expect(world.services.decideGate(everything, { runId, ...approval })).rejects.toMatchObject({
      code: 'requester_cannot_decide',
    });
    expect(await auditOf('decision_refused')).toHaveLength(1);
  });

  it.each([ops, admin])('refuses $user, who lacks the role of the gate', async (identity) => {
    const { runId } = await openGate(world);

    await expect(world.services.decideGate(identity, { runId, ...approval })).rejects.toMatchObject({
      code: 'role_required',
    });
  });

  it('knows no run of another tenant', async () => {
    const { runId } = await openGate(world);

    await expect(world.services.decideGate(stranger, { runId, ...approval })).rejects.toMatchObject({
      code: 'unknown_run',
    });
  });

  it('answers 410 for a run that is over, and 200 to whoever decided it before', async () => {
    const { runId } = await openGate(world);
    await world.services.decideGate(qa, { runId, ...approval });
    await world.ports.runs.recordProgress(runId, 'end', '2026-01-06T00:00:00Z', {
      status: 'completed',
      waitingFor: null,
    });
    const rung = world.durable.raised.length;

    await expect(world.services.decideGate(qa2, { runId, ...approval })).rejects.toMatchObject({ code: 'run_over' });
    expect(await world.services.decideGate(qa, { runId, ...approval })).toMatchObject({ outcome: 'repeated' });
    expect(world.durable.raised).toHaveLength(rung);
  });

  it('answers 410 for an expired gate', async () => {
    const { runId } = await openGate(world);
    await world.ports.runs.closeGate(runId, 'qa.1', 'expired', '2026-01-19T08:00:00Z');

    await expect(world.services.decideGate(qa, { runId, ...approval })).rejects.toMatchObject({ code: 'gate_expired' });
  });

  it('answers 404 for a gate that was never opened', async () => {
    const { runId } = await openGate(world);

    for (const gate of ['deploy', 'qa.2', '../qa', 'QA']) {
      await expect(world.services.decideGate(qa, { runId, ...approval, gate })).rejects.toMatchObject({
        code: 'unknown_gate',
      });
    }
  });

  it('keeps the decision when the bell cannot be rung', async () => {
    const { runId } = await openGate(world);
    world.durable.raiseEvent = () => Promise.reject(new Error('engine away'));

    expect(await world.services.decideGate(qa, { runId, ...approval })).toMatchObject({ outcome: 'recorded' });
    expect(await world.ports.runs.getDecision(runId, 'qa.1')).toBeDefined();
  });

  it('lets the requester answer a checkpoint of a failed run without naming a digest', async () => {
    const { runId, instanceId } = await openGate(world, 'checkpoint');

    const answer = await world.services.decideGate(dev, {
      runId,
      gate: 'checkpoint',
      choice: 'repeat',
      channel: 'api',
    });

    expect(answer.outcome).toBe('recorded');
    expect(world.durable.raised).toEqual([
      { instanceId, event: 'checkpoint_decision', payload: { gateId: 'checkpoint.1' } },
    ]);
  });

  it('refuses a choice the checkpoint does not offer', async () => {
    const { runId } = await openGate(world, 'checkpoint');
    const command = { runId, gate: 'checkpoint', choice: 'rerun_after_edit', channel: 'api' };

    await expect(world.services.decideGate(dev, command)).rejects.toMatchObject({ code: 'unknown_choice' });
  });

  it('needs a digest at a gate', async () => {
    const { runId } = await openGate(world);
    const blind = { runId, gate: 'qa', choice: 'approve', channel: 'api' };

    await expect(world.services.decideGate(qa, blind)).rejects.toMatchObject({ code: 'stale_subject' });
  });
});
