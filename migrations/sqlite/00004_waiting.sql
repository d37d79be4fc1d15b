-- +goose Up
-- The records of a text that held several, each until it is a case or nobody
-- wants it. Those of one text have its number.
CREATE TABLE waiting (
	id         INTEGER PRIMARY KEY,
	account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
	paste      INTEGER NOT NULL,
	text       TEXT    NOT NULL,
	case_id    INTEGER REFERENCES cases (id) ON DELETE SET NULL, -- what became of it
	pasted     INTEGER NOT NULL
) STRICT;
CREATE INDEX waiting_by_account ON waiting (account_id, paste);

-- +goose Down
DROP TABLE waiting;
