package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ghent = `Ghent – Garden of Ghent

Source: University of Ghent
Country Belgium
City Ghent
Name Garden of Ghent
Date 2015
Description Neighbours keep a garden.

Name is not a label here.

Country life is good there.
Urban Co-Governance Strong
References, sources, contact person(s)
https://garden.example/

Written by hand
`

const lyon = `Lyon – Jardin

Lyon – Jardin
Country: France
City: Lyon
Name: Jardin
Date: 2016
Description: Voisins.
Pooling Strong
Project Details
Added: 8.06.18
`

const boston = `Location Boston, MA
Name Common
Date Initiated 2012
Shared or Co-Governance Yes.
Project Details
`

const oneLine = `Turin – Hall Country Italy City Turin Name Hall Date 2014 Description A hall. Urban Co-Governance Strong Enabling State Weak Website http://hall.example/
`

// cutUp gives the records of a text.
func cutUp(text string) (records []string) {
	at := 0
	for _, c := range Several(text) {
		if c.Start != at {
			records = append(records, "a gap")
		}
		records = append(records, text[c.Start:c.End])
		at = c.End
	}
	if at != len(text) {
		records = append(records, "a lost end")
	}
	return records
}

func TestSeveralRecordsAreCutApart(t *testing.T) {
	for _, records := range [][]string{
		{ghent}, {lyon}, {boston}, {oneLine}, {""}, {"Some words.\n\nMore words.\n"},
		{lyon, ghent}, {lyon, boston}, {boston, lyon, boston},
		{lyon + "\n\n", ghent},
		{oneLine, oneLine, oneLine},
		{lyon, strings.Replace(lyon, "Lyon", "Paris", -1), lyon},
	} {
		text := strings.Join(records, "")
		got := cutUp(text)
		if strings.Join(got, "|") != strings.Join(records, "|") {
			t.Errorf("%d records are cut into %d:\n%s", len(records), len(got), strings.Join(got, "\n-----\n"))
		}
	}
}

func TestEachRecordOfSeveralIsReadAsByItself(t *testing.T) {
	records := cutUp(lyon + ghent)
	if name := Parse(records[1]).Answers.Get("name"); len(records) != 2 || name != "Garden of Ghent" {
		t.Errorf("the second of %d is %q", len(records), name)
	}
}

func TestPublishedLayoutsAreOneRecordEach(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range append(files, "../../seeds/utrecht-human-rights-city.txt") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := cutUp(string(text)); len(got) != 1 {
			t.Errorf("%s is cut into %d:\n%s", file, len(got), strings.Join(got, "\n-----\n"))
		}
	}
}

func FuzzSeveral(f *testing.F) {
	for _, text := range []string{ghent, lyon + ghent, oneLine + oneLine, boston + boston, "Country\nCountry\r\rCity\nName Name\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := strings.Join(cutUp(text), ""); got != text {
			t.Errorf("%q is cut into %q", text, got)
		}
	})
}
