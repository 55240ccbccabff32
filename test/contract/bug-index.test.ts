import { createSqliteBugIndex } from '../../adapters/sqlite';
import { describeBugIndexContract } from './bug-index.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeBugIndexContract('SQLite', () => makeSqliteAdapter(createSqliteBugIndex));
