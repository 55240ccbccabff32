import type { Database, StoreModule } from '../store/database';

/** When a timer ran last and is due next; `last` is null before the first run. */
export interface TimerStatus {
  readonly schedule: string;
  readonly last: number | null;
  readonly next: number;
  readonly updated: number | null;
}

export const timerStoreModule: StoreModule = {
  name: 'timer',
  migrations: [
    `CREATE TABLE timer_status (
       function TEXT PRIMARY KEY,
       schedule TEXT NOT NULL,
       last INTEGER,
       next INTEGER NOT NULL,
       updated INTEGER
     ) WITHOUT ROWID`,
  ],
};

export interface TimerStore {
  read(functionName: string): TimerStatus | undefined;
  write(functionName: string, status: TimerStatus): Promise<void>;
}

export function createTimerStore(db: Database): TimerStore {
  const select = db.query('SELECT schedule, last, next, updated FROM timer_status WHERE function = ?');
  const upsert = db.statement('INSERT OR REPLACE INTO timer_status VALUES (?, ?, ?, ?, ?)');
  return {
    read(functionName) {
      const row = select.get(functionName.toLowerCase());
      if (!row) return undefined;
      const time = (value: unknown): number | null => (value === null ? null : Number(value));
      return {
        schedule: String(row['schedule']),
        last: time(row['last']),
        next: Number(row['next']),
        updated: time(row['updated']),
      };
    },
    write: (functionName, { schedule, last, next, updated }) =>
      db.submit([[upsert, functionName.toLowerCase(), schedule, last, next, updated]]),
  };
}
