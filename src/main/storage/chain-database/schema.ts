/**
 * Tables of the chain database. It is an index over chain and payloads, rebuilt from them at any
 * time: notes and medication are opened from payloads on demand and are not in it. Hospitals and
 * codings repeat in nearly every row, so rows hold their numbers.
 */

/** Raised with every change of SCHEMA: an image of another version is rebuilt, not read. */
const SCHEMA_VERSION = 3

/** The statements that make an empty database. Times are UTC milliseconds, dates ISO text. */
export const SCHEMA = `
CREATE TABLE hospitals (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE blocks (
  height INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  previous BLOB NOT NULL,
  time INTEGER NOT NULL,
  size INTEGER NOT NULL,
  votes INTEGER NOT NULL,
  transaction_count INTEGER NOT NULL
) STRICT;
CREATE INDEX blocks_by_time ON blocks (time);

CREATE TABLE block_hospitals (
  hospital INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  height INTEGER NOT NULL,
  PRIMARY KEY (hospital, ordinal)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX block_hospitals_by_height ON block_hospitals (hospital, height);

CREATE TABLE vote_arrivals (
  height INTEGER NOT NULL,
  hospital INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (height, hospital)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate_arrivals (
  height INTEGER PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE transactions (
  height INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  hospital INTEGER NOT NULL,
  number INTEGER,
  submission BLOB,
  content_digest BLOB,
  validator INTEGER,
  cause TEXT,
  PRIMARY KEY (height, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX transactions_by_content ON transactions (content_digest)
  WHERE content_digest IS NOT NULL;
CREATE INDEX transactions_by_author ON transactions (hospital, number)
  WHERE submission IS NOT NULL;
CREATE INDEX transactions_by_submission ON transactions (submission)
  WHERE submission IS NOT NULL;
CREATE INDEX transactions_by_validator ON transactions (validator, height, position)
  WHERE validator IS NOT NULL;
CREATE INDEX transactions_of_members ON transactions (height)
  WHERE kind IN ('admit', 'activate', 'suspend', 'reinstate', 'remove');

CREATE INDEX transactions_of_governance ON transactions (height, position)
  WHERE submission IS NULL;
CREATE INDEX transactions_of_submissions ON transactions (height, position)
  WHERE submission IS NOT NULL;

CREATE TABLE patients (
  id INTEGER PRIMARY KEY,
  identifier TEXT NOT NULL UNIQUE,
  identifier_key TEXT NOT NULL,
  family TEXT NOT NULL,
  given TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  sex TEXT NOT NULL,
  city TEXT NOT NULL,
  sort_name TEXT NOT NULL
) STRICT;
CREATE INDEX patients_by_identifier_key ON patients (identifier_key);
CREATE INDEX patients_by_birth_date ON patients (birth_date);
CREATE INDEX patients_by_sort_name ON patients (sort_name);

CREATE TABLE patient_words (
  word TEXT NOT NULL,
  patient INTEGER NOT NULL,
  PRIMARY KEY (word, patient)
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  submission BLOB NOT NULL UNIQUE,
  author INTEGER NOT NULL,
  nonce INTEGER NOT NULL,
  height INTEGER NOT NULL,
  position INTEGER NOT NULL,
  payload_digest BLOB NOT NULL,
  content_digest BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  restricted INTEGER NOT NULL,
  validator INTEGER NOT NULL,
  reviewer TEXT,
  verified INTEGER NOT NULL,
  patient INTEGER,
  recorded_at INTEGER,
  practitioner TEXT,
  encounter_type TEXT,
  encounter_start INTEGER,
  encounter_end INTEGER,
  source TEXT,
  supersedes BLOB,
  revision TEXT,
  revision_reason TEXT,
  link TEXT NOT NULL DEFAULT 'none',
  history BLOB NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  superseded_by BLOB
) STRICT;
CREATE INDEX records_by_patient ON records (patient, recorded_at) WHERE patient IS NOT NULL;
CREATE INDEX records_by_supersedes ON records (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX records_by_history ON records (history, version);

CREATE TABLE codings (
  id INTEGER PRIMARY KEY,
  system TEXT NOT NULL,
  code TEXT NOT NULL,
  display TEXT NOT NULL,
  UNIQUE (system, code, display)
) STRICT;

CREATE TABLE diagnoses (
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  coding INTEGER NOT NULL,
  rank TEXT NOT NULL,
  verification_status TEXT NOT NULL,
  clinical_status TEXT NOT NULL,
  severity TEXT,
  onset TEXT,
  abatement TEXT,
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE author_codings (
  author INTEGER NOT NULL,
  coding INTEGER NOT NULL,
  height INTEGER NOT NULL,
  PRIMARY KEY (author, coding)
) STRICT, WITHOUT ROWID;
CREATE INDEX author_codings_by_height ON author_codings (author, height);

CREATE TABLE hospital_counts (
  hospital INTEGER PRIMARY KEY,
  submitted INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  drawn_first INTEGER NOT NULL DEFAULT 0,
  accepted INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  away INTEGER NOT NULL DEFAULT 0,
  busy INTEGER NOT NULL DEFAULT 0,
  declined INTEGER NOT NULL DEFAULT 0,
  expired INTEGER NOT NULL DEFAULT 0,
  unanswered INTEGER NOT NULL DEFAULT 0,
  ended_meanwhile INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE draw_pools (
  roster INTEGER NOT NULL,
  specialty TEXT NOT NULL,
  author INTEGER NOT NULL,
  draws INTEGER NOT NULL,
  PRIMARY KEY (roster, specialty, author)
) STRICT, WITHOUT ROWID;

CREATE TABLE durations (
  kind TEXT NOT NULL,
  hospital INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  count INTEGER NOT NULL,
  longest INTEGER NOT NULL,
  PRIMARY KEY (kind, hospital, bucket)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
  hour INTEGER PRIMARY KEY,
  records INTEGER NOT NULL,
  cancelled INTEGER NOT NULL
) STRICT;

PRAGMA user_version = ${SCHEMA_VERSION};
`
