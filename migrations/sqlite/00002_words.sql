-- +goose Up
-- The words of the search text, each with the number of cases that have it.
CREATE VIRTUAL TABLE words USING fts5vocab (search, row);

-- +goose Down
DROP TABLE words;
