package record

import (
	"fmt"
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

// TestEveryLabelOfTheOutlineIsKnown: the labels that the outline says published
// records use, and its own.
func TestEveryLabelOfTheOutlineIsKnown(t *testing.T) {
	for _, f := range casestudy.Fields() {
		for _, label := range f.Aliases {
			if m := match(label + ": x"); m == nil || m.slots[0].field != f.Name && label != "Source" {
				t.Errorf("the label %q of %s is not known", label, f.Name)
			}
		}
	}
	for _, f := range casestudy.Fields() {
		if m := match(f.Label + ": x"); m == nil || m.slots[0].field != f.Name {
			t.Errorf("the label %q of %s is not known", f.Label, f.Name)
		}
	}
}

// TestLabelWordsBeginSentencesToo puts lines where labels stand and where prose
// stands, in a record of either layout. A line either begins a part of the
// field, or it stays in the description.
func TestLabelWordsBeginSentencesToo(t *testing.T) {
	const (
		atHead  = "Shed\n\nCity Delft\n%s\nDescription A shed is shared by forty families.\n\nIt stands by the canal.\n\nPooling Strong\n"
		inProse = "Shed\n\nCity Delft\nDescription A shed is shared by forty families.\n\n%s\nIt stands by the canal, where the old harbour office was until the war.\n\nPooling Strong\n"
		atEnd   = "Shed\n\nCity Delft\nObject A shed is shared by forty families.\n\nIt stands by the canal.\n\n%s\n\nProject Details\n\nAdded: 8.06.18\n"
	)
	const longProse = "Shed\n\nCity Delft\nDescription A shed.\n\n%s\n\n"
	for _, test := range []struct{ record, line, field string }{
		{"City Delft\nName Shed\nReferences, sources, contact person(s)\n%s\n", "Description of sheds, 2012", "sources[0].title"},
		{longProse + strings.Repeat("It stands by the canal. ", 30), "Source: The shed book", "description"},
		{longProse + strings.Repeat("It stands by the canal. ", 30), "Contact", "description"},
		{longProse + "It stands by the canal.", "Source: The shed book", "sources[0].title"},
		{atHead, "Name Shed Commons", "name"},
		{atHead, "Name guifi.net", "name"},
		{atHead, "name: guifi.net", "name"},
		{atHead, "Name", "name"},
		{inProse, "Name Shed Commons was given by the children.", "description"},
		{inProse, "Name the shed and all know it.", "description"},
		{inProse, "Name: to be found.", "description"},
		{atHead, "Date 2010", "start_year"},
		{atHead, "Date (?)2010", "start_year"},
		{atHead, "Date November 2010", "start_year"},
		{inProse, "Date 2010 is written above the door.", "description"},
		{inProse, "Date palms came in 2012.", "description"},
		{atHead, "Country The Netherlands", "country"},
		{inProse, "Country houses stand empty.", "description"},
		{inProse, "City Delft gave the land.", "description"},
		{atHead, "Sector Food", "topics"},
		{inProse, "Sector by sector it was built.", "description"},
		{atEnd, "Field food", "topics"},
		{atEnd, "Field work began in 2010 and went on until the shed stood.", "description"},
		{inProse, "Field food", "description"},
		{inProse, "Field work began.", "description"},
		{atEnd, "Source The shed book", "sources[0].title"},
		{atEnd, "Source: The shed book", "sources[0].title"},
		{atEnd, "Source\nThe shed book", "sources"},
		{inProse, "Source of it all was a jar.", "description"},
		{inProse, "Source The shed book", "description"},
		{inProse, "References to sheds are many.", "description"},
		{inProse, "Object of desire it was.", "description"},
		{inProse, "Description of it fails.", "description"},
		{inProse, "Website visitors came.", "description"},
		{inProse, "Website www.shed.example.org was made.", "description"},
		{atEnd, "Website www.shed.example.org", "website"},
		{atEnd, "Website: the shed.example.org pages", "website"},
		{inProse, "Contact with neighbours grew.", "description"},
		{atEnd, "Contact ada@example.org", "contacts"},
		{inProse, "Added value is hard to count.", "description"},
		{inProse, "Project Details", "description"},
		{inProse, "Pooling", "description"},
		{inProse, "Pooling of tools is strong.", "description"},
		{inProse, "Pooling Strong and lasting", "description"},
		{inProse, "Pooling is Strong", "description"},
		{inProse, "Tech Justice: strong", "tech_justice"},
		{inProse, "Tech Justice Strong", "tech_justice"},
		{inProse, "The Tech Justice Strong", "description"},
		{inProse, "tech justice strong", "description"},
		{inProse, "Community Level by level.", "description"},
		{inProse, "Status: Ongoing", "description"},
		{atHead, "Status: Ongoing", "status"},
	} {
		text := fmt.Sprintf(test.record, test.line)
		start := strings.Index(text, "\n"+test.line+"\n") + 1
		if got := fieldAt(Parse(text), start); got != test.field {
			t.Errorf("%q belongs to %q; want %q, in\n%s", test.line, got, test.field, text)
		}
	}
}

// TestTwoLabelWordsShareALine without taking it apart.
func TestTwoLabelWordsShareALine(t *testing.T) {
	a := Parse("Country: United States\nName Sector Seven\nCity Portland\nSector Food\nDescription A shed.\n").Answers
	if a.Get("name") != "Sector Seven" || a.Get("topics") != "food" {
		t.Errorf("the name is %q and the topic %q", a.Get("name"), a.Get("topics"))
	}
}

// fieldAt is the field that a byte of the text belongs to.
func fieldAt(r Record, at int) string {
	for _, p := range r.Places {
		if p.Start <= at && at < p.End {
			return p.Field
		}
	}
	return "nothing"
}

// TestFirstLineIsATitle even if it begins with a label word that comes again.
func TestFirstLineIsATitle(t *testing.T) {
	const rest = "\n\nCity Delft\nName Shed\nDate 2010\nDescription A shed.\n"
	for _, title := range []string{"City Repair – Portland", "Date Palm Commons", "Name of the Shed", "Description as Commons", "Contact Shed – Delft"} {
		if got := Parse(title + rest).Answers.Get("aliases"); got != title {
			t.Errorf("%q is no title: the other name is %q", title, got)
		}
	}
}

// What is a blank around a value ends a label too.
func TestEveryBlankEndsALabel(t *testing.T) {
	for r := rune(0); r < 0x10000; r++ {
		if !isBlank(r) || r == '\n' || r == '\r' {
			continue
		}
		if got := Parse("City" + string(r) + "Delft").Answers.Get("city"); got != "Delft" {
			t.Errorf("after U+%04X the city is %q", r, got)
		}
	}
}
