import { integerOf, jsonOf, jsonOrNull, textOf, textOrNull, toJson, toJsonOrNull } from './columns';
import type { Row, Store } from './database';
import { AppError } from '../../domain/errors';
import { closedStates } from '../record-keeping/closed-states';
import type { Clock } from '../../ports/clock';
import type { WorkItem, WorkTracker } from '../../ports/work-tracker';

/** Writes to an item that does not exist reject with `not_found`. Times of comments come from `clock`. */
export function createSqliteWorkTracker(store: Store, clock: Clock): WorkTracker {
  const select = store.prepare('SELECT * FROM work_items WHERE tenant = ? AND project = ? AND key = ?');
  const selectByMarker = store.prepare('SELECT * FROM work_items WHERE tenant = ? AND project = ? AND marker = ?');
  const upsert = store.prepare(
    `INSERT INTO work_items (tenant, project, key, marker, title, description, acceptance_criteria, type, state, requester,
       priority, revision, url, labels) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant, project, key) DO UPDATE SET title = excluded.title, description = excluded.description,
       acceptance_criteria = excluded.acceptance_criteria, type = excluded.type, state = excluded.state,
       requester = excluded.requester, priority = excluded.priority, revision = excluded.revision, url = excluded.url,
       labels = excluded.labels
     WHERE excluded.revision >= work_items.revision`,
  );
  const nextNumber = store.prepare(
    `INSERT INTO work_item_counters VALUES (?, ?, 1)
       ON CONFLICT (tenant, project) DO UPDATE SET last = last + 1 RETURNING last`,
  );
  const setState = store.prepare('UPDATE work_items SET state = ? WHERE tenant = ? AND project = ? AND key = ?');
  const comment = store.prepare(
    `INSERT OR IGNORE INTO work_item_comments (tenant, project, key, marker, text, at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const comments = store.prepare(
    'SELECT marker, text, at FROM work_item_comments WHERE tenant = ? AND project = ? AND key = ? ORDER BY seq',
  );
  const backlog = store.prepare(
    `SELECT * FROM work_items WHERE tenant = ? AND project = ?
       AND lower(state) NOT IN (${closedStates.map((state) => `'${state}'`).join(', ')}) ORDER BY priority, seq`,
  );

  /** The next number nobody has; items that came with a key of their own are stepped over. */
  function freeKey(tenant: string, project: string): string {
    for (;;) {
      const key = String(integerOf(nextNumber.get(tenant, project) ?? {}, 'last'));
      if (!select.get(tenant, project, key)) return key;
    }
  }

  function write(item: WorkItem, marker: string | null): void {
    const { tenant, project, key, title, description, acceptanceCriteria, type, state, requester } = item;
    const texts = [title, description, toJson(acceptanceCriteria), type, state, requester] as const;
    upsert.run(
      tenant,
      project,
      key,
      marker,
      ...texts,
      item.priority,
      item.revision,
      item.url ?? null,
      toJsonOrNull(item.labels),
    );
  }

  return {
    async get(tenant, project, key) {
      const row = select.get(tenant, project, key);
      return row && workItemOf(row);
    },
    async ensure(item) {
      write(item, null);
    },
    create: async (item, marker) =>
      store.transaction(() => {
        const first = selectByMarker.get(item.tenant, item.project, marker);
        if (first) return workItemOf(first);
        const created = { ...item, key: freeKey(item.tenant, item.project), revision: 1 };
        write(created, marker);
        return created;
      }),
    async setState(tenant, project, key, state) {
      if (setState.run(state, tenant, project, key) === 0) throw unknownItem(tenant, project, key);
    },
    async comment(tenant, project, key, marker, text) {
      store.transaction(() => {
        if (!select.get(tenant, project, key)) throw unknownItem(tenant, project, key);
        comment.run(tenant, project, key, marker, text, clock.now().toISOString());
      });
    },
    listComments: async (tenant, project, key) =>
      comments.all(tenant, project, key).map((row) => ({
        marker: textOf(row, 'marker'),
        text: textOf(row, 'text'),
        at: textOf(row, 'at'),
      })),
    listBacklog: async (tenant, project) => backlog.all(tenant, project).map(workItemOf),
  };
}

function unknownItem(tenant: string, project: string, key: string): AppError {
  return new AppError('not_found', `Work item ${key} of project ${tenant}/${project} does not exist.`);
}

function workItemOf(row: Row): WorkItem {
  const url = textOrNull(row, 'url');
  const labels = jsonOrNull<readonly string[]>(row, 'labels');
  return {
    tenant: textOf(row, 'tenant'),
    project: textOf(row, 'project'),
    key: textOf(row, 'key'),
    title: textOf(row, 'title'),
    description: textOf(row, 'description'),
    acceptanceCriteria: jsonOf(row, 'acceptance_criteria'),
    type: textOf(row, 'type'),
    state: textOf(row, 'state'),
    requester: textOf(row, 'requester'),
    priority: integerOf(row, 'priority'),
    revision: integerOf(row, 'revision'),
    ...(labels === null ? {} : { labels }),
    ...(url === null ? {} : { url }),
  };
}
