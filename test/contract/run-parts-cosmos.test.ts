import { createCosmosRunParts } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeRunPartsContract } from './run-parts.contract';

useCosmos();
describeRunPartsContract('Cosmos DB', () => makeCosmosAdapter(createCosmosRunParts));
