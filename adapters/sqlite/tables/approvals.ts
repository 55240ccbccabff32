/** Notices on their way, what was posted of them, and the places approvals are posted to. */
export const approvalTables = `
CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL,
  gate_id TEXT NOT NULL,
  notice TEXT NOT NULL,
  state TEXT NOT NULL,
  channel INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  due_at TEXT NOT NULL,
  sent_by TEXT,
  last_error TEXT,
  created_at TEXT NOT NULL,
  settled_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_due ON notices (state, due_at);
CREATE INDEX notices_by_gate ON notices (run_id, gate_id);
CREATE TABLE posted_cards (
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  tenant TEXT NOT NULL,
  run_id TEXT NOT NULL,
  gate_id TEXT NOT NULL,
  posted_at TEXT NOT NULL,
  PRIMARY KEY (channel, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX posted_cards_by_gate ON posted_cards (run_id, gate_id);
CREATE TABLE conversations (
  tenant TEXT NOT NULL,
  channel TEXT NOT NULL,
  id TEXT NOT NULL,
  reference TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (tenant, channel, id)
) STRICT, WITHOUT ROWID;
`;
