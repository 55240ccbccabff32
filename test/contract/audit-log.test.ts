import { createSqliteAuditLog } from '../../adapters/sqlite';
import { describeAuditLogContract } from './audit-log.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

describeAuditLogContract('SQLite', () => makeSqliteAdapter(createSqliteAuditLog));
