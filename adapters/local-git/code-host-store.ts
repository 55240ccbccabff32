import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** The code host's own memory: registered repositories, pull requests and threads. Every write is durable when it returns. */
export interface CodeHostStore {
  prepare(sql: string): StatementSync;
  /** All or nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

const layout = `
  CREATE TABLE IF NOT EXISTS repositories (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    project TEXT NOT NULL,
    path TEXT NOT NULL,
    git_dir TEXT NOT NULL,
    default_branch TEXT NOT NULL,
    UNIQUE (tenant, project, path)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS pull_requests (
    id TEXT PRIMARY KEY,
    repository TEXT NOT NULL REFERENCES repositories (id),
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    work_item TEXT NOT NULL,
    status TEXT NOT NULL,
    head TEXT NOT NULL,
    merge_commit TEXT,
    UNIQUE (repository, number)
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS open_pull_request
    ON pull_requests (repository, source, target) WHERE status IN ('draft', 'active');
  CREATE TABLE IF NOT EXISTS threads (
    pull_request TEXT NOT NULL REFERENCES pull_requests (id),
    marker TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (pull_request, marker)
  ) STRICT;
`;

export function openCodeHostStore(file: string): CodeHostStore {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
  database.exec(layout);
  return {
    prepare: (sql) => database.prepare(sql),
    transaction: (work) => inTransaction(database, work),
    close: () => database.close(),
  };
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const answer = work();
    database.exec('COMMIT');
    return answer;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
