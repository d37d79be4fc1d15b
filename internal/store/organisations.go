package store

import (
	"context"
	"encoding/json"
)

// Involved is an organisation of one partner in how many of some cases.
type Involved struct {
	Partner, Name string
	Cases         int
	Of            int // how many its partner has
}

// Organisations lists those that take part in some cases, by partner: of each
// partner the few that most of the cases name, then by name.
func (s *Store) Organisations(ctx context.Context, cases []int64, few int) ([]Involved, error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	ids, err := json.Marshal(cases)
	if err != nil {
		return nil, err
	}
	return collect(ctx, s.read, func(row rowScanner) (i Involved, err error) {
		return i, row.Scan(&i.Partner, &i.Name, &i.Cases, &i.Of)
	}, organisationsByPartner, string(ids), few)
}

const organisationsByPartner = `
SELECT partner, name, cases, total FROM (
	SELECT partner, name, cases,
		row_number() OVER (PARTITION BY partner ORDER BY cases DESC, name COLLATE NOCASE, name) AS rank,
		count(*) OVER (PARTITION BY partner) AS total
	FROM (
		SELECT partner, name, count(DISTINCT case_id) AS cases FROM organisations
		WHERE case_id IN (SELECT value FROM json_each($1)) AND name <> ''
		GROUP BY partner, name
	)
) WHERE rank <= $2 ORDER BY partner, rank`
