/** Milliseconds since the epoch where a row is aged by them. */
export const eventTables = `
CREATE TABLE event_marks (
  tenant TEXT NOT NULL,
  subject TEXT NOT NULL,
  revision INTEGER NOT NULL,
  facts TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_marks_by_age ON event_marks (at_ms);
CREATE TABLE finished_events (
  tenant TEXT NOT NULL,
  event_key TEXT NOT NULL,
  outcome TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (tenant, event_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX finished_events_by_age ON finished_events (at_ms);
`;
