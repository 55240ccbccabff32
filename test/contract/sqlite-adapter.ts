import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../adapters/sqlite';
import type { AdapterUnderTest } from './adapter-under-test';

/** Connections of one SQLite file in a folder of its own. */
export async function makeSqliteAdapter<T>(create: (store: Store) => T): Promise<AdapterUnderTest<T>> {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-store-'));
  const stores: Store[] = [];
  return {
    async open() {
      const store = openStore(join(folder, 'stellwerk.db'));
      stores.push(store);
      return create(store);
    },
    async stop() {
      for (const store of stores.splice(0)) store.close();
    },
    async dispose() {
      for (const store of stores.splice(0)) store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
