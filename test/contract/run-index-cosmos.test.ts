import { createCosmosRunIndex } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeRunIndexContract } from './run-index.contract';

useCosmos();
describeRunIndexContract('Cosmos DB', () => makeCosmosAdapter(createCosmosRunIndex));
