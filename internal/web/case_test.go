package web

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
	"cogov/internal/record"
)

const utrechtPage = "/cases/utrecht-human-rights-city"

func TestPreviousAndNextAreThoseOfTheListOneCameFrom(t *testing.T) {
	s := wholeSite(t)
	query := "pooling=strong&partner=private&sort=newest"
	p := s.get("/cases?" + query + "&per_page=100")
	var listed []string
	for _, href := range p.attrs(".entry h2 a", "href") {
		path, carried, _ := strings.Cut(href, "?")
		listed = append(listed, path)
		if carried != "partner=private&per_page=100&pooling=strong&sort=newest" {
			t.Fatalf("the list leads to %s", href)
		}
	}
	if len(listed) < 5 {
		t.Fatalf("only %d cases are in the list", len(listed))
	}
	path := listed[0]
	for i := range listed {
		c := s.get(path + "?" + query)
		if want := listed[i]; !strings.HasSuffix(c.canonical(), want) {
			t.Fatalf("step %d is %s, want %s", i, c.canonical(), want)
		}
		if back := c.attrs("nav.way p a", "href"); len(back) != 1 || back[0] != "/cases?partner=private&pooling=strong&sort=newest" {
			t.Errorf("it leads back to %v", back)
		}
		next := c.attrs("nav.way a[rel=next]", "href")
		if (len(next) == 1) != (i+1 < len(listed)) {
			t.Fatalf("step %d of %d has %d next cases", i+1, len(listed), len(next))
		}
		if i+1 < len(listed) {
			path, _, _ = strings.Cut(next[0], "?")
		}
	}
}

func TestTheWayBackLeadsToThePageOfTheCase(t *testing.T) {
	s := wholeSite(t)
	third := s.get("/cases?page=3&per_page=10").attrs(".entry h2 a", "href")
	back := s.get(third[0]).attrs("nav.way p a", "href")[0]
	if back != "/cases?page=3&per_page=10" || s.get(back).attrs(".entry h2 a", "href")[0] != third[0] {
		t.Errorf("from %s it leads back to %s", third[0], back)
	}
}

func TestACaseOutsideTheListItIsSaidToBeInStandsAmongAll(t *testing.T) {
	s := wholeSite(t)
	c := s.get(utrechtPage + "?pooling=strong&q=no+such+words+anywhere")
	if got := c.texts("nav.way p")[0]; !strings.Contains(got, "of 83, by name") {
		t.Errorf("the way says %q", got)
	}
	if c.canonical() != s.server.URL+utrechtPage || c.Find("title").Text() != s.get(utrechtPage).Find("title").Text() {
		t.Error("where one came from changes title or canonical address")
	}
}

func TestSimilarCasesLeadOnAndCanBeCompared(t *testing.T) {
	s := wholeSite(t)
	c := s.get("/cases/boston-dudley-street")
	reasons := c.texts("#similar .meta")
	if len(reasons) == 0 || !strings.Contains(strings.Join(reasons, " "), "community land trust") {
		t.Errorf("the reasons are %v", reasons)
	}
	links := c.attrs("#similar h3 a", "href")
	if len(links) != 3 {
		t.Fatalf("similar are %v", links)
	}
	compare := c.attrs(`#similar a[href^="/compare"]`, "href")
	if len(compare) != 1 || strings.Count(compare[0], "case=") != 4 || !s.get(compare[0]).says("Dudley") {
		t.Errorf("to compare lead %v", compare)
	}
}

// Everything of a case that the layout of records can hold comes back from its
// text, and no private contact is in it.
func TestEveryCaseComesBackFromItsText(t *testing.T) {
	s := wholeSite(t)
	for _, slug := range s.slugs() {
		p := s.get("/cases/" + slug + ".txt")
		if got := p.header.Get("Content-Type"); got != "text/plain; charset=utf-8" {
			t.Fatalf("%s is %s", slug, got)
		}
		r := record.Parse(p.body)
		if len(r.Unplaced) > 0 || len(r.Questions) > 0 {
			t.Errorf("%s: %d lines find no place, %d questions are asked", slug, len(r.Unplaced), len(r.Questions))
		}
		got, problems := r.Answers.Case()
		if len(problems) > 0 {
			t.Errorf("%s: %v", slug, problems)
		}
		stored, err := s.db.Published(ctx, slug)
		if err != nil {
			t.Fatal(err)
		}
		want := stored.Case
		want.Slug, want.Readings = "", nil // the text has no place for them
		if diff := cmp.Diff(want.Answers(), got.Answers()); diff != "" {
			t.Errorf("%s comes back changed:\n%s", slug, diff)
		}
	}
}

func TestATextHoldsNoPrivateContact(t *testing.T) {
	s := newSite(t)
	slug := s.publish(casestudy.Answers{
		"name": {"Garden"}, "city": {"Łódź"}, "country": {"PL"}, "summary": {"A garden."},
		"contacts[0].name": {"Ada"}, "contacts[0].email": {"ada@example.org"},
		"contacts[1].name": {"Office"}, "contacts[1].email": {"office@example.org"}, "contacts[1].released": {"yes"},
	})
	p := s.get("/cases/" + slug + ".txt")
	if strings.Contains(p.body, "Ada") || strings.Contains(p.body, "ada@") || !strings.Contains(p.body, "office@example.org") {
		t.Errorf("the text is\n%s", p.body)
	}
	if s.get("/cases/"+slug).Find(`a[href="/cases/`+slug+`.txt"]`).Length() != 1 {
		t.Error("the page does not lead to the text")
	}
}

func TestThePictureShowsTheProfile(t *testing.T) {
	s := newSite(t)
	p := s.get(utrechtPage + ".png")
	if p.header.Get("Content-Type") != "image/png" || p.header.Get("ETag") == "" {
		t.Errorf("headers %v", p.header)
	}
	picture, err := png.Decode(strings.NewReader(p.body))
	if err != nil || picture.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Fatal(err, picture.Bounds())
	}
	at := func(x, y int) color.Color { return picture.At(imageLeft+x*unit, imageTop+y*unit) }
	for _, c := range []struct {
		x, y int
		want uint8
		what string
	}{
		{4, 3, strong, "the third block of a strong score"}, {28, 3, ghost, "the block that a moderate score does not reach"},
		{28, 11, moderate, "the second block of a moderate score"}, {52, 12, grey + softSteps - 1, "the dash of a score that is not assessed"},
		{52, 4, paper, "nothing above the dash"}, {30, 23, grey + softSteps - 1, "the ground"},
	} {
		if got := at(c.x, c.y); color.RGBAModel.Convert(got) != color.RGBAModel.Convert(palette[c.want]) {
			t.Errorf("%s is %v", c.what, got)
		}
	}
	if again := s.get(utrechtPage + ".png"); again.body != p.body {
		t.Error("the picture differs from one time to the next")
	}
	if href := s.get(utrechtPage).attrs(`meta[property="og:image"]`, "content"); len(href) != 1 || href[0] != s.server.URL+utrechtPage+".png" {
		t.Errorf("the page names the picture %v", href)
	}
}

func TestEveryStateHasAPictureOfItsOwn(t *testing.T) {
	seen := map[string]string{}
	for _, o := range casestudy.Levels {
		var scores [5]casestudy.Score
		for i := range scores {
			scores[i].Level = casestudy.Level(o.Code)
		}
		b, err := drawProfile(&scores)
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[string(b)]; ok {
			t.Errorf("%s looks like %s", o.Code, other)
		}
		if again, _ := drawProfile(&scores); !bytes.Equal(again, b) {
			t.Errorf("%s is drawn in two ways", o.Code)
		}
		seen[string(b)] = o.Code
	}
}

// The picture has the colours of the light theme.
func TestThePictureHasTheColoursOfThePages(t *testing.T) {
	tokens, err := os.ReadFile("../../static/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, i := range map[string]uint8{"paper": paper, "ghost": ghost, "lv1": weak, "lv2": moderate, "lv3": strong, "lvx": grey + softSteps - 1} {
		c := palette[i].(color.RGBA)
		want := "--" + name + ": #" + strings.ToLower(hex(c.R)+hex(c.G)+hex(c.B)) + ";"
		if !strings.Contains(string(tokens), want) {
			t.Errorf("the pages have no %s", want)
		}
	}
}

func hex(b uint8) string { return string("0123456789abcdef"[b>>4]) + string("0123456789abcdef"[b&15]) }

func TestThereIsNothingOfACaseThatIsNotPublished(t *testing.T) {
	s := newSite(t)
	for _, ending := range []string{"", ".json", ".txt", ".png"} {
		if p := s.do(s.request(http.MethodGet, "/cases/nowhere"+ending, nil)); p.status != http.StatusNotFound {
			t.Errorf("%s gave %d", ending, p.status)
		}
	}
}

func TestTheHistoryTellsVisitorsWhatChanged(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("action", "publish")
	if p := s.post("/admin/cases", form); p.status != 303 {
		t.Fatal(p.status)
	}
	form = newGarden()
	form.Set("revision", "1")
	form.Set("action", "publish")
	form.Set("message", "Looked at the well again")
	form.Set("summary", "Neighbours keep a garden with a well.")
	form.Set("contacts[0].email", "private@example.org")
	if p := s.post("/admin/cases/2", form); p.status != 303 {
		t.Fatal(p.status, p.texts("main"))
	}
	s.client = newClient()
	entries := s.get("/cases/garden-of-lodz").texts("#history li")
	if len(entries) != 2 || !strings.Contains(entries[0], "Looked at the well again") || !strings.Contains(entries[0], "Changed: summary.") {
		t.Errorf("the history is %q", entries)
	}
	for _, private := range []string{"private@example.org", "editor@example.org", "The editor", "contact"} {
		if strings.Contains(strings.ToLower(strings.Join(entries, " ")), strings.ToLower(private)) {
			t.Errorf("the history names %s", private)
		}
	}
}

// canonical is the address that a page names as its own.
func (p page) canonical() string { return p.Find(`link[rel="canonical"]`).AttrOr("href", "") }

// attrs are the values of an attribute of what a selector finds.
func (p page) attrs(selector, name string) []string {
	return p.Find(selector).Map(func(_ int, e *goquery.Selection) string { return e.AttrOr(name, "") })
}

// slugs are those of all published cases.
func (s *site) slugs() []string {
	s.t.Helper()
	all, err := s.db.Listed(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	var list []string
	for _, p := range all.Shown {
		list = append(list, p.Slug)
	}
	return list
}
