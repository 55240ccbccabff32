export const gateTables = `
CREATE TABLE gates (
  run_id TEXT NOT NULL,
  gate_id TEXT NOT NULL,
  tenant TEXT NOT NULL,
  gate TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  requester TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_uri TEXT,
  choices TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  deadline TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'decided', 'expired', 'closed')),
  ended_at TEXT,
  PRIMARY KEY (run_id, gate_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE decisions (
  run_id TEXT NOT NULL,
  gate_id TEXT NOT NULL,
  decision TEXT NOT NULL,
  PRIMARY KEY (run_id, gate_id),
  FOREIGN KEY (run_id, gate_id) REFERENCES gates (run_id, gate_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_controls (
  run_id TEXT PRIMARY KEY,
  mode TEXT NOT NULL CHECK (mode IN ('run', 'pause', 'cancel')),
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE control_waiters (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  UNIQUE (run_id, instance_id)
) STRICT;
`;
