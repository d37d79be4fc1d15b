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

func TestAListThatWasKeptHasSignpostsForPrograms(t *testing.T) {
	s := newSite(t)
	at := s.cite("country=nl")
	links := s.get(at).links()
	for relation, want := range map[string]string{"cite-as": at, "describedby": at + ".json " + at + ".bib " + at + ".ris " + at + ".csl.json"} {
		if !slices.Equal(links[relation], strings.Fields(strings.ReplaceAll(want, "/lists", s.server.URL+"/lists"))) {
			t.Errorf("%s leads to %v, want %s", relation, links[relation], want)
		}
	}
	if !slices.Contains(links["type"], "https://schema.org/Collection") || len(links["license"]) != 1 {
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

// Whatever a reader copies names what was read, as rel="cite-as" does.
func TestEveryCitationNamesTheRevisionThatWasRead(t *testing.T) {
	s := newSite(t)
	slug := s.publish(casestudy.Answers{"name": {"Garden"}, "city": {"Lyon"}, "country": {"FR"}, "summary": {"Neighbours."}})
	s.revise(slug, casestudy.Answers{"name": {"Garden of all"}, "city": {"Lyon"}, "country": {"FR"}, "summary": {"Neighbours."}})
	at := "/cases/" + slug
	for path, revision := range map[string]string{
		at: "2", at + ".bib": "2", at + ".ris": "2", at + ".csl.json": "2", at + "/revisions/2": "2", at + "/revisions/1": "1",
		"/cases.bib?q=garden": "2", "/cases.ris?q=garden": "2", "/cases.csl.json?q=garden": "2",
	} {
		p := s.get(path)
		cited := []string{p.body}
		if p.Find("pre[data-copy], p[data-copy]").Length() > 0 {
			cited = p.texts("pre[data-copy], p[data-copy]")
			if len(cited) != 5 {
				t.Errorf("%s is cited in %d forms", path, len(cited))
			}
		} else if strings.HasPrefix(p.header.Get("Content-Type"), htmlKind) {
			t.Errorf("%s is not cited", path)
		}
		want := at + "/revisions/" + revision
		for _, form := range cited {
			if !strings.Contains(form, s.server.URL+want) || strings.Count(form, at) != 1 || !strings.Contains(form, "Revision "+revision) {
				t.Errorf("%s is cited as\n%s\nwithout %s", path, form, want)
			}
		}
		if asked := p.links()["cite-as"]; asked != nil && !slices.Equal(asked, []string{s.server.URL + want}) {
			t.Errorf("%s is to be cited as %v", path, asked)
		}
	}
	if today, then := s.get(at).texts("p[data-copy]")[0], s.get(at + "/revisions/2").texts("p[data-copy]")[0]; today != then {
		t.Errorf("the revision of today is cited as\n%s\nthe case as\n%s", then, today)
	}
	if then := s.get(at + "/revisions/1").texts("p[data-copy]")[0]; !strings.Contains(then, "Garden, Lyon, France [Revision 1]") {
		t.Errorf("a revision is cited with another name: %s", then)
	}
}
