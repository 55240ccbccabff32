import { wakeAdmitted } from '../../activities/wake-admitted';
import { admissionKey, entityNames } from '../../contracts/names';
import type { AdmissionState } from '../../domain/admission';
import { inBothWays } from './in-both-ways';
import { qa } from './product-world';
import type { ProductWorld } from './product-world';

const line = { name: entityNames.admissionQueue, key: admissionKey };

async function slots(world: ProductWorld): Promise<AdmissionState> {
  return JSON.parse((await world.host.engine.readEntity(line)) ?? 'null') as AdmissionState;
}

function send(world: ProductWorld, operation: string, input: object): Promise<void> {
  const at = new Date(world.clock.now()).toISOString();
  return world.host.engine.signalEntity(line, operation, JSON.stringify({ ...input, at }));
}

const other = (world: ProductWorld) => ({
  ...{ id: 'other#1', run: 'other', tenant: 'acme', rank: 2 },
  since: new Date(world.clock.now()).toISOString(),
});

/** Another run has the only slot. */
async function occupy(world: ProductWorld): Promise<void> {
  await send(world, 'configure', { limits: { global: 1, tenant: 1 } });
  await send(world, 'request', other(world));
}

function giveBack(world: ProductWorld): Promise<void> {
  const input = { id: 'other#1', at: new Date(world.clock.now()).toISOString() };
  return world.host.engine.signalEntity(line, 'release', JSON.stringify(input));
}

function untilQueued(world: ProductWorld): Promise<void> {
  return world.host.runUntil(async () => (await world.run()).waitingFor?.kind === 'admission');
}

describe('a run and its slot', () => {
  it(
    'waits in line without doing anything, shows its place, and works when a slot is free',
    inBothWays(async (world) => {
      await occupy(world);
      await world.start();
      await untilQueued(world);
      await world.pass({ hours: 2 });

      expect(await world.run()).toMatchObject({ status: 'queued', waitingFor: { position: 1 } });
      expect(world.inputs('prepareRun')).toEqual([]);

      await giveBack(world);
      await world.untilGate('qa.1');
    }),
  );

  it(
    'holds no slot while a person is waited for, takes one after the decision, and none is left at the end',
    inBothWays(async (world) => {
      await world.start();
      await world.untilCall('takeModelTurn');
      expect((await slots(world)).grants).toHaveLength(1);
      await world.untilGate('qa.1');
      await world.host.runUntil(async () => (await slots(world)).grants.length === 0);

      await occupy(world);
      await world.decide(qa, 'qa.1', 'approve');
      await untilQueued(world);
      expect((await slots(world)).queue).toMatchObject([{ rank: 1 }]);
      await giveBack(world);

      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      await world.host.runUntil(async () => (await slots(world)).grants.length === 0);
      expect((await world.budget()).runs).toEqual({});
    }),
  );

  it(
    'can be cancelled in line, and leaves it',
    inBothWays(async (world) => {
      await occupy(world);
      await world.start();
      await untilQueued(world);
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      expect(await slots(world)).toMatchObject({ queue: [], grants: [{ id: 'other#1' }] });
    }),
  );

  it(
    'leaves the line while it is paused, and comes back to its place',
    inBothWays(async (world) => {
      await occupy(world);
      await world.start();
      await untilQueued(world);
      const [before] = (await slots(world)).queue;
      await world.control('pause');
      await world.host.runUntil(async () => (await slots(world)).queue.length === 0);
      await world.pass({ hours: 1 });
      await world.control('resume');
      await world.host.runUntil(async () => (await slots(world)).queue.length === 1);

      expect((await slots(world)).queue[0]?.since).toBe(before?.since);
      await giveBack(world);
      await world.untilGate('qa.1');
    }),
  );

  it(
    'goes to another run while it is paused at work; after the resume it waits in line for one',
    inBothWays(async (world) => {
      await send(world, 'configure', { limits: { global: 1, tenant: 1 } });
      world.given({
        commitChange: async (_input, n, usual) => {
          if (n === 1) await world.control('pause');
          return usual();
        },
      });
      await world.start();
      await world.untilCall('awaitControl');
      await send(world, 'request', other(world));
      await world.host.runUntil(async () => (await slots(world)).grants[0]?.run === 'other');

      await world.control('resume');
      await world.host.runUntil(async () => (await slots(world)).queue.length === 1);
      await world.pass({ hours: 1 });
      expect(world.inputs('writeBundle')).toEqual([]);
      expect((await slots(world)).queue).toMatchObject([{ rank: 1 }]);

      await giveBack(world);
      await world.untilGate('qa.1');
      await world.host.runUntil(async () => (await slots(world)).grants.length === 0);
    }),
  );

  it.each(['a slot', 'a cancel'] as const)(
    'says that it waits in line after the resume, and hears of %s at once',
    (of) =>
      inBothWays(async (world) => {
        world.version = '1.1.0';
        await send(world, 'configure', { limits: { global: 1, tenant: 1 } });
        world.given({
          commitChange: async (_input, n, usual) => {
            if (n === 1) await world.control('pause');
            return usual();
          },
        });
        const run = await world.start();
        await world.untilCall('awaitControl');
        await send(world, 'request', other(world));
        await world.host.runUntil(async () => (await slots(world)).grants[0]?.run === 'other');
        await world.control('resume');
        await untilQueued(world);
        expect(await world.run()).toMatchObject({ status: 'queued', waitingFor: { kind: 'admission', position: 1 } });

        // By now it looks once in five minutes.
        await world.pass({ hours: 1 });
        const before = world.clock.now();
        if (of === 'a slot') {
          await giveBack(world);
          await world.host.runUntil(async () => (await slots(world)).grants[0]?.run === run);
          const [{ id = '' } = {}] = (await slots(world)).grants;
          await wakeAdmitted(world, { next: [{ id, run }] }, (instance, event) =>
            world.host.raise(instance, event, {}),
          );
          await world.untilCall('startCheck');
          expect(await world.run()).toMatchObject({ status: 'running', waitingFor: null });
          expect(world.clock.now() - before).toBeLessThan(60_000);
          await world.untilGate('qa.1');
        } else {
          await world.control('cancel');
          expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
          expect(world.clock.now() - before).toBeLessThan(60_000);
        }
      })(),
  );

  it(
    'can be cancelled while it is paused: nothing of it is left in the line',
    inBothWays(async (world) => {
      world.given({
        commitChange: async (_input, n, usual) => {
          if (n === 1) await world.control('pause');
          return usual();
        },
      });
      await world.start();
      await world.untilCall('awaitControl');
      await world.host.runUntil(async () => (await slots(world)).parked?.length === 1);
      await world.control('cancel');

      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      expect(await slots(world)).toMatchObject({ queue: [], grants: [], parked: [] });
    }),
  );
});
