package record

import (
	"maps"
	"reflect"
	"testing"

	"cogov/internal/casestudy"
)

func TestMerge(t *testing.T) {
	const shed = "Shed – Delft\nCity Delft\nName Shed\nDate 2010\nDescription A shed.\nPooling Strong\nReferences\nThe shed book\nContact: ada@example.org\nAdded: 2018-06-08\n"
	for name, test := range map[string]struct {
		record string
		beside casestudy.Answers
		want   casestudy.Answers // of the answers, these; empty if there is none
	}{
		"the record leads in what it knows better": {shed,
			casestudy.Answers{"description": {"Other."}, "start_year": {"2011"}, "added": {"2020-01-01"}, "city": {"The Hague"}},
			casestudy.Answers{"description": {"A shed."}, "start_year": {"2010"}, "added": {"2018-06-08"}, "city": {"The Hague"}}},
		"the companion fills what the record leaves": {"City Delft\nName Shed\n",
			casestudy.Answers{"description": {"Other."}, "start_year": {"2011"}, "kind": {"project"}, "slug": {"shed"}},
			casestudy.Answers{"description": {"Other."}, "start_year": {"2011"}, "kind": {"project"}, "slug": {"shed"}, "city": {"Delft"}, "name": {"Shed"}}},
		"a level that agrees keeps the companion's reason": {shed,
			casestudy.Answers{"pooling": {"strong"}, "pooling_scored_by": {"published"}, "pooling_rationale": {"One jar."}, "pooling_source": {"The book"}},
			casestudy.Answers{"pooling": {"strong"}, "pooling_scored_by": {"published"}, "pooling_rationale": {"One jar."}, "pooling_source": {"The book"}}},
		"a level that differs loses it": {shed,
			casestudy.Answers{"pooling": {"weak"}, "pooling_scored_by": {"reading"}, "pooling_rationale": {"No jar."}, "pooling_source": {"The book"}},
			casestudy.Answers{"pooling": {"strong"}, "pooling_scored_by": {"published"}, "pooling_rationale": nil, "pooling_source": nil}},
		"a score the record does not have stays": {shed,
			casestudy.Answers{"tech_justice": {"weak"}, "tech_justice_rationale": {"No net."}},
			casestudy.Answers{"tech_justice": {"weak"}, "tech_justice_rationale": {"No net."}}},
		"sources and contacts follow the companion's": {shed,
			casestudy.Answers{"sources[0].title": {"A history"}, "sources[4].title": {"A gap before it"}, "contacts[0].name": {"Bob"}},
			casestudy.Answers{"sources[0].title": {"A history"}, "sources[4].title": {"A gap before it"}, "sources[5].title": {"The shed book"},
				"contacts[0].name": {"Bob"}, "contacts[1].email": {"ada@example.org"}, "contacts[1].released": {"yes"}}},
		"a source that both name comes once": {shed,
			casestudy.Answers{"sources[0].title": {"The Shed Book"}, "sources[0].url": {"https://shed.example.org"}},
			casestudy.Answers{"sources[0].title": {"The Shed Book"}, "sources[0].url": {"https://shed.example.org"}, "sources[1].title": nil}},
		"other lists are the companion's": {"Name: Shed\nInitiatives:\n* Open day | Doors stand open.\n",
			casestudy.Answers{"initiatives[0].name": {"Repair day"}},
			casestudy.Answers{"initiatives[0].name": {"Repair day"}, "initiatives[1].name": nil, "initiatives[0].description": nil}},
		"or the record's where the companion has none": {"Name: Shed\nInitiatives:\n* Open day | Doors stand open.\n",
			casestudy.Answers{},
			casestudy.Answers{"initiatives[0].name": {"Open day"}, "initiatives[0].description": {"Doors stand open."}}},
		"names of the record become other names, each once": {shed,
			casestudy.Answers{"name": {"Shed Commons"}, "aliases": {"Schuur\nshed commons", "SHED"}},
			casestudy.Answers{"name": {"Shed Commons"}, "aliases": {"Schuur", "SHED", "Shed – Delft"}}},
		"without a companion the record stands": {shed, nil, Parse(shed).Answers},
	} {
		t.Run(name, func(t *testing.T) {
			before := maps.Clone(test.beside)
			got := Parse(test.record).Merge(test.beside)
			for field, want := range test.want {
				if !reflect.DeepEqual(got[field], want) {
					t.Errorf("%s is %q; want %q", field, got[field], want)
				}
			}
			if !reflect.DeepEqual(test.beside, before) {
				t.Errorf("the companion was changed to %q", test.beside)
			}
		})
	}
}
