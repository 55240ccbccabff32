import type { CheckRequest, CheckResult } from '../../ports/check-runner';
import { openOwnDatabase } from '../local-machine/own-database';
import type { ProcessMark } from '../local-machine/process-group';

/** Every check that was ever asked for. Each write is on disk when it returns, before what it announces is done. */
export interface CheckStore {
  /** False when the check is known already. */
  add(request: CheckRequest): boolean;
  markRunning(checkId: string, process: ProcessMark | null): void;
  finish(result: CheckResult): void;
  markAnnounced(checkId: string): void;
  result(checkId: string): CheckResult | undefined;
  unfinished(): readonly { readonly request: CheckRequest; readonly process: ProcessMark | null }[];
  unannounced(): readonly CheckRequest[];
  close(): void;
}

const layout = `
  CREATE TABLE IF NOT EXISTS checks (
    check_id TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'requested',
    pid INTEGER,
    process_start TEXT,
    result TEXT,
    announced INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS open_checks ON checks (state, announced);
`;

export function openCheckStore(file: string): CheckStore {
  const database = openOwnDatabase(file, layout);
  const add = database.prepare('INSERT INTO checks (check_id, request) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const running = database.prepare(
    `UPDATE checks SET state = 'running', pid = ?, process_start = ? WHERE check_id = ? AND state <> 'done'`,
  );
  const finish = database.prepare(
    `UPDATE checks SET state = 'done', result = ?, pid = NULL, process_start = NULL
     WHERE check_id = ? AND state <> 'done'`,
  );
  const announced = database.prepare('UPDATE checks SET announced = 1 WHERE check_id = ?');
  const result = database.prepare('SELECT result FROM checks WHERE check_id = ?');
  const unfinished = database.prepare(
    `SELECT request, pid, process_start FROM checks WHERE state <> 'done' ORDER BY rowid`,
  );
  const unannounced = database.prepare(
    `SELECT request FROM checks WHERE state = 'done' AND announced = 0 ORDER BY rowid`,
  );
  return {
    add: (request) => add.run(request.checkId, JSON.stringify(request)).changes === 1,
    markRunning: (checkId, process) => void running.run(process?.pid ?? null, process?.startedAt ?? null, checkId),
    finish: (value) => void finish.run(JSON.stringify(value), value.checkId),
    markAnnounced: (checkId) => void announced.run(checkId),
    result(checkId) {
      const text = result.get(checkId)?.['result'];
      return typeof text === 'string' ? (JSON.parse(text) as CheckResult) : undefined;
    },
    unfinished: () =>
      unfinished
        .all()
        .map((row) => ({ request: readRequest(row), process: readProcess(row['pid'], row['process_start']) })),
    unannounced: () => unannounced.all().map(readRequest),
    close: () => database.close(),
  };
}

function readRequest(row: Record<string, unknown>): CheckRequest {
  return JSON.parse(String(row['request'])) as CheckRequest;
}

function readProcess(pid: unknown, startedAt: unknown): ProcessMark | null {
  return typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt } : null;
}
