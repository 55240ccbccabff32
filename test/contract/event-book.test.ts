import { createSqliteEventBook } from '../../adapters/sqlite';
import { describeEventBookContract } from './event-book.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeEventBookContract('SQLite', () => makeSqliteAdapter(createSqliteEventBook));
