import { openOwnDatabase, type OwnDatabase } from '../local-machine/own-database';

export type CodeHostStore = OwnDatabase;

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
  CREATE TABLE IF NOT EXISTS own_commits (
    repository TEXT NOT NULL,
    commit_id TEXT NOT NULL,
    PRIMARY KEY (repository, commit_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS threads (
    pull_request TEXT NOT NULL REFERENCES pull_requests (id),
    marker TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (pull_request, marker)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS remarks (
    pull_request TEXT NOT NULL REFERENCES pull_requests (id),
    marker TEXT NOT NULL,
    text TEXT NOT NULL,
    path TEXT NOT NULL,
    line INTEGER,
    is_open INTEGER NOT NULL,
    PRIMARY KEY (pull_request, marker)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS review_statuses (
    pull_request TEXT NOT NULL REFERENCES pull_requests (id),
    commit_id TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (pull_request, commit_id, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS labels (
    pull_request TEXT NOT NULL REFERENCES pull_requests (id),
    label TEXT NOT NULL,
    PRIMARY KEY (pull_request, label)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS votes (
    pull_request TEXT PRIMARY KEY REFERENCES pull_requests (id),
    vote TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** The code host's own memory: registered repositories, pull requests, threads and reviews. */
export function openCodeHostStore(file: string): CodeHostStore {
  return openOwnDatabase(file, layout);
}
