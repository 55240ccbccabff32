export const projectTables = `
CREATE TABLE tenants (
  tenant TEXT PRIMARY KEY,
  display_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE projects (
  tenant TEXT NOT NULL REFERENCES tenants (tenant),
  project TEXT NOT NULL,
  repository TEXT NOT NULL,
  default_branch TEXT NOT NULL,
  ado TEXT,
  PRIMARY KEY (tenant, project)
) STRICT, WITHOUT ROWID;
`;
