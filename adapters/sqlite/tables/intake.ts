/** Times of these tables are milliseconds since the epoch where a row is aged by them. */
export const intakeTables = `
CREATE TABLE claimed_messages (
  message_id TEXT PRIMARY KEY,
  claimed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claimed_messages_by_age ON claimed_messages (claimed_ms);
CREATE TABLE intake (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  message_id TEXT NOT NULL,
  at TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  UNIQUE (tenant, message_id, outcome)
) STRICT;
CREATE INDEX intake_by_tenant ON intake (tenant);
CREATE INDEX intake_by_age ON intake (at_ms);
`;

/** Messages are known by what became of them; nothing claims them any more. */
export const withoutClaims = 'DROP TABLE claimed_messages;';
