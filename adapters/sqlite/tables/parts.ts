/** Parts of coordinated changes: a ticket is at most one part. */
export const partTables = `
CREATE TABLE run_parts (
  parent TEXT NOT NULL,
  project TEXT NOT NULL,
  tenant TEXT NOT NULL,
  place INTEGER NOT NULL,
  role TEXT NOT NULL,
  depends_on TEXT NOT NULL,
  work_item TEXT,
  run_id TEXT,
  standing TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (parent, project)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX run_parts_by_ticket ON run_parts (tenant, project, work_item) WHERE work_item IS NOT NULL;
CREATE UNIQUE INDEX run_parts_by_run ON run_parts (run_id) WHERE run_id IS NOT NULL;
`;
