import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterUnderTest } from './adapter-under-test';

/** Connections to one folder, for adapters that hold nothing open. */
export async function makeFolderAdapter<T>(create: (folder: string) => T): Promise<AdapterUnderTest<T>> {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-folder-'));
  return {
    open: async () => create(folder),
    stop: async () => undefined,
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
