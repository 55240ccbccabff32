/** Money is whole millionths of a US dollar; STRICT keeps it whole. */
export const ledgerTables = `
CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  tenant TEXT NOT NULL,
  project TEXT NOT NULL,
  run_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  role TEXT NOT NULL,
  model TEXT NOT NULL,
  input_tokens INTEGER NOT NULL CHECK (input_tokens >= 0),
  cached_input_tokens INTEGER NOT NULL CHECK (cached_input_tokens >= 0),
  output_tokens INTEGER NOT NULL CHECK (output_tokens >= 0),
  cost_micro_usd INTEGER NOT NULL CHECK (cost_micro_usd >= 0),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_by_tenant ON ledger (tenant);
CREATE INDEX ledger_by_run ON ledger (run_id);
`;
