import { join } from 'node:path';
import { createCosmosPorts, openCosmos, type StoreUsage } from '../../adapters/cosmos';
import { createStorePorts, openStore } from '../../adapters/sqlite';
import type { StorePorts } from '../../ports';
import type { Clock } from '../../ports/clock';
import { ownCredential } from '../identity/own-credential';
import type { StoresConfig } from './stores-config';

export type { StoreUsage } from '../../adapters/cosmos';

/** Runs, decisions, audit and every other record. */
export interface Records {
  readonly ports: StorePorts;
  /** What a metered store was asked for; absent where calls cost nothing. */
  readonly usage?: () => readonly StoreUsage[];
  close(): void;
}

/** Where all instances find the same records; in the data folder when there is one instance. */
export function openRecords({ records }: StoresConfig, dataFolder: string, clock: Clock): Records {
  if (records.kind === 'cosmos') {
    const { endpoint, database } = records;
    const store = openCosmos({ endpoint, database, credential: ownCredential });
    return { ports: createCosmosPorts(store, { clock }), usage: () => store.usage(), close: () => store.close() };
  }
  const store = openStore(join(dataFolder, 'stellwerk.db'));
  return { ports: createStorePorts(store, { clock }), close: () => store.close() };
}
