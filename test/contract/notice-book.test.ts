import { createSqliteNoticeBook } from '../../adapters/sqlite';
import { describeNoticeBookContract } from './notice-book.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeNoticeBookContract('SQLite', () => makeSqliteAdapter(createSqliteNoticeBook));
