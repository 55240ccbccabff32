import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { Changes, StoredDocument } from './container';

/** Keeps the documents over a restart of the emulator. Every call is on disk when it returns. */
export interface Journal {
  keep(container: string, changes: Changes): void;
  restore(container: string): readonly StoredDocument[];
  forget(database: string): void;
  close(): void;
}

export function openJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(join(folder, 'cosmos.db'));
  file.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
    CREATE TABLE IF NOT EXISTS documents (container TEXT, key TEXT, document TEXT, PRIMARY KEY (container, key))`);
  const save = file.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?, ?)');
  const remove = file.prepare('DELETE FROM documents WHERE container = ? AND key = ?');
  const all = file.prepare('SELECT document FROM documents WHERE container = ?');
  const removeAll = file.prepare("DELETE FROM documents WHERE container LIKE ? || '/%'");
  return {
    keep(container, changes) {
      file.exec('BEGIN');
      for (const [key, document] of changes) {
        if (document) save.run(container, key, JSON.stringify(document));
        else remove.run(container, key);
      }
      file.exec('COMMIT');
    },
    restore: (container) => all.all(container).map((row) => JSON.parse(String(row['document'])) as StoredDocument),
    forget: (database) => void removeAll.run(database),
    close: () => file.close(),
  };
}
