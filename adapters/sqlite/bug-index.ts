import { jsonOf, textOf, toJson } from './columns';
import type { Row, Store } from './database';
import { closedBug, countedAgain, newBug } from '../record-keeping/bug-occurrence';
import type { BugIndex, BugRecord } from '../../ports/bug-index';

export function createSqliteBugIndex(store: Store): BugIndex {
  const byId = store.prepare('SELECT * FROM bugs WHERE bug_id = ?');
  const open = store.prepare(
    "SELECT * FROM bugs WHERE tenant = ? AND project = ? AND fingerprint = ? AND status = 'open'",
  );
  const ofWorkItem = store.prepare(
    'SELECT * FROM bugs WHERE tenant = ? AND project = ? AND work_item = ? ORDER BY seq DESC LIMIT 1',
  );
  const claim = store.prepare('INSERT OR IGNORE INTO bug_occurrences VALUES (?, ?, ?)');
  const occurrence = store.prepare('SELECT bug_id FROM bug_occurrences WHERE tenant = ? AND key = ?');
  const insert = store.prepare(
    `INSERT INTO bugs (bug_id, tenant, project, fingerprint, status, work_item, last_seen, bug)
       VALUES (?, ?, ?, ?, 'open', NULL, ?, ?)`,
  );
  const update = store.prepare('UPDATE bugs SET status = ?, work_item = ?, last_seen = ?, bug = ? WHERE bug_id = ?');
  const list = store.prepare(
    `SELECT * FROM bugs WHERE (?1 IS NULL OR tenant = ?1) AND (?2 IS NULL OR project = ?2) AND (?3 IS NULL OR status = ?3)
       ORDER BY last_seen DESC, seq DESC LIMIT ?4`,
  );

  function write(bug: BugRecord): BugRecord {
    update.run(bug.status, bug.workItem, bug.lastSeen, toJson(bug), bug.bugId);
    return bug;
  }

  function get(bugId: string): BugRecord | undefined {
    return bugOf(byId.get(bugId));
  }

  return {
    countOccurrence: async (bug, key, at) =>
      store.transaction(() => {
        const seen = occurrence.get(bug.tenant, key);
        const counted = seen && get(textOf(seen, 'bug_id'));
        if (counted) return { bug: counted, counted: false, created: false };
        const known = bugOf(open.get(bug.tenant, bug.project, bug.fingerprint));
        claim.run(bug.tenant, key, known?.bugId ?? bug.bugId);
        if (known) {
          return { bug: write(countedAgain(known, bug, at)), counted: true, created: false };
        }
        if (get(bug.bugId)) throw closedBug(bug.bugId);
        const created = newBug(bug, at);
        insert.run(bug.bugId, bug.tenant, bug.project, bug.fingerprint, at, toJson(created));
        return { bug: created, counted: true, created: true };
      }),
    getBug: async (bugId) => get(bugId),
    findOpenBug: async (tenant, project, fingerprint) => bugOf(open.get(tenant, project, fingerprint)),
    findBugOfWorkItem: async (tenant, project, workItem) => bugOf(ofWorkItem.get(tenant, project, workItem)),
    changeBug: async (bugId, change) =>
      store.transaction(() => {
        const known = get(bugId);
        if (known) write({ ...known, ...change });
        return known !== undefined;
      }),
    listBugs: async ({ tenant, project, status, limit = 100 }) =>
      list
        .all(tenant ?? null, project ?? null, status ?? null, Math.min(Math.max(limit, 1), 500))
        .flatMap((row) => bugOf(row) ?? []),
  };
}

function bugOf(row: Row | undefined): BugRecord | undefined {
  return row && jsonOf<BugRecord>(row, 'bug');
}
