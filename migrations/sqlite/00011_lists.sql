-- +goose Up

-- Results that somebody cites, as they were. The cases are lines of address,
-- revision and a letter for the level on each principle.
CREATE TABLE cited_lists (
	id            INTEGER PRIMARY KEY,
	name          TEXT    NOT NULL UNIQUE CHECK (length(name) BETWEEN 8 AND 32), -- in addresses
	query         TEXT    NOT NULL CHECK (length(query) <= 16384),               -- canonical
	data_revision INTEGER NOT NULL,
	frozen        INTEGER NOT NULL,
	cases         TEXT    NOT NULL CHECK (cases <> ''),
	UNIQUE (query, data_revision)
) STRICT;

-- +goose Down

DROP TABLE cited_lists;
