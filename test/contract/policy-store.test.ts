import { createSqlitePolicyStore } from '../../adapters/sqlite';
import { describePolicyStoreContract } from './policy-store.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describePolicyStoreContract('SQLite', () => makeSqliteAdapter(createSqlitePolicyStore));
