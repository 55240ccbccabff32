import { checkCompletedEvent } from '../../contracts/names';
import { inBothWays } from './in-both-ways';
import type { ProductWorld } from './product-world';

/** Seconds from the start of the code check to the step after it. */
async function secondsOfCheck(world: ProductWorld): Promise<number> {
  await world.untilCall('startCheck');
  const start = world.clock.now();
  await world.untilCall('writeBundle');
  return (world.clock.now() - start) / 1_000;
}

describe('a check', () => {
  it(
    'is over the moment its doorbell rings',
    inBothWays(async (world) => {
      await world.start();

      expect(await secondsOfCheck(world)).toBe(3);
      expect(world.inputs('readCheck')).toHaveLength(1);
    }),
  );

  it(
    'whose doorbell is lost is found by looking, soon at first and then less often',
    inBothWays(async (world) => {
      world.checksRing = false;
      world.checkSeconds = 100;
      await world.start();

      const seconds = await secondsOfCheck(world);
      expect(seconds).toBeGreaterThanOrEqual(world.checkSeconds);
      expect(seconds).toBeLessThan(2 * world.checkSeconds + 60);
      expect(world.inputs('readCheck').length).toBeLessThan(10);
    }),
  );

  it(
    'whose doorbell rings after lost looks is over at once all the same',
    inBothWays(async (world) => {
      world.checkSeconds = 90;
      await world.start();

      expect(await secondsOfCheck(world)).toBe(90);
    }),
  );

  it(
    'does not hear the doorbell of another check',
    inBothWays(async (world) => {
      world.checksRing = false;
      const runId = await world.start();
      await world.untilCall('startCheck');
      await world.host.raise(`${runId}.code.1`, checkCompletedEvent(`${runId}.code.1.code.9`), {});
      await world.pass({ seconds: 1 });

      expect(world.inputs('readCheck')).toEqual([]);
    }),
  );

  it(
    'that rings before anything has ended changes nothing',
    inBothWays(async (world) => {
      const runId = await world.start();
      await world.untilCall('startCheck');
      await world.host.raise(`${runId}.code.1`, checkCompletedEvent(`${runId}.code.1.code.1`), {});
      await world.untilCall('readCheck');
      expect(world.inputs('writeBundle')).toEqual([]);

      await world.untilCall('writeBundle');
      expect(world.inputs('readCheck')).toHaveLength(2);
    }),
  );
});
