import { createSqliteProjectIndex } from '../../adapters/sqlite';
import { describeProjectIndexContract } from './project-index.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeProjectIndexContract('SQLite', () => makeSqliteAdapter(createSqliteProjectIndex));
