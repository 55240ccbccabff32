import type { EffectInput } from '../../contracts/activities';
import { isEffect } from './fake-activities';
import { createProductWorld } from './product-world';
import type { ProductWorld } from './product-world';

/**
 * A scenario as it runs from day to day, and once more with all memory dropped after every step: whatever an orchestrator
 * keeps outside its history makes the two differ.
 */
export function inBothWays(scenario: (world: ProductWorld) => Promise<void>): () => Promise<void> {
  return async () => {
    const usual = await runScenario(scenario, false);
    const fromScratch = await runScenario(scenario, true);
    expect(fromScratch).toEqual(usual);
  };
}

/** For several runs at once: what each of them did is compared, not how they were interleaved. */
export function inBothWaysByRun(scenario: (world: ProductWorld) => Promise<void>): () => Promise<void> {
  return async () => {
    const usual = await runScenario(scenario, false, effectsByRun);
    const fromScratch = await runScenario(scenario, true, effectsByRun);
    expect(fromScratch).toEqual(usual);
  };
}

async function effectsByRun(world: ProductWorld): Promise<unknown> {
  const byRun: Record<string, string[]> = {};
  for (const { name, input } of world.calls) {
    const { runId, operationKey } = input as Partial<EffectInput>;
    if (isEffect(name)) (byRun[runId ?? ''] ??= []).push(`${name} ${operationKey ?? ''}`);
  }
  return { byRun, run: (await world.run()).status };
}

async function runScenario(
  scenario: (world: ProductWorld) => Promise<void>,
  replayFromScratch: boolean,
  trace = (world: ProductWorld): Promise<unknown> => world.trace(),
): Promise<unknown> {
  const world = await createProductWorld({ replayFromScratch });
  try {
    await scenario(world);
    await expectNothingFailed(world);
    return await trace(world);
  } finally {
    await world.close();
  }
}

/** What holds in every scenario: no instance ends in the engine's Failed, and no custom status reaches 4 KB. */
async function expectNothingFailed({ host, largestStatus }: ProductWorld): Promise<void> {
  const { items } = await host.engine.listInstances({ runtimeStatus: ['Failed', 'Terminated'] });
  expect(items.map(({ instanceId, output }) => ({ instanceId, output }))).toEqual([]);
  expect(largestStatus).toBeLessThan(4_096);
}
