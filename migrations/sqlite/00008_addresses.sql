-- +goose Up
-- The addresses that cases had. They lead to the case's own.
CREATE TABLE old_slugs (
	slug    TEXT    PRIMARY KEY CHECK (length(slug) BETWEEN 1 AND 100),
	case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	left_at INTEGER NOT NULL
) STRICT;
CREATE INDEX old_slugs_by_case ON old_slugs (case_id);

-- +goose Down
DROP TABLE old_slugs;
