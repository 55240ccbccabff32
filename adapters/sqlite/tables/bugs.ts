/** `seq` is the order of creation. At most one bug of a fingerprint is open. */
export const bugTables = `
CREATE TABLE bugs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  bug_id TEXT NOT NULL UNIQUE,
  tenant TEXT NOT NULL,
  project TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  work_item TEXT,
  last_seen TEXT NOT NULL,
  bug TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX bugs_open ON bugs (tenant, project, fingerprint) WHERE status = 'open';
CREATE INDEX bugs_by_work_item ON bugs (tenant, project, work_item);
CREATE INDEX bugs_by_tenant ON bugs (tenant, project, last_seen);
CREATE TABLE bug_occurrences (
  tenant TEXT NOT NULL,
  key TEXT NOT NULL,
  bug_id TEXT NOT NULL,
  PRIMARY KEY (tenant, key)
) STRICT, WITHOUT ROWID;
`;
