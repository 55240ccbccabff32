import { createSqliteRunParts } from '../../adapters/sqlite';
import { describeRunPartsContract } from './run-parts.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeRunPartsContract('SQLite', () => makeSqliteAdapter(createSqliteRunParts));
