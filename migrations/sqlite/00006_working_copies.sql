-- +goose Up
-- What somebody has typed and not saved: one of a case, or of a form for a new
-- case. The answers are as typed, right or wrong.
CREATE TABLE working_copies (
	id         INTEGER PRIMARY KEY,
	account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
	form       TEXT    NOT NULL CHECK (length(form) BETWEEN 1 AND 64), -- that it is typed in
	case_id    INTEGER REFERENCES cases (id) ON DELETE CASCADE,        -- NULL of a new one
	revision   INTEGER NOT NULL,                                       -- that the typing began from; 0 of a new one
	answers    TEXT    NOT NULL CHECK (length(answers) <= 67108864),
	message    TEXT    NOT NULL CHECK (length(message) <= 8388608),
	record     TEXT    NOT NULL CHECK (length(record) <= 8388608),     -- the form was filled in from; may be empty
	waiting    INTEGER NOT NULL,                                       -- the record's number, if it waited; or 0
	kept       INTEGER NOT NULL,
	UNIQUE (account_id, form)
) STRICT;
CREATE UNIQUE INDEX working_copies_of_cases ON working_copies (account_id, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX working_copies_by_age ON working_copies (kept);

-- +goose Down
DROP TABLE working_copies;
