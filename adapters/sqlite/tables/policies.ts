export const policyTables = `
CREATE TABLE tenant_policies (
  tenant TEXT NOT NULL,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (tenant, version)
) STRICT, WITHOUT ROWID;
`;
