-- +goose Up
-- Whether its reader could see other scores, and why a reading corrects the
-- reader's earlier one. Of readings from before it is not known.
ALTER TABLE readings ADD COLUMN sight TEXT NOT NULL DEFAULT '';
ALTER TABLE readings ADD COLUMN correction TEXT NOT NULL DEFAULT '';

-- What editors read and the public does not see: drafts and readings that are
-- handed in but not reconciled. No query of the public asks this table. One that
-- is handed in never changes; its reader corrects it with the next number. The
-- columns from reader on are those of a reading in the outline.
CREATE TABLE private_readings (
	id         INTEGER PRIMARY KEY,
	case_id    INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	account_id INTEGER NOT NULL REFERENCES accounts (id),
	number     INTEGER NOT NULL CHECK (number >= 1),
	saves      INTEGER NOT NULL CHECK (saves >= 1), -- how often it was saved; a form must present it
	saved      INTEGER NOT NULL,
	handed_in  INTEGER, -- when
	reading_id INTEGER REFERENCES readings (id) ON DELETE SET NULL, -- what the public sees of it

	reader TEXT NOT NULL DEFAULT '' CHECK (length(reader) <= 200),
	date TEXT NOT NULL DEFAULT '',
	basis TEXT NOT NULL DEFAULT '' CHECK (length(basis) <= 1000),
	sight TEXT NOT NULL DEFAULT '',
	correction TEXT NOT NULL DEFAULT '' CHECK (length(correction) <= 500),
	co_governance TEXT NOT NULL DEFAULT '',
	co_governance_rationale TEXT NOT NULL DEFAULT '',
	co_governance_source TEXT NOT NULL DEFAULT '',
	co_governance_confidence TEXT NOT NULL DEFAULT '',
	enabling_state TEXT NOT NULL DEFAULT '',
	enabling_state_rationale TEXT NOT NULL DEFAULT '',
	enabling_state_source TEXT NOT NULL DEFAULT '',
	enabling_state_confidence TEXT NOT NULL DEFAULT '',
	pooling TEXT NOT NULL DEFAULT '',
	pooling_rationale TEXT NOT NULL DEFAULT '',
	pooling_source TEXT NOT NULL DEFAULT '',
	pooling_confidence TEXT NOT NULL DEFAULT '',
	experimentalism TEXT NOT NULL DEFAULT '',
	experimentalism_rationale TEXT NOT NULL DEFAULT '',
	experimentalism_source TEXT NOT NULL DEFAULT '',
	experimentalism_confidence TEXT NOT NULL DEFAULT '',
	tech_justice TEXT NOT NULL DEFAULT '',
	tech_justice_rationale TEXT NOT NULL DEFAULT '',
	tech_justice_source TEXT NOT NULL DEFAULT '',
	tech_justice_confidence TEXT NOT NULL DEFAULT '',
	UNIQUE (case_id, account_id, number)
) STRICT;
CREATE INDEX private_readings_account ON private_readings (account_id);
CREATE INDEX private_readings_reading ON private_readings (reading_id);

-- Who opened a page that shows the scores or readings of a case before the public
-- saw it: a reading of theirs is not blind any more.
CREATE TABLE sights (
	id         INTEGER PRIMARY KEY,
	case_id    INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
	account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
	at         INTEGER NOT NULL,
	UNIQUE (case_id, account_id)
) STRICT;

-- +goose Down
DROP TABLE sights;
DROP TABLE private_readings;
ALTER TABLE readings DROP COLUMN correction;
ALTER TABLE readings DROP COLUMN sight;
