-- +goose Up
-- The words of the search text, each with the number of cases that have it.
CREATE VIRTUAL TABLE words USING fts5vocab (search, row);

-- Of a revision that the public came to see: names of the fields that differ from
-- the public one before. Of those from before this column it is not known.
ALTER TABLE revisions ADD COLUMN changed TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE revisions DROP COLUMN changed;
DROP TABLE words;
