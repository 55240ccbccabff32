import { createCosmosAuditLog } from '../../adapters/cosmos';
import { makeCosmosAdapter, useCosmos } from './cosmos-adapter';
import { describeAuditLogContract } from './audit-log.contract';

useCosmos();
describeAuditLogContract('Cosmos DB', () => makeCosmosAdapter(createCosmosAuditLog));
