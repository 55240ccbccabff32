import { admin, createServiceWorld, dev, openGate, ops, qa, stranger } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('controlRun', () => {
  let world: ServiceWorld;
  let runId: string;
  beforeEach(async () => {
    world = await createServiceWorld();
    ({ runId } = await world.services.fileTicket(dev, { title: 'A' }));
  });
  afterEach(() => world.close());

  it('sets the row, audits it and wakes everybody who waits', async () => {
    const { instanceId } = await openGate(world, 'qa', 1, { runId });
    await world.ports.runs.addControlWaiter(runId, `${runId}.code.1`);

    const answer = await world.services.controlRun(dev, runId, 'pause');

    expect(answer).toEqual({ runId, action: 'pause', mode: 'pause', changed: true });
    expect(await world.ports.runs.getControl(runId)).toBe('pause');
    expect(world.durable.raised.map((each) => each.instanceId).sort()).toEqual([`${runId}.code.1`, instanceId].sort());
    expect(new Set(world.durable.raised.map((each) => each.event))).toEqual(new Set(['control_changed']));
    const audit = await world.ports.audit.list('acme', { runId });
    expect(audit).toMatchObject([{ kind: 'control', actor: 'dev', data: { action: 'pause', before: 'run' } }]);
  });

  it.each([dev, ops, admin])('lets $user control the run', async (identity) => {
    expect(await world.services.controlRun(identity, runId, 'pause')).toMatchObject({ changed: true });
  });

  it('refuses others, and audits it', async () => {
    await expect(world.services.controlRun(qa, runId, 'cancel')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.services.controlRun(stranger, runId, 'cancel')).rejects.toMatchObject({ code: 'unknown_run' });

    expect(await world.ports.runs.getControl(runId)).toBe('run');
    expect(await world.ports.audit.list('acme', { runId })).toMatchObject([{ kind: 'refusal', actor: 'qa' }]);
  });

  it('answers a repeated pause without a change and wakes again', async () => {
    await world.ports.runs.addControlWaiter(runId, 'waiter');
    await world.services.controlRun(dev, runId, 'pause');

    expect(await world.services.controlRun(dev, runId, 'pause')).toMatchObject({ changed: false, mode: 'pause' });
    expect(world.durable.raised).toHaveLength(2);
  });

  it('takes a cancel for good', async () => {
    await world.services.controlRun(dev, runId, 'cancel');

    await expect(world.services.controlRun(dev, runId, 'resume')).rejects.toMatchObject({ code: 'conflict' });
    await expect(world.services.controlRun(dev, runId, 'continue')).rejects.toMatchObject({ code: 'conflict' });
    expect(await world.services.controlRun(dev, runId, 'cancel')).toMatchObject({ changed: false, mode: 'cancel' });
  });

  it.each(['pause', 'resume', 'cancel', 'retry', 'continue'] as const)(
    'answers 409 to %s when the run is over',
    async (action) => {
      await world.ports.runs.recordProgress(runId, 'end', '2026-01-06T00:00:00Z', { status: 'completed' });

      await expect(world.services.controlRun(dev, runId, action)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('completed'),
      });
    },
  );

  it('shows a run that is paused at its gate as paused, and the gate with it', async () => {
    const { gateId } = await openGate(world, 'qa', 1, { runId });
    await world.services.controlRun(dev, runId, 'pause');

    const held = await world.services.showRun(dev, runId);
    await world.services.controlRun(dev, runId, 'resume');

    expect(held).toMatchObject({ status: 'paused', waitingFor: { gateId } });
    expect((await world.services.showRun(dev, runId)).status).toBe('waiting_for_confirmation');
  });

  it('continues a paused run by resuming it', async () => {
    await world.services.controlRun(dev, runId, 'pause');

    expect(await world.services.controlRun(dev, runId, 'continue')).toEqual({
      runId,
      action: 'continue',
      mode: 'run',
      changed: true,
    });
  });

  it.each([
    ['retry', 'repeat'],
    ['continue', 'continue'],
  ] as const)('turns %s into the choice %s at the open checkpoint', async (action, choice) => {
    await openGate(world, 'checkpoint', 1, { runId });

    expect(await world.services.controlRun(dev, runId, action)).toMatchObject({ choice, changed: true });
    expect(await world.ports.runs.getDecision(runId, 'checkpoint.1')).toMatchObject({ choice, by: 'dev' });
  });

  it('never decides a gate by continue', async () => {
    await openGate(world, 'qa', 1, { runId });

    await expect(world.services.controlRun(dev, runId, 'continue')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('approve or reject'),
    });
    expect(await world.ports.runs.getDecision(runId, 'qa.1')).toBeUndefined();
  });
});
