import { createSqliteDelegations } from '../../adapters/sqlite';
import { describeDelegationsContract } from './delegations.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeDelegationsContract('SQLite', () => makeSqliteAdapter(createSqliteDelegations));
