/**
 * `entry` is the canonical JSON the hash was made of; key and run are read out of it, so there is nothing beside it that
 * could be changed unseen. `audit_heads` keeps the end of each chain, so that dropped last records are missed.
 */
export const auditTables = `
CREATE TABLE audit_records (
  tenant TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  entry TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  key TEXT GENERATED ALWAYS AS (json_extract(entry, '$.key')) VIRTUAL,
  run_id TEXT GENERATED ALWAYS AS (json_extract(entry, '$.runId')) VIRTUAL,
  PRIMARY KEY (tenant, sequence)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX audit_records_by_key ON audit_records (tenant, key);
CREATE INDEX audit_records_by_run ON audit_records (tenant, run_id, sequence);
CREATE TABLE audit_heads (
  tenant TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
