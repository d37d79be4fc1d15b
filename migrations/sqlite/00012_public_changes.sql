-- +goose Up

-- When what the public sees of a case last changed, for those who harvest:
-- published, given another address, or withdrawn. A case that the public once
-- saw stays in it.
CREATE TABLE public_changes (
	case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
	at      INTEGER NOT NULL,
	gone    INTEGER NOT NULL CHECK (gone IN (0, 1)) -- whether the public no longer sees it
) STRICT;
CREATE INDEX public_changes_by_time ON public_changes (at, case_id);

INSERT INTO public_changes (case_id, at, gone)
	SELECT id, published, 0 FROM cases WHERE published_revision IS NOT NULL;
INSERT INTO public_changes (case_id, at, gone)
	SELECT id, coalesce((SELECT max(a.at) FROM audit a WHERE a.case_id = c.id AND a.action IN ('unpublish', 'archive')), c.changed), 1
	FROM cases c WHERE published_revision IS NULL AND EXISTS (SELECT 1 FROM revisions r WHERE r.case_id = c.id AND r.published IS NOT NULL);

-- +goose Down

DROP TABLE public_changes;
