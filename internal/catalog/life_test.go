package catalog_test

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

func TestYearsFindTheLivesThatOverlap(t *testing.T) {
	c := catalogue(
		casestudy.Case{Name: "unknown", Status: "ongoing"},
		casestudy.Case{Name: "unknown-to-2012", EndYear: 2012, Status: "ended"},
		casestudy.Case{Name: "2010-on", StartYear: 2010, Status: "ongoing"},
		casestudy.Case{Name: "2010-perhaps", StartYear: 2010, Status: "unknown"},
		casestudy.Case{Name: "2010-ended", StartYear: 2010, Status: "ended"},
		casestudy.Case{Name: "2010-to-2014", StartYear: 2010, EndYear: 2014, Status: "ended"},
		casestudy.Case{Name: "2015-to-2015", StartYear: 2015, EndYear: 2015, Status: "unknown"},
	)
	for query, want := range map[string]string{
		"":                  "2010-ended 2010-on 2010-perhaps 2010-to-2014 2015-to-2015 unknown unknown-to-2012",
		"from=2011":         "2010-on 2010-perhaps 2010-to-2014 2015-to-2015",
		"from=2014":         "2010-on 2010-perhaps 2010-to-2014 2015-to-2015",
		"from=2016":         "2010-on 2010-perhaps",
		"to=2009":           "",
		"to=2010":           "2010-ended 2010-on 2010-perhaps 2010-to-2014",
		"to=2100":           "2010-ended 2010-on 2010-perhaps 2010-to-2014 2015-to-2015",
		"from=2010&to=2010": "2010-ended 2010-on 2010-perhaps 2010-to-2014",
		"from=2015&to=2015": "2010-on 2010-perhaps 2015-to-2015",
	} {
		if got := strings.Join(slugs(c.Find(parse(query), nil).Cases), " "); got != want {
			t.Errorf("%s finds %s\n want %s", query, got, want)
		}
	}
}
