-- +goose Up
-- Files that somebody brings cases in from: read, looked at, then applied or put
-- away. An import that was applied can be undone.
CREATE TABLE imports (
	id         INTEGER PRIMARY KEY,
	file       TEXT    NOT NULL CHECK (length(file) BETWEEN 1 AND 500),
	account_id INTEGER REFERENCES accounts (id),
	author     TEXT    NOT NULL,
	state      TEXT    NOT NULL,
	begun      INTEGER NOT NULL,
	changed    INTEGER NOT NULL, -- when it came into its state
	published  INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1)), -- whether visitors were to see its cases
	notes      TEXT    NOT NULL DEFAULT '', -- what of the file found no place, one a line
	failure    TEXT    NOT NULL DEFAULT ''  -- why it was aborted
) STRICT;

-- A case of an import: what it would do to which case, and once applied what it
-- did. Cases may be gone by then, so that no row points at them for certain.
CREATE TABLE import_rows (
	id        INTEGER PRIMARY KEY,
	import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
	position  INTEGER NOT NULL, -- among all, from 1
	file      TEXT    NOT NULL,
	row       INTEGER NOT NULL, -- in its file; 0 where the file is one case
	outcome   TEXT    NOT NULL,
	slug      TEXT    NOT NULL, -- empty where one is to be made
	name      TEXT    NOT NULL,
	problems  TEXT    NOT NULL DEFAULT '', -- why it is wrong, as JSON
	missing   TEXT    NOT NULL DEFAULT '', -- why it cannot be published, as JSON
	notes     TEXT    NOT NULL DEFAULT '', -- what found no place, one a line

	-- Where the case stands that it was compared with.
	case_id          INTEGER,
	revision         INTEGER NOT NULL DEFAULT 0,
	state            TEXT    NOT NULL DEFAULT '',
	public_revision  INTEGER NOT NULL DEFAULT 0,
	-- Where the import left it; 0 if it did nothing to it.
	left_revision    INTEGER NOT NULL DEFAULT 0,
	left_state       TEXT    NOT NULL DEFAULT '',
	left_public      INTEGER NOT NULL DEFAULT 0,
	record_before    TEXT, -- the text it came from until then; NULL where it stayed
	kept             INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)), -- not undone, because somebody changed it since
	UNIQUE (import_id, position)
) STRICT;
CREATE INDEX import_rows_outcome ON import_rows (import_id, outcome, position);
CREATE INDEX import_rows_slug ON import_rows (import_id, slug);

-- What a row says, until it is applied.
CREATE TABLE import_texts (
	row_id  INTEGER PRIMARY KEY REFERENCES import_rows (id) ON DELETE CASCADE,
	answers TEXT NOT NULL, -- JSON, by field name
	given   TEXT NOT NULL, -- the columns that change; empty for a new case
	record  TEXT NOT NULL  -- the text that it was read from; empty if none
) STRICT;

-- No number of a removed case is given again.
CREATE INDEX audit_case ON audit (case_id);

-- +goose Down
DROP INDEX audit_case;
DROP TABLE import_texts;
DROP TABLE import_rows;
DROP TABLE imports;
