export const workItemTables = `
CREATE TABLE work_items (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  project TEXT NOT NULL,
  key TEXT NOT NULL,
  marker TEXT,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  acceptance_criteria TEXT NOT NULL,
  type TEXT NOT NULL,
  state TEXT NOT NULL,
  requester TEXT NOT NULL,
  priority INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  url TEXT,
  UNIQUE (tenant, project, key),
  UNIQUE (tenant, project, marker)
) STRICT;
CREATE INDEX work_items_backlog ON work_items (tenant, project, priority);
CREATE TABLE work_item_counters (
  tenant TEXT NOT NULL,
  project TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (tenant, project)
) STRICT, WITHOUT ROWID;
CREATE TABLE work_item_comments (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  project TEXT NOT NULL,
  key TEXT NOT NULL,
  marker TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (tenant, project, key, marker),
  FOREIGN KEY (tenant, project, key) REFERENCES work_items (tenant, project, key)
) STRICT;
`;
