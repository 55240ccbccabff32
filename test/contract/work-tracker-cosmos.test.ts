import { createCosmosWorkTracker } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeWorkTrackerContract } from './work-tracker.contract';

useCosmos();
const clock = { now: () => new Date() };
describeWorkTrackerContract('Cosmos DB', () => makeCosmosAdapter((store) => createCosmosWorkTracker(store, clock)));
