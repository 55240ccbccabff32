import { createSqliteTurnStore } from '../../adapters/sqlite';
import { describeTurnStoreContract } from './turn-store.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeTurnStoreContract('SQLite', () => makeSqliteAdapter(createSqliteTurnStore));
