import { createSqliteLedger } from '../../adapters/sqlite';
import { describeLedgerContract } from './ledger.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeLedgerContract('SQLite', () => makeSqliteAdapter(createSqliteLedger));
