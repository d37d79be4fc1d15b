package web

import (
	"encoding/json"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cogov/seeds"
)

// What the site gives as JSON says the same as the data set, field by field.
func TestEveryCaseAsJSONIsTheDataSetsEntry(t *testing.T) {
	s := wholeSite(t)
	cases := dataSet(t)
	if len(cases) != 83 || s.web.shown.Load().Len() != len(cases) {
		t.Fatalf("there are %d cases in the data set and %d on the site", len(cases), s.web.shown.Load().Len())
	}
	for _, want := range cases {
		slug := want["slug"].(string)
		var got map[string]any
		if err := json.Unmarshal([]byte(s.get("/cases/"+slug+".json").body), &got); err != nil {
			t.Fatal(err)
		}
		if got["url"] != s.server.URL+"/cases/"+slug || got["revision"] != 1.0 || got["changed"] == nil {
			t.Errorf("%s: url %v, revision %v, changed %v", slug, got["url"], got["revision"], got["changed"])
		}
		for _, own := range []string{"url", "revision", "added", "changed"} {
			delete(got, own)
		}
		for _, score := range got["scores"].(map[string]any) {
			if score := score.(map[string]any); score["date"] == nil { // the data set dates readings, not scores
				delete(score, "date")
			}
		}
		for name := range got {
			if _, known := want[name]; !known && isEmpty(got[name]) { // a field younger than the data set
				delete(got, name)
			}
		}
		for _, reading := range got["readings"].([]any) {
			if reading := reading.(map[string]any); reading["sight"] == nil && reading["correction"] == nil { // of which it says nothing
				delete(reading, "sight")
				delete(reading, "correction")
			}
		}
		if slug == "utrecht-human-rights-city" {
			takeFromItsRecord(t, got, want)
		}
		if difference := cmp.Diff(want, got); difference != "" {
			t.Errorf("%s differs from the data set (-) on the site (+):\n%s", slug, difference)
		}
	}
}

// isEmpty reports whether a value of JSON says nothing.
func isEmpty(value any) bool {
	list, isList := value.([]any)
	return value == nil || isList && len(list) == 0
}

// takeFromItsRecord lists where Utrecht differs from the data set: its
// description is the record's, and the record's reference is one more source.
func takeFromItsRecord(t *testing.T, got, want map[string]any) {
	t.Helper()
	if got["description"] == want["description"] {
		t.Error("Utrecht's description is not the record's")
	}
	want["description"] = got["description"]
	sources, wanted := got["sources"].([]any), want["sources"].([]any)
	if len(sources) != len(wanted)+1 {
		t.Fatalf("Utrecht has %d sources", len(sources))
	}
	want["sources"] = append(wanted, sources[len(wanted)])
}

// dataSet is the seeds as the data set has them: a list of cases, and the
// companion of the record.
func dataSet(t *testing.T) []map[string]any {
	t.Helper()
	var cases []map[string]any
	var companion map[string]any
	for name, into := range map[string]any{"cases.json": &cases, "utrecht-human-rights-city.json": &companion} {
		data, err := fs.ReadFile(seeds.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, into); err != nil {
			t.Fatal(err)
		}
	}
	return append(cases, companion)
}
