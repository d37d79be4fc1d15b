-- +goose Up
-- What the directory keeps. The field columns of cases and the columns of the
-- list tables are those of the outline in internal/casestudy; a test holds them
-- together. Options of vocabularies are rules of the domain, not repeated here.
-- Times are milliseconds since 1970 in UTC.

-- One row about the directory itself.
CREATE TABLE directory (
	id            INTEGER PRIMARY KEY CHECK (id = 1),
	data_revision INTEGER NOT NULL, -- grows with every change of a case
	seeded        INTEGER           -- when the seeds were loaded
) STRICT;
INSERT INTO directory (id, data_revision) VALUES (1, 0);

CREATE TABLE accounts (
	id       INTEGER PRIMARY KEY,
	email    TEXT    NOT NULL UNIQUE CHECK (length(email) BETWEEN 3 AND 254), -- lower case
	name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	role     TEXT    NOT NULL,
	password TEXT    NOT NULL, -- argon2id in PHC form
	disabled INTEGER,          -- when
	created  INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
	id         INTEGER PRIMARY KEY,
	token      BLOB    NOT NULL UNIQUE CHECK (length(token) = 32), -- SHA-256 of the cookie
	account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
	created    INTEGER NOT NULL,
	last_seen  INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_account ON sessions (account_id);

-- A case as the public sees it; while it is not published, its newest text.
CREATE TABLE cases (
	id                 INTEGER PRIMARY KEY,
	slug               TEXT    NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 100),
	state              TEXT    NOT NULL,
	revision           INTEGER NOT NULL, -- the newest; edits must present it
	published_revision INTEGER,          -- the one the public sees
	created            INTEGER NOT NULL,
	changed            INTEGER NOT NULL, -- when the newest revision was saved
	published          INTEGER,          -- when the public one was
	data_revision      INTEGER NOT NULL, -- the directory's when this case last changed

	name TEXT NOT NULL,
	aliases TEXT NOT NULL DEFAULT '',
	city TEXT NOT NULL DEFAULT '',
	country TEXT NOT NULL DEFAULT '',
	lat REAL,
	lon REAL,
	start_year INTEGER,
	end_year INTEGER,
	status TEXT NOT NULL DEFAULT '',
	kind TEXT NOT NULL DEFAULT '',
	scale TEXT NOT NULL DEFAULT '',
	origin TEXT NOT NULL DEFAULT '',
	summary TEXT NOT NULL DEFAULT '',
	description TEXT NOT NULL DEFAULT '',
	resource_types TEXT NOT NULL DEFAULT '',
	topics TEXT NOT NULL DEFAULT '',
	website TEXT NOT NULL DEFAULT '',
	partners TEXT NOT NULL DEFAULT '',
	partnership_note TEXT NOT NULL DEFAULT '',
	co_governance TEXT NOT NULL DEFAULT '',
	co_governance_rationale TEXT NOT NULL DEFAULT '',
	co_governance_source TEXT NOT NULL DEFAULT '',
	co_governance_confidence TEXT NOT NULL DEFAULT '',
	co_governance_scored_by TEXT NOT NULL DEFAULT '',
	co_governance_date TEXT NOT NULL DEFAULT '',
	co_governance_note TEXT NOT NULL DEFAULT '',
	enabling_state TEXT NOT NULL DEFAULT '',
	enabling_state_rationale TEXT NOT NULL DEFAULT '',
	enabling_state_source TEXT NOT NULL DEFAULT '',
	enabling_state_confidence TEXT NOT NULL DEFAULT '',
	enabling_state_scored_by TEXT NOT NULL DEFAULT '',
	enabling_state_date TEXT NOT NULL DEFAULT '',
	enabling_state_note TEXT NOT NULL DEFAULT '',
	pooling TEXT NOT NULL DEFAULT '',
	pooling_rationale TEXT NOT NULL DEFAULT '',
	pooling_source TEXT NOT NULL DEFAULT '',
	pooling_confidence TEXT NOT NULL DEFAULT '',
	pooling_scored_by TEXT NOT NULL DEFAULT '',
	pooling_date TEXT NOT NULL DEFAULT '',
	pooling_note TEXT NOT NULL DEFAULT '',
	experimentalism TEXT NOT NULL DEFAULT '',
	experimentalism_rationale TEXT NOT NULL DEFAULT '',
	experimentalism_source TEXT NOT NULL DEFAULT '',
	experimentalism_confidence TEXT NOT NULL DEFAULT '',
	experimentalism_scored_by TEXT NOT NULL DEFAULT '',
	experimentalism_date TEXT NOT NULL DEFAULT '',
	experimentalism_note TEXT NOT NULL DEFAULT '',
	tech_justice TEXT NOT NULL DEFAULT '',
	tech_justice_rationale TEXT NOT NULL DEFAULT '',
	tech_justice_source TEXT NOT NULL DEFAULT '',
	tech_justice_confidence TEXT NOT NULL DEFAULT '',
	tech_justice_scored_by TEXT NOT NULL DEFAULT '',
	tech_justice_date TEXT NOT NULL DEFAULT '',
	tech_justice_note TEXT NOT NULL DEFAULT '',
	caveats TEXT NOT NULL DEFAULT '',
	added TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX cases_state ON cases (state);
CREATE INDEX cases_data_revision ON cases (data_revision);

CREATE TABLE organisations (
	id INTEGER PRIMARY KEY,
	case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	name TEXT NOT NULL DEFAULT '',
	partner TEXT NOT NULL DEFAULT '',
	role TEXT NOT NULL DEFAULT '',
	UNIQUE (case_id, position)
) STRICT;

CREATE TABLE initiatives (
	id INTEGER PRIMARY KEY,
	case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	name TEXT NOT NULL DEFAULT '',
	description TEXT NOT NULL DEFAULT '',
	UNIQUE (case_id, position)
) STRICT;

CREATE TABLE milestones (
	id INTEGER PRIMARY KEY,
	case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	year INTEGER,
	text TEXT NOT NULL DEFAULT '',
	UNIQUE (case_id, position)
) STRICT;

CREATE TABLE sources (
	id INTEGER PRIMARY KEY,
	case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	title TEXT NOT NULL DEFAULT '',
	url TEXT NOT NULL DEFAULT '',
	publisher TEXT NOT NULL DEFAULT '',
	year INTEGER,
	UNIQUE (case_id, position)
) STRICT;

CREATE TABLE contacts (
	id INTEGER PRIMARY KEY,
	case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	name TEXT NOT NULL DEFAULT '',
	email TEXT NOT NULL DEFAULT '',
	url TEXT NOT NULL DEFAULT '',
	released TEXT NOT NULL DEFAULT '',
	UNIQUE (case_id, position)
) STRICT;

-- Readings stand beside a case, outside its revisions.
CREATE TABLE readings (
	id INTEGER PRIMARY KEY,
	case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	reader TEXT NOT NULL DEFAULT '',
	date TEXT NOT NULL DEFAULT '',
	basis TEXT NOT NULL DEFAULT '',
	co_governance TEXT NOT NULL DEFAULT '',
	co_governance_rationale TEXT NOT NULL DEFAULT '',
	co_governance_source TEXT NOT NULL DEFAULT '',
	co_governance_confidence TEXT NOT NULL DEFAULT '',
	enabling_state TEXT NOT NULL DEFAULT '',
	enabling_state_rationale TEXT NOT NULL DEFAULT '',
	enabling_state_source TEXT NOT NULL DEFAULT '',
	enabling_state_confidence TEXT NOT NULL DEFAULT '',
	pooling TEXT NOT NULL DEFAULT '',
	pooling_rationale TEXT NOT NULL DEFAULT '',
	pooling_source TEXT NOT NULL DEFAULT '',
	pooling_confidence TEXT NOT NULL DEFAULT '',
	experimentalism TEXT NOT NULL DEFAULT '',
	experimentalism_rationale TEXT NOT NULL DEFAULT '',
	experimentalism_source TEXT NOT NULL DEFAULT '',
	experimentalism_confidence TEXT NOT NULL DEFAULT '',
	tech_justice TEXT NOT NULL DEFAULT '',
	tech_justice_rationale TEXT NOT NULL DEFAULT '',
	tech_justice_source TEXT NOT NULL DEFAULT '',
	tech_justice_confidence TEXT NOT NULL DEFAULT '',
	UNIQUE (case_id, position)
) STRICT;

-- Every saved state of a case, whole, in the canonical JSON of the domain.
-- Snapshots are never written again.
CREATE TABLE revisions (
	id        INTEGER PRIMARY KEY,
	case_id   INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	revision  INTEGER NOT NULL CHECK (revision >= 1),
	snapshot  TEXT    NOT NULL,
	author_id INTEGER REFERENCES accounts (id),
	author    TEXT    NOT NULL, -- the name at the time
	message   TEXT    NOT NULL CHECK (length(message) <= 500),
	saved     INTEGER NOT NULL,
	published INTEGER, -- when the public first saw it
	UNIQUE (case_id, revision)
) STRICT;

-- The text a case was imported from, as it was.
CREATE TABLE records (
	id       INTEGER PRIMARY KEY,
	case_id  INTEGER NOT NULL UNIQUE REFERENCES cases (id) ON DELETE CASCADE,
	text     TEXT    NOT NULL,
	imported INTEGER NOT NULL
) STRICT;

-- A form that was sent twice is saved once.
CREATE TABLE submissions (
	id         INTEGER PRIMARY KEY,
	form       TEXT    NOT NULL CHECK (length(form) BETWEEN 1 AND 64),
	account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
	case_id    INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	at         INTEGER NOT NULL,
	UNIQUE (form, account_id)
) STRICT;

-- Who did what. Rows are only ever added.
CREATE TABLE audit (
	id         INTEGER PRIMARY KEY,
	at         INTEGER NOT NULL,
	account_id INTEGER REFERENCES accounts (id),
	actor      TEXT    NOT NULL,
	action     TEXT    NOT NULL,
	case_id    INTEGER,
	detail     TEXT    NOT NULL
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER audit_is_kept BEFORE UPDATE ON audit BEGIN
	SELECT RAISE(ABORT, 'audit rows are never changed');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_is_whole BEFORE DELETE ON audit BEGIN
	SELECT RAISE(ABORT, 'audit rows are never deleted');
END;
-- +goose StatementEnd

-- The folded text of published cases; rowid is the case's id.
CREATE VIRTUAL TABLE search USING fts5 (
	names, words, texts,
	content = '', contentless_delete = 1,
	tokenize = 'unicode61 remove_diacritics 2',
	prefix = '2 3'
);

-- +goose Down
DROP TABLE search;
DROP TABLE audit;
DROP TABLE submissions;
DROP TABLE records;
DROP TABLE revisions;
DROP TABLE readings;
DROP TABLE contacts;
DROP TABLE sources;
DROP TABLE milestones;
DROP TABLE initiatives;
DROP TABLE organisations;
DROP TABLE cases;
DROP TABLE sessions;
DROP TABLE accounts;
DROP TABLE directory;
