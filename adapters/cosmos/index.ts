import type { Ports, StorePorts } from '../../ports';
import { createCosmosAuditLog } from './audit-log';
import { createCosmosBugIndex } from './bug-index';
import type { CosmosStore } from './client';
import { createCosmosDelegations } from './delegations';
import { createCosmosEventBook } from './event-book';
import { createCosmosLedger } from './ledger';
import { createCosmosNoticeBook } from './notice-book';
import { createCosmosPolicyStore } from './policy-store';
import { createCosmosProjectIndex } from './project-index';
import { createCosmosRunIndex } from './run-index';
import { createCosmosRunParts } from './run-parts';
import { createCosmosTurnStore } from './turn-store';
import { createCosmosWorkTracker } from './work-tracker';

export { openCosmos, type CosmosConfig, type CosmosStore } from './client';
export type { StoreUsage } from './usage';
export { createCosmosAuditLog } from './audit-log';
export { createCosmosBugIndex } from './bug-index';
export { createCosmosDelegations } from './delegations';
export { createCosmosEventBook } from './event-book';
export { createCosmosLedger } from './ledger';
export { createCosmosNoticeBook } from './notice-book';
export { createCosmosPolicyStore } from './policy-store';
export { createCosmosProjectIndex } from './project-index';
export { createCosmosRunIndex } from './run-index';
export { createCosmosRunParts } from './run-parts';
export { createCosmosTurnStore } from './turn-store';
export { createCosmosWorkTracker } from './work-tracker';

/** Every port that lives in the store. The caller closes the store after the last call has returned. */
export function createCosmosPorts(store: CosmosStore, { clock }: Pick<Ports, 'clock'>): StorePorts {
  return {
    bugs: createCosmosBugIndex(store),
    parts: createCosmosRunParts(store),
    runs: createCosmosRunIndex(store),
    policies: createCosmosPolicyStore(store),
    projects: createCosmosProjectIndex(store),
    turns: createCosmosTurnStore(store),
    events: createCosmosEventBook(store),
    ledger: createCosmosLedger(store),
    audit: createCosmosAuditLog(store),
    work: createCosmosWorkTracker(store, clock),
    delegations: createCosmosDelegations(store),
    notices: createCosmosNoticeBook(store),
  };
}
