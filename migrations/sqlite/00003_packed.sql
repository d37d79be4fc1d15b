-- +goose Up
-- A published case and its readings in one text, for the page that reads them
-- all. A copy of other tables: where there is none in the layout of the program,
-- they are read.
CREATE TABLE packed (
	case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
	layout  TEXT NOT NULL,
	text    TEXT NOT NULL
) STRICT;

-- +goose Down
DROP TABLE packed;
