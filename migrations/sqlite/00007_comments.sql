-- +goose Up
-- What reviewers and writers say to one another about a case.
CREATE TABLE comments (
	id         INTEGER PRIMARY KEY,
	case_id    INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	account_id INTEGER REFERENCES accounts (id),
	author     TEXT    NOT NULL, -- the name at the time
	revision   INTEGER NOT NULL, -- the newest at the time
	text       TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
	written    INTEGER NOT NULL,
	settled    INTEGER,          -- when somebody said that it is dealt with
	settled_by TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX comments_by_case ON comments (case_id, settled);

-- +goose Down
DROP TABLE comments;
