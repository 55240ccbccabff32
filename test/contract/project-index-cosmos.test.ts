import { createCosmosProjectIndex } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeProjectIndexContract } from './project-index.contract';

useCosmos();
describeProjectIndexContract('Cosmos DB', () => makeCosmosAdapter(createCosmosProjectIndex));
