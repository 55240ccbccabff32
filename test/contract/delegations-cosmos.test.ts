import { createCosmosDelegations } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeDelegationsContract } from './delegations.contract';

useCosmos();
describeDelegationsContract('Cosmos DB', () => makeCosmosAdapter(createCosmosDelegations));
