import { createCosmosEventBook } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeEventBookContract } from './event-book.contract';

useCosmos();
describeEventBookContract('Cosmos DB', () => makeCosmosAdapter(createCosmosEventBook));
