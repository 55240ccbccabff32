import { createCosmosNoticeBook } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeNoticeBookContract } from './notice-book.contract';

useCosmos();
describeNoticeBookContract('Cosmos DB', () => makeCosmosAdapter(createCosmosNoticeBook));
