package web

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/export"
)

// TestTheCodebookDescribesEveryColumnOfTheFiles holds it against the table of
// cases and counts some variables by their lists.
func TestTheCodebookDescribesEveryColumnOfTheFiles(t *testing.T) {
	s := wholeSite(t)
	page := s.get("/codebook")
	header, _, _ := strings.Cut(s.get("/cases.csv").body, "\n")
	for _, column := range strings.Split(header, ",") {
		switch column {
		case export.SlugColumn, export.AddressColumn, export.RevisionColumn, export.LicenceColumn:
		default:
			if page.Find(`[id="`+column+`"]`).Length() != 1 {
				t.Errorf("the codebook does not describe %s", column)
			}
		}
	}
	var file export.CodebookFile
	if err := json.Unmarshal([]byte(s.get("/codebook.json").body), &file); err != nil || file.Cases != 83 || len(file.Amendments) == 0 {
		t.Fatalf("as JSON it is of %d cases, %v", file.Cases, err)
	}
	codes := 0
	for _, v := range file.Variables {
		total := 0
		for _, c := range v.Codes {
			if v.Filter != "" {
				if listed := s.total("/cases.json?" + v.Filter + "=" + c.Code); listed != c.Cases {
					t.Errorf("%s: %s has %d cases; its list %d", v.Name, c.Code, c.Cases, listed)
				}
				codes++
			}
			total += c.Cases
		}
		switch {
		case v.Private && (v.Cases != nil || total != 0):
			t.Errorf("of %s, which is private, it counts something", v.Name)
		case !v.Private && v.Type == "one code" && total != *v.Cases:
			t.Errorf("%s: the codes have %d cases, all together %d", v.Name, total, *v.Cases)
		}
	}
	if codes < 80 {
		t.Errorf("only %d codes were counted", codes)
	}
	for name, want := range map[string]int{"name": 83, "start_year": 82, "pooling": 83, "pooling_rationale": 80} {
		if got := page.Find(`[id="` + name + `"]`).Text(); !strings.Contains(got, fmt.Sprintf("Recorded of %d of 83 cases", want)) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestTheCodebookIsATableToo(t *testing.T) {
	s := newSite(t)
	table, err := csv.NewReader(strings.NewReader(s.get("/codebook.csv").body)).ReadAll()
	if err != nil || len(table[0]) != 11 {
		t.Fatalf("%v, %v", table, err)
	}
	rows := 1
	for _, v := range casestudy.Codebook() {
		if table[rows][0] != v.Name || table[rows][2] != v.Label {
			t.Errorf("row %d is %q; want %s", rows, table[rows], v.Name)
		}
		rows += 1 + len(v.Codes)
	}
	if rows != len(table) {
		t.Errorf("there are %d rows; want %d", len(table), rows)
	}
}
