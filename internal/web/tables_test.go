package web

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/export"
)

// TestTablesAreAsTheirMetadataSay reads the tables of all seeds by their
// metadata, as a validator of CSV on the Web does.
func TestTablesAreAsTheirMetadataSay(t *testing.T) {
	s := wholeSite(t)
	s.publish(casestudy.Answers{"name": {"=1+1"}})
	for _, table := range []string{"/cases.csv", "/cases.csv?pooling=strong&sort=newest", "/scores.csv", "/calibration.csv", "/calibration.csv?strong=0.9&weak=0.1", "/codebook.csv",
		"/insights/principles.csv", "/insights/pairs.csv?region=europe", "/insights/by-partner.csv", "/insights/by-region.csv", "/insights/by-kind.csv", "/insights/by-started.csv",
		"/insights/partnerships.csv", "/insights/coverage.csv", "/insights/agreement.csv",
	} {
		p := s.get(table)
		if name := p.header.Get("Content-Disposition"); !regexp.MustCompile(`^attachment; filename=cogov-[a-z-]+\.csv$`).MatchString(name) {
			t.Errorf("%s is called %q", table, name)
		}
		description, ok := strings.CutPrefix(p.links()["describedby"][0], s.server.URL)
		if want := strings.Replace(table, ".csv", ".csv-metadata.json", 1); !ok || description != want {
			t.Fatalf("%s is described by %s", table, description)
		}
		about := s.get(description)
		var m export.Metadata
		if err := json.Unmarshal([]byte(about.body), &m); err != nil || about.header.Get("Content-Type") != "application/csvm+json" {
			t.Fatalf("%s is %s, %v", description, about.header.Get("Content-Type"), err)
		}
		if m.Context[0] != "http://www.w3.org/ns/csvw" || m.URL != s.server.URL+table || m.Licence.ID != export.Licence || m.Publisher != "Cogov" || m.Modified == nil || !regexp.MustCompile("^"+s.server.URL+"/(cases|insights|codebook)").MatchString(m.Source.ID) {
			t.Fatalf("%s says %+v", description, m)
		}
		if changed, err := http.ParseTime(p.header.Get("Last-Modified")); err != nil || changed.Format(time.RFC3339) != *m.Modified {
			t.Errorf("%s was modified at %q (%v), by its description at %s", table, p.header.Get("Last-Modified"), err, *m.Modified)
		}
		rows, err := csv.NewReader(strings.NewReader(p.body)).ReadAll()
		if err != nil || len(rows) < 2 || len(rows[0]) != len(m.Schema.Columns) {
			t.Fatalf("%s has %d rows, %v", table, len(rows), err)
		}
		keys := map[string]bool{}
		for i, c := range m.Schema.Columns {
			if c.Name != rows[0][i] || !slices.Contains(c.Titles, rows[0][i]) || !regexp.MustCompile(`^\w+$`).MatchString(c.Name) {
				t.Errorf("%s: the column %s is described as %s", table, rows[0][i], c.Name)
			}
			for _, row := range rows[1:] {
				if slices.Contains(m.Schema.Key, c.Name) && keys[row[i]] {
					t.Errorf("%s has the key %s twice", table, row[i])
				}
				keys[row[i]] = slices.Contains(m.Schema.Key, c.Name)
				values := []string{row[i]}
				if c.Separator != "" {
					values = strings.Split(row[i], c.Separator)
				}
				for _, value := range values {
					if value == "" && c.Required || value != "" && !isOfType(value, c.Datatype.Base, c.Datatype.Format, c.Datatype.Minimum, c.Datatype.Maximum) {
						t.Errorf("%s, %s: %q is no %+v", table, c.Name, value, c.Datatype)
					}
				}
			}
		}
	}
}

// isOfType reports whether a text is of a datatype of CSV on the Web.
func isOfType(text, base, format string, least, most *int) bool {
	switch base {
	case "integer":
		n, err := strconv.Atoi(text)
		return err == nil && (least == nil || n >= *least && n <= *most)
	case "nonNegativeInteger":
		n, err := strconv.Atoi(text)
		return err == nil && n >= 0
	case "double":
		_, err := strconv.ParseFloat(text, 64)
		return err == nil
	case "date":
		_, err := time.Parse(time.DateOnly, text)
		return err == nil
	case "anyURI":
		u, err := url.Parse(text)
		return err == nil && u.IsAbs()
	case "json":
		return json.Valid([]byte(text))
	case "string":
		return regexp.MustCompile("^(?:"+format+")$").MatchString(text) || format == ""
	}
	return false
}

func TestScoresStandOneToARow(t *testing.T) {
	s := newSite(t)
	slug := s.publish(casestudy.Answers{
		"name": {"Garden"}, "pooling": {"strong"}, "pooling_scored_by": {"reading"}, "pooling_date": {"2026-01-02"}, "pooling_confidence": {"low"},
		"tech_justice": {"insufficient_information"}, "tech_justice_scored_by": {"published"},
	})
	rows := s.get("/scores.csv?q=garden").table(t)
	if len(rows) != 5 {
		t.Fatalf("%d rows", len(rows))
	}
	source := map[string]string{"url": s.server.URL + "/cases/" + slug, "revision": "1", "licence": export.Licence}
	for i, row := range rows {
		for column, cell := range source {
			if row[column] != cell {
				t.Errorf("row %d: %s is %q, want %q", i, column, row[column], cell)
			}
		}
	}
	for i, want := range []map[string]string{
		2: {"slug": slug, "principle": "pooling", "reader": "standing", "level": "strong", "ordinal": "3", "scored_by": "reading", "confidence": "low", "date": "2026-01-02"},
		3: {"slug": slug, "principle": "experimentalism", "reader": "standing", "level": "not_assessed", "ordinal": "", "scored_by": "", "confidence": "", "date": ""},
		4: {"slug": slug, "principle": "tech_justice", "reader": "standing", "level": "insufficient_information", "ordinal": "", "scored_by": "published", "confidence": "", "date": ""},
	} {
		for column, cell := range want {
			if rows[i][column] != cell {
				t.Errorf("row %d: %s is %q, want %q", i, column, rows[i][column], cell)
			}
		}
	}
}

// TestScoresHaveTheReadingsOfACase holds the table against the JSON of a case.
func TestScoresHaveTheReadingsOfACase(t *testing.T) {
	s := newSite(t)
	type scores map[string]struct{ Level, Confidence string }
	var c struct {
		Scores   scores
		Readings []struct {
			Reader, Date string
			Scores       scores
		}
	}
	if err := json.Unmarshal([]byte(s.get("/cases/utrecht-human-rights-city.json").body), &c); err != nil {
		t.Fatal(err)
	}
	rows := s.get("/scores.csv").table(t)
	if len(c.Readings) == 0 || len(rows) != 5+5*len(c.Readings) {
		t.Fatalf("%d rows for %d readings", len(rows), len(c.Readings))
	}
	for i, row := range rows {
		reader, date, of := "standing", row["date"], c.Scores
		if i >= 5 {
			r := c.Readings[i/5-1]
			reader, date, of = r.Reader, r.Date, r.Scores
		}
		if score := of[row["principle"]]; row["reader"] != reader || row["date"] != date || row["level"] != score.Level || row["confidence"] != score.Confidence {
			t.Errorf("row %d is %v, want %s %s %+v", i, row, reader, date, score)
		}
	}
}

func TestLevelsAreCalibratedAsAsked(t *testing.T) {
	s := newSite(t)
	s.publish(casestudy.Answers{"name": {"-garden"}, "co_governance": {"strong"}, "enabling_state": {"moderate"}, "pooling": {"weak"}, "experimentalism": {"not_applicable"}})
	const usual = "strong 1, moderate 0.67, weak 0.33"
	for query, want := range map[string]string{
		"":                                   "1 0.67 0.33   " + usual,
		"strong=0.95&moderate=.6&weak=5e-2":  "0.95 0.6 0.05   strong 0.95, moderate 0.6, weak 0.05",
		"weak=0":                             "1 0.67 0   strong 1, moderate 0.67, weak 0",
		"strong=0.5":                         "1 0.67 0.33   " + usual, // below moderate
		"strong=2":                           "1 0.67 0.33   " + usual,
		"weak=NaN":                           "1 0.67 0.33   " + usual,
		"moderate=much":                      "1 0.67 0.33   " + usual,
		"strong=1&moderate=0.670&weak=33e-2": "1 0.67 0.33   " + usual,
		"moderate=0.1234567&weak=1e-300":     "1 0.123457 0   strong 1, moderate 0.123457, weak 0",
		"weak=-0":                            "1 0.67 0   strong 1, moderate 0.67, weak 0",
		"moderate=0.3300001":                 "1 0.67 0.33   " + usual, // which is no more than weak
	} {
		p := s.get("/calibration.csv?q=garden&" + query)
		row := p.table(t)[0]
		got := []string{row["co_governance"], row["enabling_state"], row["pooling"], row["experimentalism"], row["tech_justice"], row["calibration"]}
		if strings.Join(got, " ") != want || row["slug"] != "garden" || row["name"] != "'-garden" || row["url"] != s.server.URL+"/cases/garden" || row["revision"] != "1" || row["licence"] != export.Licence {
			t.Errorf("?%s gives %q in %v", query, got, row)
		}
	}
	usualTag := s.get("/calibration.csv?weak=7").header.Get("ETag")
	if same := s.get("/calibration.csv?weak=0.3300000001").header.Get("ETag"); same != usualTag {
		t.Error("numbers that come to the same have two ETags")
	}
	if other := s.get("/calibration.csv?weak=0").header.Get("ETag"); other == usualTag || s.get("/calibration.csv").header.Get("ETag") != usualTag {
		t.Error("other numbers have the same ETag, or the usual ones two")
	}
	if p := s.do(s.request(http.MethodHead, "/calibration.csv", nil)); p.header.Get("Content-Disposition") != "attachment; filename=cogov-calibration.csv" {
		t.Errorf("the file is called %s", p.header.Get("Content-Disposition"))
	}
}
