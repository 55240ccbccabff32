/** `seq` is the order of creation; every index of `runs` ends in it, so a filtered page is read newest first without a sort. */
export const runTables = `
CREATE TABLE runs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL UNIQUE,
  tenant TEXT NOT NULL,
  project TEXT NOT NULL,
  work_item TEXT NOT NULL,
  n INTEGER NOT NULL,
  request_key TEXT NOT NULL,
  title TEXT NOT NULL,
  requester TEXT NOT NULL,
  state TEXT NOT NULL,
  status TEXT NOT NULL,
  status_reason TEXT,
  waiting_for TEXT,
  links TEXT NOT NULL,
  rounds INTEGER NOT NULL,
  head_commit TEXT,
  branch TEXT,
  pull_request TEXT,
  deployment TEXT,
  started_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  progress_at TEXT,
  UNIQUE (tenant, project, work_item, n),
  UNIQUE (tenant, request_key)
) STRICT;
CREATE INDEX runs_by_state ON runs (state);
CREATE INDEX runs_by_status ON runs (status);
CREATE INDEX runs_by_tenant_state ON runs (tenant, state, status);
CREATE INDEX runs_by_tenant ON runs (tenant);
CREATE INDEX runs_by_project ON runs (tenant, project);
CREATE INDEX runs_by_work_item ON runs (tenant, project, work_item);
CREATE TABLE run_progress_keys (
  run_id TEXT NOT NULL REFERENCES runs (run_id),
  key TEXT NOT NULL,
  PRIMARY KEY (run_id, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_events (
  run_id TEXT NOT NULL REFERENCES runs (run_id),
  sequence INTEGER NOT NULL,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (run_id, sequence)
) STRICT, WITHOUT ROWID;
`;
