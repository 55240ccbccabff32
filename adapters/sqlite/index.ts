import { createSqliteAuditLog } from './audit-log';
import { createSqliteBugIndex } from './bug-index';
import type { Store } from './database';
import { createSqliteDelegations } from './delegations';
import { createSqliteEventBook } from './event-book';
import { createSqliteLedger } from './ledger';
import { createSqliteNoticeBook } from './notice-book';
import { createSqlitePolicyStore } from './policy-store';
import { createSqliteProjectIndex } from './project-index';
import { createSqliteRunIndex } from './run-index';
import { createSqliteRunParts } from './run-parts';
import { createSqliteTurnStore } from './turn-store';
import { createSqliteWorkTracker } from './work-tracker';
import { onceDurable } from './once-durable';
import type { Ports, StorePorts } from '../../ports';

export { openStore, type Store } from './database';
export { createSqliteAuditLog } from './audit-log';
export { createSqliteBugIndex } from './bug-index';
export { createSqliteDelegations } from './delegations';
export { createSqliteEventBook } from './event-book';
export { createSqliteLedger } from './ledger';
export { createSqliteNoticeBook } from './notice-book';
export { createSqlitePolicyStore } from './policy-store';
export { createSqliteProjectIndex } from './project-index';
export { createSqliteRunIndex } from './run-index';
export { createSqliteRunParts } from './run-parts';
export { createSqliteTurnStore } from './turn-store';
export { createSqliteWorkTracker } from './work-tracker';

/** Every port that lives in the store; what it answers is on disk. The caller closes the store after the last call has returned. */
export function createStorePorts(store: Store, { clock }: Pick<Ports, 'clock'>): StorePorts {
  const durable = <T extends object>(port: T): T => onceDurable(port, store);
  return {
    bugs: durable(createSqliteBugIndex(store)),
    parts: durable(createSqliteRunParts(store)),
    runs: durable(createSqliteRunIndex(store)),
    policies: durable(createSqlitePolicyStore(store)),
    projects: durable(createSqliteProjectIndex(store)),
    turns: durable(createSqliteTurnStore(store)),
    events: durable(createSqliteEventBook(store)),
    ledger: durable(createSqliteLedger(store)),
    audit: durable(createSqliteAuditLog(store)),
    work: durable(createSqliteWorkTracker(store, clock)),
    delegations: durable(createSqliteDelegations(store)),
    notices: durable(createSqliteNoticeBook(store)),
  };
}
