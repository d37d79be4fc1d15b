package web

import (
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/store"
)

// links are the targets of the Link headers of an answer, by relation.
func (p page) links() map[string][]string {
	links := map[string][]string{}
	for _, value := range p.header.Values("Link") {
		target, rest, _ := strings.Cut(strings.TrimPrefix(value, "<"), ">; rel=\"")
		relation, _, _ := strings.Cut(rest, `"`)
		links[relation] = append(links[relation], target)
	}
	return links
}

func TestACaseHasSignpostsForPrograms(t *testing.T) {
	s := newSite(t)
	slug := s.publish(casestudy.Answers{"name": {"Garden"}, "city": {"Lyon"}, "country": {"FR"}, "summary": {"Neighbours."}})
	at := s.server.URL + "/cases/" + slug
	links := s.get("/cases/" + slug).links()
	for relation, want := range map[string]string{
		"cite-as": at + "/revisions/1", "describedby": at + ".json", "item": at + ".txt", "license": "https://creativecommons.org/licenses/by/4.0/",
		"type": "https://schema.org/AboutPage",
	} {
		if !slices.Contains(links[relation], want) {
			t.Errorf("%s leads to %v, want %s", relation, links[relation], want)
		}
	}
	for _, targets := range links {
		for _, target := range targets {
			if path, ours := strings.CutPrefix(target, s.server.URL); ours {
				s.get(path)
			}
		}
	}
	for path, relation := range map[string]string{".json": "describes", ".bib": "describes", ".csl.json": "describes", ".txt": "collection"} {
		if links := s.get("/cases/" + slug + path).links(); !slices.Equal(links[relation], []string{at}) || !slices.Equal(links["cite-as"], []string{at + "/revisions/1"}) {
			t.Errorf("%s leads to %v", path, links)
		}
	}
	if p := s.do(s.request("GET", "/cases/"+slug+"/revisions/7", nil)); p.status != 404 || len(p.header.Values("Link")) != 0 {
		t.Errorf("a revision that is not there gives %d and leads to %v", p.status, p.links())
	}
}

func TestTheDataSetHasSignpostsForPrograms(t *testing.T) {
	s := newSite(t)
	links := s.get("/data").links()
	for relation, want := range map[string]string{"cite-as": "/data", "item": "/data/cogov.sqlite", "describedby": "/codebook.json"} {
		if !slices.Contains(links[relation], s.server.URL+want) {
			t.Errorf("%s leads to %v, want %s", relation, links[relation], want)
		}
		s.get(want)
	}
	if !slices.Contains(links["type"], "https://schema.org/Dataset") || len(links["license"]) != 1 {
		t.Errorf("its signposts are %v", links)
	}
}

func TestARevisionIsCitedAsItselfAndSaysThatItIsOld(t *testing.T) {
	s := newSite(t)
	slug := s.publish(casestudy.Answers{"name": {"Garden"}, "city": {"Lyon"}, "country": {"FR"}, "summary": {"Neighbours."}})
	p, _ := s.web.shown.Load().BySlug(slug)
	c := p.Case
	c.Summary = "Neighbours keep it."
	if err := s.db.Update(ctx, p.ID, 1, store.Change{Case: c, Author: store.Author{Name: "Test"}, Publish: true}); err != nil {
		t.Fatal(err)
	}
	if err := s.web.Reload(ctx); err != nil {
		t.Fatal(err)
	}
	at := "/cases/" + slug
	for path, want := range map[string]string{at: "/revisions/2", at + "/revisions/2": "/revisions/2", at + "/revisions/1": "/revisions/1"} {
		if got := s.get(path).links()["cite-as"]; !slices.Equal(got, []string{s.server.URL + at + want}) {
			t.Errorf("%s is to be cited as %v", path, got)
		}
	}
	old := s.get(at + "/revisions/1")
	if old.Find(`.note a[href="`+at+`"]:contains("Revision 2 stands today")`).Length() != 1 || !slices.Equal(old.links()["latest-version"], []string{s.server.URL + at}) {
		t.Error("the old revision does not lead to the new one")
	}
	if s.get(at + "/revisions/2").says("This is how the case stood once") {
		t.Error("the newest revision says that it is old")
	}
}
