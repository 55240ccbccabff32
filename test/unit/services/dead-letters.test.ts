import type { DeadLetter } from '../../../ports/message-bus';
import { admin, createServiceWorld, dev, ops } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

let world: ServiceWorld;
let letters: DeadLetter[];
beforeEach(async () => {
  world = await createServiceWorld();
  letters = ['acme', 'other', 'acme', ''].map((tenant, index) => ({
    ...{ sequenceNumber: index + 1, messageId: `m${index + 1}`, reason: 'MaxDeliveryCountExceeded', deliveries: 10 },
    ...{ enqueuedAt: '2026-01-05T08:00:00.000Z', deadAt: `2026-01-05T08:0${index}:00.000Z` },
    body: tenant === '' ? 'no JSON' : JSON.stringify({ tenant }),
  }));
  const deadLetters = {
    list: async (queue: string, after: number, limit: number) =>
      queue === 'bug-reports' ? letters.filter(({ sequenceNumber }) => sequenceNumber > after).slice(0, limit) : [],
    async replay(_queue: string, numbers: readonly number[]) {
      const before = letters.length;
      letters = letters.filter(({ sequenceNumber }) => !numbers.includes(sequenceNumber));
      return before - letters.length;
    },
  };
  Object.assign(world.ports.bus, { deadLetters });
});
afterEach(() => world.close());

const numbers = async (who = admin) =>
  (await world.services.listDeadLetters(who, { after: 0, limit: 50 })).items.map(
    ({ sequenceNumber }) => sequenceNumber,
  );

describe('dead letters', () => {
  it('are shown with the reason of their handler, and only to those who may see their tenant', async () => {
    await world.services.recordFailure('m1', { tenant: 'acme' }, { message: 'Tenant acme has no project x.' });

    expect(await numbers()).toEqual([1, 2, 3, 4]);
    expect(await numbers(ops)).toEqual([1, 3]);
    const { items } = await world.services.listDeadLetters(ops, { queue: 'bug-reports', after: 0, limit: 1 });
    expect(items).toMatchObject([{ reason: 'Tenant acme has no project x.', tenant: 'acme', queue: 'bug-reports' }]);
    await expect(numbers(dev)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.services.listDeadLetters(ops, { queue: 'x', after: 0, limit: 1 })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it('are replayed in batches, once, and never those that died meanwhile', async () => {
    const body = { queue: 'bug-reports', batch: 2, before: '2026-01-05T08:03:00.000Z' };

    expect(await world.services.replayDeadLetters(admin, body)).toEqual({ replayed: 2, remaining: 1 });
    expect(await world.services.replayDeadLetters(admin, body)).toEqual({ replayed: 1, remaining: 0 });
    expect(await world.services.replayDeadLetters(admin, body)).toEqual({ replayed: 0, remaining: 0 });
    expect(await numbers()).toEqual([4]);
    expect(await world.ports.audit.list('acme', {})).toMatchObject([{ actor: 'admin' }, { actor: 'admin' }]);
  });

  it("are found behind any number of another tenant's", async () => {
    const [first] = letters;
    if (!first) throw new Error('no letter');
    const others = Array.from({ length: 600 }, (_, index) => ({
      ...first,
      sequenceNumber: index + 1,
      body: '{"tenant":"other"}',
    }));
    letters = [...others, { ...first, sequenceNumber: 601 }];

    expect(await numbers(ops)).toEqual([601]);
    expect(await world.services.replayDeadLetters(ops, { queue: 'bug-reports' })).toEqual({
      replayed: 1,
      remaining: 0,
    });
    expect(letters).toHaveLength(600);
  });

  it("are not another tenant's to replay", async () => {
    const body = { queue: 'bug-reports', sequenceNumbers: [2, 3] };

    expect(await world.services.replayDeadLetters(ops, body)).toEqual({ replayed: 1, remaining: 0 });
    expect(await numbers()).toEqual([1, 2, 4]);
  });
});

describe('reconcileRuns', () => {
  const later = () => (world.clock.current = new Date(world.clock.current.getTime() + 600_000));

  async function runningRun(title: string) {
    const { runId } = await world.services.fileTicket(dev, { title });
    await world.ports.runs.recordProgress(runId, 'x', world.clock.current.toISOString(), { status: 'running' });
    return runId;
  }

  it('calls crashed what the engine has ended without a word, and nothing else', async () => {
    const [lost, lives, done] = [await runningRun('a'), await runningRun('b'), await runningRun('c')];
    world.durable.instances.set(lost, 'ended');
    world.durable.instances.set(done, 'ended');
    await world.ports.runs.recordProgress(done, 'y', world.clock.current.toISOString(), { status: 'completed' });
    expect(await world.services.reconcileRuns()).toEqual([]);
    later();

    expect(await world.services.reconcileRuns()).toEqual([lost]);
    expect(await world.services.reconcileRuns()).toEqual([]);
    expect(await world.ports.runs.getRun(lost)).toMatchObject({
      status: 'crashed',
      statusReason: expect.stringContaining(`stellwerk retry ${lost}`),
    });
    expect(await world.ports.runs.getRun(lives)).toMatchObject({ status: 'running' });
    expect(await world.ports.audit.list('acme', { runId: lost })).toMatchObject([{ key: `${lost}/crashed` }]);
  });

  it('lets a person take a crashed run up again, once', async () => {
    const lost = await runningRun('a');
    world.durable.instances.delete(lost);
    later();
    await world.services.reconcileRuns();

    const next = await world.services.controlRun(dev, lost, 'retry');
    expect(next.runId).toBe(lost.replace(/1$/, '2'));
    expect((await world.services.controlRun(dev, lost, 'retry')).runId).toBe(next.runId);
    expect(world.durable.started.at(-1)).toMatchObject({ instanceId: next.runId });
  });
});
