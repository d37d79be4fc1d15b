package conform_test

import (
	"strings"
	"testing"

	"cogov/internal/conform"
)

// A checker is what documents are held against.
type checker interface{ Check(document []byte) error }

const (
	feed = `<feed xmlns="http://www.w3.org/2005/Atom"><id>https://cogov.example/</id><title>Cases</title><updated>2026-11-03T10:00:00Z</updated>` +
		`<author><name>Cogov</name></author><entry><id>https://cogov.example/a</id><title>A</title><updated>2026-11-03T10:00:00Z</updated><link href="https://cogov.example/a"/></entry></feed>`
	sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://cogov.example/</loc><lastmod>2026-11-03T10:00:00Z</lastmod></url></urlset>`
	index   = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://cogov.example/1.xml</loc><lastmod>2026-11-03</lastmod></sitemap></sitemapindex>`
	record  = `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-03T10:00:00Z</responseDate><request verb="GetRecord">https://cogov.example/oai</request>` +
		`<GetRecord><record><header><identifier>oai:cogov.example:1</identifier><datestamp>2026-11-03T10:00:00Z</datestamp></header><metadata>` +
		`<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Garden</dc:title></oai_dc:dc></metadata></record></GetRecord></OAI-PMH>`
	places = `{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[5.1,52.1]},"properties":{}}]}`
	cited  = `[{"id":"a","type":"webpage","title":"Garden","author":[{"literal":"Cogov"}],"issued":{"date-parts":[[2026,11,3]]}}]`
	api    = `{"openapi":"3.1.0","info":{"title":"Cogov","version":"1"},"paths":{"/cases/{slug}":{"get":{"parameters":[{"name":"slug","in":"path","required":true,"schema":{"type":"string"}}],` +
		`"responses":{"200":{"description":"A case"}}}}}}`
)

// Every validator is seen to fail: each of these breaks a rule of its format.
func TestWhatBreaksARuleIsRefused(t *testing.T) {
	for _, of := range []struct {
		name     string
		checker  checker
		document string
		broken   [][2]string // what is put in place of what
	}{
		{"a feed", conform.Atom, feed, [][2]string{
			{"2026-11-03T10:00:00Z</updated><author>", "3 November</updated><author>"}, {"<title>Cases</title>", ""}, {"<id>https://cogov.example/a</id>", ""},
			{`<link href="https://cogov.example/a"/>`, `<link/>`}, {"<author>", "<author><age>7</age>"}, {"</feed>", ""},
		}},
		{"a sitemap", conform.Sitemap, sitemap, [][2]string{{"2026-11-03T10:00:00Z", "2026-11-31"}, {"<loc>https://cogov.example/</loc>", ""}, {"https://cogov.example/", "/"}, {"sitemap/0.9", "sitemap/1"}}},
		{"an index of sitemaps", conform.SitemapIndex, index, [][2]string{{"2026-11-03", "yesterday"}, {"<loc>https://cogov.example/1.xml</loc>", ""}}},
		{"an answer of OAI-PMH", conform.OAI, record, [][2]string{
			{"<responseDate>2026-11-03T10:00:00Z</responseDate>", ""}, {"10:00:00Z</datestamp>", "10:00:00+01:00</datestamp>"}, {"<identifier>oai:cogov.example:1</identifier>", ""}, {`verb="GetRecord"`, `verb="Get"`},
			{"<dc:title>Garden</dc:title>", "<dc:name>Garden</dc:name>"}, {"<metadata>", "<about>"}, {`<header>`, `<header status="gone">`},
		}},
		{"GeoJSON", conform.GeoJSON, places, [][2]string{{`"Point"`, `"Dot"`}, {"[5.1,52.1]", `["5.1","52.1"]`}, {"[5.1,52.1]", "[5.1]"}, {`,"properties":{}`, ""}, {`"FeatureCollection"`, `"Features"`}}},
		{"CSL-JSON", conform.CSL, cited, [][2]string{{`"webpage"`, `"page"`}, {`[[2026,11,3]]`, `"2026-11-03"`}, {`"id":"a",`, ""}, {`"title"`, `"name"`}, {`"literal":"Cogov"`, `"literal":7`}}},
		{"OpenAPI", conform.OpenAPI, api, [][2]string{{`"3.1.0"`, `"3.0.0"`}, {`"description":"A case"`, ""}, {`"required":true,`, ""}, {`,"version":"1"`, ""}, {`"/cases/{slug}"`, `"cases"`}, {`"in":"path"`, `"in":"body"`}}},
	} {
		if err := of.checker.Check([]byte(of.document)); err != nil {
			t.Errorf("%s that is sound is refused: %v", of.name, err)
		}
		for _, change := range of.broken {
			broken := strings.Replace(of.document, change[0], change[1], 1)
			if err := of.checker.Check([]byte(broken)); err == nil || broken == of.document {
				t.Errorf("%s with %q for %q is accepted", of.name, change[1], change[0])
			}
		}
	}
}

func TestASchemaWithinADocumentIsHeldTo(t *testing.T) {
	document := []byte(`{"paths":{"/a/{b}":{"schema":{"$ref":"#/components/schemas/A"}}},"components":{"schemas":{"A":{"type":"object","required":["at"],
		"properties":{"at":{"type":"string","format":"date-time"}},"additionalProperties":false}}}}`)
	s := conform.Within(document, "paths", "/a/{b}", "schema")
	if err := s.Check([]byte(`{"at":"2026-11-03T10:00:00Z"}`)); err != nil {
		t.Error(err)
	}
	for _, broken := range []string{`{"at":"yesterday"}`, `{}`, `{"at":"2026-11-03T10:00:00Z","by":1}`, `[]`, `{`} {
		if err := s.Check([]byte(broken)); err == nil {
			t.Errorf("%s is accepted", broken)
		}
	}
	if err := conform.Within(document, "paths", "/nowhere").Check([]byte(`{}`)); err == nil {
		t.Error("a schema that is not there accepts something")
	}
}

func TestLinkedDataStateWhatTheirContextsDefine(t *testing.T) {
	const set = `{"@context":["https://schema.org/",{"dct":"http://purl.org/dc/terms/"}],"@id":"https://cogov.example/data","@type":"Dataset","name":"Cases","license":"https://cogov.example/l","dct:title":"Cases"}`
	triples, err := conform.LinkedData([]byte(set), "https://cogov.example/data")
	if err != nil || len(triples) != 4 {
		t.Fatalf("%v, %v", triples, err)
	}
	const table = `{"@context":["http://www.w3.org/ns/csvw",{"@language":"en"}],"url":"cases.csv","dc:title":"Cases","tableSchema":{"columns":[{"name":"slug"}]}}`
	if triples, err := conform.LinkedData([]byte(table), "https://cogov.example/cases.csv-metadata.json"); err != nil || len(triples) < 4 {
		t.Errorf("%v, %v", triples, err)
	}
	for _, change := range [][2]string{{"name", "nome"}, {`"Dataset"`, `"Datenset"`}, {"dct:title", "dcx:title"}, {"https://schema.org/", "https://elsewhere.example/"}, {`"Cases",`, ""}} {
		broken := strings.Replace(set, change[0], change[1], 1)
		if triples, err := conform.LinkedData([]byte(broken), "https://cogov.example/data"); err == nil || broken == set {
			t.Errorf("with %q for %q they state %v", change[1], change[0], triples)
		}
	}
	if triples, err := conform.LinkedData([]byte(strings.Replace(table, "columns", "colums", 1)), "https://cogov.example/"); err == nil {
		t.Errorf("a word that is none states %v", triples)
	}
}
