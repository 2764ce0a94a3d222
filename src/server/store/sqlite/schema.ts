// The tables. One state file holds what changes (open operations, marks, gaps); settled records go to one file a day, so
// that retention is the removal of a file.

/** Raised with every change; a file of another version is refused, never guessed at. */
export const SCHEMA_VERSION = 3;

export const STATE_DDL = `
CREATE TABLE IF NOT EXISTS open_row (
  uid TEXT NOT NULL, operation TEXT NOT NULL, ordinal INTEGER NOT NULL, namespace TEXT NOT NULL, start_ms REAL NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (uid, operation, ordinal)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS journal (uid TEXT NOT NULL, seq INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (uid, seq)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settled (uid TEXT PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS at_rest (uid TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mark (id INTEGER PRIMARY KEY CHECK (id = 1), heard_ms REAL NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS gap (from_ms REAL NOT NULL, to_ms REAL, resources TEXT NOT NULL);
`;

export const SEGMENT_DDL = `
CREATE TABLE IF NOT EXISTS record (
  uid TEXT NOT NULL, operation TEXT NOT NULL, ordinal INTEGER NOT NULL, revision INTEGER NOT NULL,
  start_ms REAL NOT NULL, namespace TEXT NOT NULL, pod TEXT NOT NULL, pod_ip TEXT NOT NULL, node TEXT NOT NULL, workload TEXT NOT NULL,
  code TEXT NOT NULL, owner TEXT NOT NULL, verdict TEXT NOT NULL, outcome TEXT NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (uid, operation, ordinal, revision)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS record_start ON record (start_ms);
CREATE INDEX IF NOT EXISTS record_pod ON record (namespace, pod);
CREATE TABLE IF NOT EXISTS evidence (uid TEXT NOT NULL, first_ms REAL NOT NULL, body BLOB NOT NULL, PRIMARY KEY (uid, first_ms)) WITHOUT ROWID;
`;
