import { createCosmosBugIndex } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeBugIndexContract } from './bug-index.contract';

useCosmos();
describeBugIndexContract('Cosmos DB', () => makeCosmosAdapter(createCosmosBugIndex));
