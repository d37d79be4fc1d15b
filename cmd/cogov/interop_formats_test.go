//go:build interop && !race

package main

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

// trySpreadsheet opens a table with every column as text, as the page says, and
// saves it: it comes in again unchanged.
func trySpreadsheet(s *dataSite) {
	text := s.get("/cases.csv")
	s.put("cases.csv", text)
	heads, _, _ := strings.Cut(text, "\n")
	var asText []string
	for i := range strings.Split(heads, ",") {
		asText = append(asText, strconv.Itoa(i+1)+"/2")
	}
	const commasInUTF8 = "Text - txt - csv (StarCalc):44,34,76,1"
	s.run("soffice", "-env:UserInstallation=file://"+s.folder+"/profile", "--headless", "--infilter="+commasInUTF8+","+strings.Join(asText, "/"),
		"--convert-to", "csv:"+commasInUTF8, "--outdir", "saved", "cases.csv")
	out, messages, status := command(s.T, "", "import", "--dry-run", "--data", s.data, s.folder+"/saved/cases.csv")
	if n := strings.Count(out, "unchanged\t"); status != 0 || n != len(s.cases) || n != strings.Count(out, "\n") {
		s.Errorf("%d of %d cases are unchanged:\n%s%s", n, len(s.cases), out, messages)
	}
}

var onTheMap = []string{"slug", "name", "city", "country", "start_year", "summary", "url"}

// tryMap reads the points with GDAL, as programs for maps do.
func tryMap(s *dataSite) {
	if said := s.run("ogrinfo", "-ro", "-so", "-al", s.address+"/cases.geojson"); !strings.Contains(said, "Geometry: Point\nFeature Count: "+strconv.Itoa(len(s.cases))) {
		s.Errorf("ogrinfo says %s", said)
	}
	table := s.run("ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_XY", "-lco", "STRING_QUOTING=ALWAYS", "/vsistdout/", s.address+"/cases.geojson")
	lines, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		s.Fatal(err)
	}
	var got, want []row
	for _, line := range lines[1:] {
		r := row{}
		for i, name := range lines[0] {
			r[name] = line[i]
		}
		got = append(got, r)
	}
	for _, c := range s.cases {
		r := row{"X": c["lon"], "Y": c["lat"]}
		for _, name := range onTheMap {
			r[name] = c[name]
		}
		want = append(want, r)
	}
	s.agree("cases.geojson", got, want, append(onTheMap, "X", "Y")...)
}

func tryFeed(s *dataSite) {
	s.run(python(), "-c", "address = "+strconv.Quote(s.address)+`
import feedparser, json
feed = feedparser.parse(address + "/cases.atom")
assert not feed.bozo, feed.bozo_exception
assert "creativecommons.org/licenses/by/4.0" in feed.feed.rights
with open("feed.json", "w") as file:
    json.dump([{"url": e.id, "name": e.title.rsplit(", ", 2)[0], "link": e.link} for e in feed.entries], file)`)
	var want []row
	for _, c := range s.cases {
		want = append(want, row{"url": c["url"], "name": c["name"], "link": c["url"]})
	}
	s.agree("cases.atom", s.kept("feed"), want, "url", "name", "link")
}

// straight takes back the quotation marks of print that Pandoc makes.
var straight = strings.NewReplacer("“", "'", "”", "'", `"`, "'", "‘", "'", "’", "'")

func tryReferences(s *dataSite) {
	var want []row
	for _, c := range s.cases {
		want = append(want, row{"id": c["slug"], "name": straight.Replace(c["name"].(string)), "URL": fmt.Sprint(c["url"], "/revisions/", c["revision"])})
	}
	for format, ending := range map[string]string{"bibtex": "bib", "csljson": "csl.json"} {
		s.put("cases."+ending, s.get("/cases."+ending))
		s.run("pandoc", "--from", format, "--to", "csljson", "--output", ending+".json", "cases."+ending)
		got := s.kept(ending)
		for _, reference := range got {
			title := strings.Split(straight.Replace(reference["title"].(string)), ", ")
			reference["name"] = strings.Join(title[:max(1, len(title)-2)], ", ")
		}
		s.agree("cases."+ending, got, want, "id", "name", "URL")
	}
}
