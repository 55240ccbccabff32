import { createAwaitControl } from '../../../activities/await-control';
import { controlled } from '../../../activities/controlled';
import { createReadDecision } from '../../../activities/read-decision';
import { createActivityWorld, at } from './activity-world';
import type { ActivityWorld } from './activity-world';

const allowed = async () => ({ kind: 'allowed' }) as const;

describe('what pause and cancel hold up', () => {
  let world: ActivityWorld;
  beforeEach(async () => {
    world = await createActivityWorld();
  });
  afterEach(() => world.close());

  const set = (mode: 'run' | 'pause' | 'cancel') => world.ports.runs.setControl(world.run.runId, mode, 'dev', at);

  async function complete() {
    const handler = jest.fn(async () => ({ kind: 'completed' }) as const);
    const { run } = world;
    const input = { runId: run.runId, tenant: 'acme', operationKey: 'key', run, deployId: `${run.runId}.deploy.1` };
    const answer = await controlled(world.ports, allowed, 'completeDeployment', handler)(input);
    return { answer, acted: handler.mock.calls.length };
  }

  async function rollBack() {
    const handler = jest.fn(async () => ({ kind: 'rolledBack', restored: null }) as const);
    const { run } = world;
    const input = { runId: run.runId, tenant: 'acme', operationKey: 'key', run, deployId: `${run.runId}.deploy.1` };
    const answer = await controlled(world.ports, allowed, 'rollBackDeployment', handler)(input);
    return { answer, acted: handler.mock.calls.length };
  }

  it('is nothing as long as nobody asked', async () => {
    expect(await complete()).toEqual({ answer: { kind: 'completed' }, acted: 1 });
  });

  it.each([
    ['pause', 'paused'],
    ['cancel', 'cancelled'],
  ] as const)('is every effect after a %s: it answers and does not act', async (mode, kind) => {
    await set(mode);
    expect(await complete()).toEqual({ answer: { kind }, acted: 0 });
  });

  it('is nothing again after the resume', async () => {
    await set('pause');
    await set('run');
    expect((await complete()).acted).toBe(1);
  });

  it('stays for ever after a cancel', async () => {
    await set('cancel');
    expect(await set('run')).toBe(false);
    expect((await complete()).answer).toEqual({ kind: 'cancelled' });
  });

  it.each(['pause', 'cancel'] as const)('is never an effect that undoes: %s', async (mode) => {
    await set(mode);
    expect(await rollBack()).toEqual({ answer: { kind: 'rolledBack', restored: null }, acted: 1 });
  });

  it('is remembered for whoever waits, until the wait is over', async () => {
    const awaitControl = createAwaitControl(world.ports);
    const { runId } = world.run;
    await set('pause');
    expect(await awaitControl({ runId, instanceId: `${runId}.code.1` })).toEqual({ mode: 'pause' });
    expect(await world.ports.runs.listControlWaiters(runId)).toEqual([`${runId}.code.1`]);

    await set('run');
    expect(await awaitControl({ runId, instanceId: `${runId}.code.1` })).toEqual({ mode: 'run' });
    expect(await world.ports.runs.listControlWaiters(runId)).toEqual([]);
  });

  it('is a decision too: a cancel beats one that nobody has read, and closes the gate', async () => {
    const { runId } = world.run;
    const report = await world.document('qa_report');
    await world.decide('qa', report, 'approve');
    const readDecision = createReadDecision({
      ...world.ports,
      notifier: { notify: () => Promise.reject(new Error('channel away')) },
    });
    expect(await readDecision({ runId, gateId: 'qa.1' })).toMatchObject({ kind: 'decided' });

    await set('cancel');
    expect(await readDecision({ runId, gateId: 'qa.1' })).toEqual({ kind: 'open', control: 'cancel' });
  });
});
