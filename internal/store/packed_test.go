package store

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

// Whoever writes to the database by other means may write what no form takes.
func TestAControlCharacterInTheDatabaseIsNoOtherField(t *testing.T) {
	for _, query := range []string{
		`UPDATE cases SET summary = 'one' || char(31) || 'two'`,
		`UPDATE cases SET summary = 'one' || char(29) || 'two'`,
		`INSERT INTO sources (case_id, position, title) VALUES (1, 0, 'one' || char(31) || 'two')`,
		`INSERT INTO sources (case_id, position, title) VALUES (1, 0, 'one' || char(30) || 'two')`,
		`UPDATE cases SET start_year = 3`,
	} {
		s := openStore(t)
		create(t, s, garden(t), true)
		if _, err := s.writer.ExecContext(ctx, query); err != nil {
			t.Fatal(err)
		}
		if d, err := s.Dossier(ctx, "garden-of-lodz"); err == nil || !strings.Contains(err.Error(), "garden-of-lodz") {
			t.Errorf("after %s: %v, %+v", query, err, d.Case)
		}
	}
}

func TestDegreesKeepEveryDigit(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	lat, lon := 52.090712345678912, -0.1234567890123456
	c.Lat, c.Lon = &lat, &lon
	create(t, s, c, true)
	p, err := s.Published(ctx, "garden-of-lodz")
	if err != nil || *p.Lat != lat || *p.Lon != lon {
		t.Errorf("%v, %v, %v", *p.Lat, *p.Lon, err)
	}
}

// A list of one thing that says nothing is not an empty list.
func TestAnEmptyThingStays(t *testing.T) {
	var c casestudy.Case
	if err := unpackList(strings.Repeat(betweenParts, 3)+betweenThings+"b"+strings.Repeat(betweenParts, 3), wholeCase.lists[3], &c); err != nil || len(c.Sources) != 2 {
		t.Errorf("%+v, %v", c.Sources, err)
	}
}
