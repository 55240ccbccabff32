import { integerOf, jsonOf, textOf, textOrNull, toJson } from './columns';
import type { Row, Store } from './database';
import { before } from '../../domain/coordination';
import type { PartRole, Standing } from '../../domain/coordination';
import { parseRunId } from '../../domain/ids';
import type { PartRecord, RunParts } from '../../ports/run-parts';

export function createSqliteRunParts(store: Store): RunParts {
  const insert = store.prepare(
    `INSERT OR IGNORE INTO run_parts (parent, project, tenant, place, role, depends_on, standing)
       VALUES (?, ?, ?, ?, ?, ?, 'working')`,
  );
  const ticket = store.prepare('UPDATE run_parts SET work_item = ? WHERE parent = ? AND project = ?');
  const run = store.prepare('UPDATE run_parts SET run_id = ? WHERE parent = ? AND project = ?');
  const ofParent = store.prepare('SELECT * FROM run_parts WHERE parent = ? ORDER BY place');
  const ofTicket = store.prepare('SELECT * FROM run_parts WHERE tenant = ? AND project = ? AND work_item = ?');
  const ofRun = store.prepare('SELECT * FROM run_parts WHERE run_id = ?');
  const stand = store.prepare('UPDATE run_parts SET standing = ?, reason = coalesce(?, reason) WHERE run_id = ?');

  return {
    async add({ parent, project, tenant, place, role, dependsOn }) {
      insert.run(parent, project, tenant, place, role, toJson(dependsOn));
    },
    async setTicket(parent, project, workItem) {
      ticket.run(workItem, parent, project);
    },
    async setRun(parent, project, runId) {
      run.run(runId, parent, project);
    },
    list: async (parent) => ofParent.all(parent).map(partOf),
    async find(runId) {
      const parts = parseRunId(runId);
      const row = parts && ofTicket.get(parts.tenant, parts.project, parts.workItem);
      const part = row && partOf(row);
      // Another run of the same ticket is on its own.
      return part && (part.runId ?? runId) === runId ? part : undefined;
    },
    move: async (runs, to, reason) =>
      store.transaction(() => {
        const parts = runs.map((runId) => ofRun.get(runId)).map((row) => row && partOf(row));
        if (parts.some((part) => !part || (part.standing !== to && !before(to).includes(part.standing)))) return false;
        for (const part of parts) if (part?.runId && part.standing !== to) stand.run(to, reason ?? null, part.runId);
        return true;
      }),
  };
}

function partOf(row: Row): PartRecord {
  return {
    parent: textOf(row, 'parent'),
    project: textOf(row, 'project'),
    tenant: textOf(row, 'tenant'),
    place: integerOf(row, 'place'),
    role: textOf(row, 'role') as PartRole,
    dependsOn: jsonOf<readonly string[]>(row, 'depends_on'),
    workItem: textOrNull(row, 'work_item'),
    runId: textOrNull(row, 'run_id'),
    standing: textOf(row, 'standing') as Standing,
    reason: textOrNull(row, 'reason'),
  };
}
