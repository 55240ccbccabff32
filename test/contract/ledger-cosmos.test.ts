import { createCosmosLedger } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeLedgerContract } from './ledger.contract';

useCosmos();
describeLedgerContract('Cosmos DB', () => makeCosmosAdapter(createCosmosLedger));
