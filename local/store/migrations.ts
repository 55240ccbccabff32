import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from './store-error';

/** Format of the file as a whole. Raised only when an older host could damage a newer file. */
const FILE_FORMAT = 1;

/**
 * One owner of tables. `migrations[n]` brings its tables from version n to n + 1; entries are only ever appended.
 * Table names start with the module's name.
 */
export interface StoreModule {
  readonly name: string;
  readonly migrations: readonly string[];
}

/** Brings the file forward, all modules in one transaction; refuses a file that a newer host has written. */
export function migrate(db: DatabaseSync, file: string, modules: readonly StoreModule[]): void {
  const format = Number(Object.values(db.prepare('PRAGMA user_version').get() ?? {})[0] ?? 0);
  if (format > FILE_FORMAT) throw newer(file, 'file format', format, FILE_FORMAT);
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS meta (module TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID');
    for (const module of modules) migrateModule(db, file, module);
    db.exec(`PRAGMA user_version = ${FILE_FORMAT}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function migrateModule(db: DatabaseSync, file: string, module: StoreModule): void {
  const row = db.prepare('SELECT version FROM meta WHERE module = ?').get(module.name);
  const version = Number(row?.['version'] ?? 0);
  if (version > module.migrations.length) throw newer(file, `module ${module.name}`, version, module.migrations.length);
  for (const step of module.migrations.slice(version)) db.exec(step);
  db.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (module) DO UPDATE SET version = excluded.version').run(
    module.name,
    module.migrations.length,
  );
}

/** Throws when a newer host has written the file. */
export function refuseNewer(db: DatabaseSync, file: string, modules: readonly StoreModule[]): void {
  const format = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (format > FILE_FORMAT) throw newer(file, 'file format', format, FILE_FORMAT);
  for (const module of modules) {
    const version = versionOf(db, module);
    const known = module.migrations.length;
    if (version > known) throw newer(file, `module ${module.name}`, version, known);
  }
}

/** For readers, who may not migrate: throws unless the file has exactly the versions of this host. */
export function requireCurrent(db: DatabaseSync, file: string, modules: readonly StoreModule[]): void {
  refuseNewer(db, file, modules);
  for (const module of modules) {
    const version = versionOf(db, module);
    if (version === module.migrations.length) continue;
    throw new StoreError(
      'older',
      `${file} was written by an older host: module ${module.name} has version ${version}, this host knows ` +
        `${module.migrations.length}. Start this host on it once, which brings the file forward.`,
    );
  }
}

function versionOf(db: DatabaseSync, module: StoreModule): number {
  return Number(db.prepare('SELECT version FROM meta WHERE module = ?').get(module.name)?.['version'] ?? 0);
}

function newer(file: string, what: string, found: number, known: number): StoreError {
  return new StoreError(
    'newer',
    `${file} was written by a newer host: ${what} has version ${found}, this host knows ${known}. ` +
      'Start the newer host, or use another --data folder. Nothing was changed.',
  );
}
