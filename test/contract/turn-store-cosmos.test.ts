import { createCosmosTurnStore } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeTurnStoreContract } from './turn-store.contract';

useCosmos();
describeTurnStoreContract('Cosmos DB', () => makeCosmosAdapter(createCosmosTurnStore));
