export const turnTables = `
CREATE TABLE turn_sessions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE turns (
  session_id TEXT NOT NULL REFERENCES turn_sessions (session_id),
  turn INTEGER NOT NULL,
  recorded TEXT NOT NULL,
  PRIMARY KEY (session_id, turn)
) STRICT, WITHOUT ROWID;
CREATE TABLE turn_requests (
  session_id TEXT NOT NULL REFERENCES turn_sessions (session_id),
  turn INTEGER NOT NULL,
  request TEXT NOT NULL,
  PRIMARY KEY (session_id, turn)
) STRICT;
`;
