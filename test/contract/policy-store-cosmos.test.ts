import { createCosmosPolicyStore } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describePolicyStoreContract } from './policy-store.contract';

useCosmos();
describePolicyStoreContract('Cosmos DB', () => makeCosmosAdapter(createCosmosPolicyStore));
