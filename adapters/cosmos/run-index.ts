import type { RunIndex } from '../../ports/run-index';
import { createAllocateRun } from './allocate-run';
import type { CosmosStore } from './client';
import { createControls } from './controls';
import { createGates } from './gates';
import { createIntake } from './intake';
import { createListRuns } from './list-runs';
import { createProgress } from './record-progress';

export function createCosmosRunIndex(store: CosmosStore): RunIndex {
  const runs = store.container('runs');
  return {
    allocateRun: createAllocateRun(store, runs),
    ...createListRuns(runs),
    ...createProgress(store, runs),
    ...createGates(store, runs),
    ...createControls(store, runs),
    ...createIntake(store.container('events')),
  };
}
