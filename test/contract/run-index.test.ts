import { createSqliteRunIndex } from '../../adapters/sqlite';
import { describeRunIndexContract } from './run-index.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeRunIndexContract('SQLite', () => makeSqliteAdapter(createSqliteRunIndex));
