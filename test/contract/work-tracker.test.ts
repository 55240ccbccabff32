import { createSqliteWorkTracker } from '../../adapters/sqlite';
import { describeWorkTrackerContract } from './work-tracker.contract';
import { makeSqliteAdapter } from './sqlite-adapter';

const clock = { now: () => new Date('2026-10-01T08:00:00Z') };

describeWorkTrackerContract('SQLite', () => makeSqliteAdapter((store) => createSqliteWorkTracker(store, clock)));
