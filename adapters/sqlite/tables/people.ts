/** Approvals short of a quorum, who stands in for whom, the terms of gates, the risk of runs, the labels of work items. */
export const peopleTables = `
CREATE TABLE gate_votes (
  run_id TEXT NOT NULL,
  gate_id TEXT NOT NULL,
  voter TEXT NOT NULL,
  vote TEXT NOT NULL,
  voted_at TEXT NOT NULL,
  PRIMARY KEY (run_id, gate_id, voter),
  FOREIGN KEY (run_id, gate_id) REFERENCES gates (run_id, gate_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegations (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  delegate TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  ended_at TEXT,
  delegation TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delegations_by_delegate ON delegations (tenant, delegate, until);
ALTER TABLE gates ADD COLUMN terms TEXT;
ALTER TABLE runs ADD COLUMN risk TEXT;
ALTER TABLE runs ADD COLUMN autonomy TEXT;
ALTER TABLE tenants ADD COLUMN max_autonomy TEXT;
ALTER TABLE work_items ADD COLUMN labels TEXT;
`;
