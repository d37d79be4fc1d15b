package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/auth"
	"cogov/internal/record"
)

const garden = `Ghent – Garden of Ghent

Source: University of Ghent
Country Belgium
City Ghent
Name Garden of Ghent
Date 2012/17
Description Neighbours keep a garden.

Urban Co-Governance Strong
Tech Justice
Website https://garden.example/
Written by hand, no label
Project Details
Added: 8.06.18
`

// filled is a form of a page as a browser would send it.
func filled(p page, form string) url.Values {
	values := url.Values{}
	p.Find(form).Find("input[type=hidden], input[type=text]").Each(func(_ int, in *goquery.Selection) {
		values.Set(in.AttrOr("name", ""), in.AttrOr("value", ""))
	})
	p.Find(form).Find("textarea").Each(func(_ int, area *goquery.Selection) {
		values.Add(area.AttrOr("name", ""), strings.ReplaceAll(strings.TrimPrefix(area.Text(), "\n"), "\n", "\r\n"))
	})
	p.Find(form).Find("select").Each(func(_ int, choice *goquery.Selection) {
		values.Set(choice.AttrOr("name", ""), choice.Find("option[selected]").AttrOr("value", ""))
	})
	p.Find(form).Find("input[checked]").Each(func(_ int, in *goquery.Selection) {
		values.Add(in.AttrOr("name", ""), in.AttrOr("value", ""))
	})
	return values
}

func (s *site) paste(text string) page {
	s.t.Helper()
	return s.post("/admin/import", url.Values{"text": {text}})
}

func TestAPastedRecordFillsInTheForm(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Contributor)
	p := s.paste(garden)
	if p.status != http.StatusOK {
		t.Fatalf("pasting gave %d", p.status)
	}
	form := filled(p, "#case")
	for name, want := range map[string]string{
		"name": "Garden of Ghent", "city": "Ghent", "country": "BE", "co_governance": "strong", "website": "https://garden.example/",
		"added": "2018-06-08", "lat": "51.05", "lon": "3.72", "description": "Neighbours keep a garden.",
	} {
		if got := form.Get(name); got != want {
			t.Errorf("%s holds %q; want %q", name, got, want)
		}
	}
	if got := p.Find("#line-6.placed .gave a[href='#name']").Text(); got != "Name" {
		t.Errorf("line 6 gave %q", got)
	}
	if href := p.Find("label[for=name] ~ a.origin").AttrOr("href", ""); href != "#line-6" {
		t.Errorf("the name comes from %q", href)
	}
	if got := p.Find("#line-13.open").Text(); !strings.Contains(got, "Written by hand, no label") || !strings.Contains(got, "No place") {
		t.Errorf("the line without a place says %q", got)
	}
	if got := p.texts(".question legend"); len(got) < 3 { // image credit, date, position
		t.Errorf("asked is only %q", got)
	}
	lines, _ := s.db.Editions(ctx, "", "", 10)
	if len(lines) != 1 {
		t.Error("something was saved by pasting")
	}
}

func TestAnOfferIsTakenAndTheTextStays(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	p := s.paste(garden)
	form := filled(p, "#case")
	form.Set("name", "Typed meanwhile")
	for _, button := range []string{"University of Ghent", "2018-08-06"} {
		offer := ""
		p.Find("button[name=take]").Each(func(_ int, b *goquery.Selection) {
			if strings.Contains(b.Text(), button) {
				offer = b.AttrOr("value", "")
			}
		})
		form.Set("take", offer)
		if p = s.post("/admin/cases", form); p.status != http.StatusOK {
			t.Fatalf("taking %q (%s) gave %d", button, offer, p.status)
		}
		form = filled(p, "#case")
	}
	if form.Get("sources[0].title") != "University of Ghent" || form.Get("added") != "2018-08-06" || form.Get("name") != "Typed meanwhile" {
		t.Errorf("the form holds %v", form)
	}
	if strings.ReplaceAll(form.Get("record"), "\r\n", "\n") != garden || p.Find("#line-6.placed").Length() != 1 {
		t.Error("the text is not beside the form any more")
	}
	for _, bad := range []string{"slug=x", "nonsense=1", "%zz", "readings[0].reader=x&name=y&unheard=z"} {
		form.Set("take", bad)
		if p := s.post("/admin/cases", form); p.status != http.StatusBadRequest {
			t.Errorf("taking %q gave %d", bad, p.status)
		}
	}
}

// offer is what the button that offers an answer sends, or "".
func offer(p page, words string) (value string) {
	p.Find("button[name=take]").Each(func(_ int, b *goquery.Selection) {
		if strings.Contains(b.Text(), words) {
			value = b.AttrOr("value", "")
		}
	})
	return value
}

func TestAnOfferTakesThePlaceOfNothingTyped(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	p := s.paste(garden)
	form := filled(p, "#case")
	form.Set("take", offer(p, "University of Ghent"))
	form.Set("sources[0].title", "Typed meanwhile")
	form = filled(s.post("/admin/cases", form), "#case")
	if form.Get("sources[0].title") != "Typed meanwhile" || form.Get("sources[1].title") != "University of Ghent" {
		t.Errorf("the form holds %v", form)
	}
}

func TestAQuestionGoesAlongWithItsSource(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	p := s.paste("Country Belgium\nCity Ghent\nName Shed\nReferences, sources, contact person(s)\nSee www.shed.example.org for more\nA book\n")
	form := filled(p, "#case")
	form.Set("move", "sources[0] down")
	p = s.post("/admin/cases", form)
	form = filled(p, "#case")
	if form.Set("take", offer(p, "Leave it empty")); form.Get("take") != "sources%5B1%5D.url=" {
		t.Errorf("offered is %q", form.Get("take"))
	}
	form.Del("take")
	form.Set("remove", "sources[1]")
	if p = s.post("/admin/cases", form); p.says("The address was read out of words") {
		t.Error("asked is about a source that is gone")
	}
}

func TestALevelThatIsTakenIsThePublishedOne(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	p := s.paste("Country: Belgium\nCity: Ghent\nName: Shed\nDescription: A shed.\nPooling: Strong or moderate\n")
	if got := p.Find(".stands bdi").Text(); !strings.Contains(got, "Not assessed") {
		t.Errorf("%q stands", got)
	}
	form := filled(p, "#case")
	for _, level := range []string{"Strong", "Moderate", "Not assessed"} {
		form.Set("take", offer(p, level))
		p = s.post("/admin/cases", form)
		form = filled(p, "#case")
		by := map[bool]string{true: "published"}[level != "Not assessed"]
		if form.Get("pooling") != strings.ReplaceAll(strings.ToLower(level), " ", "_") || form.Get("pooling_scored_by") != by {
			t.Errorf("taking %s gave %q, scored by %q", level, form.Get("pooling"), form.Get("pooling_scored_by"))
		}
	}
}

func TestTheTextIsKeptWithTheCase(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := filled(s.paste(strings.ReplaceAll(garden, "\n", "\r\n")), "#case")
	form.Set("end_year", "nonsense")
	p := s.post("/admin/cases", form)
	if p.status != http.StatusUnprocessableEntity || p.Find("#line-6.placed").Length() != 1 {
		t.Fatalf("a mistake gave %d, with %d lines of the text", p.status, p.Find(".pline").Length())
	}
	form = filled(p, "#case")
	form.Set("end_year", "")
	form.Set("action", "publish")
	if p := s.post("/admin/cases", form); p.status != http.StatusSeeOther {
		t.Fatalf("publishing gave %d: %v", p.status, p.texts(".errsum li"))
	}
	if p := s.get("/cases/garden-of-ghent"); !p.says("Written by hand, no label") {
		t.Error("the page does not show the text as published")
	}
	if n := s.paste(garden).Find(".look a[href='/admin/cases/1/edit']").Length(); n != 1 {
		t.Error("pasted again, it is not said to be here already")
	}
}

func TestSeveralRecordsWaitForTheirTurn(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	second := strings.NewReplacer("Garden", "Orchard", "garden.example", "orchard.example").Replace(garden)
	third := strings.NewReplacer("Garden of Ghent", "Mill", "garden.example", "mill.example").Replace(garden)
	p := s.paste(garden + second + third)
	if got := p.texts(".cut"); len(got) != 3 || p.Find(`[name=name]`).AttrOr("value", "") != "Garden of Ghent" {
		t.Fatalf("the cuts are %q, the first form %q", got, p.Find(`[name=name]`).AttrOr("value", ""))
	}
	if p.Find("#line-6 .gave").Length() != 1 || !p.says("2 others wait") {
		t.Error("the others are not beside it")
	}
	r := s.post("/admin/cases", filled(p, "#case"))
	if r.status != http.StatusSeeOther {
		t.Fatalf("saving the first gave %d", r.status)
	}
	if href := s.get(r.header.Get("Location")).Find("a:contains('Go on with')").AttrOr("href", ""); href != "/admin/import/2" {
		t.Errorf("the saved one leads on to %q", href)
	}
	list := s.get("/admin/import")
	if got := list.texts(".waiting a"); len(got) != 2 || got[0] != "Orchard of Ghent" || got[1] != "Mill, Ghent" {
		t.Fatalf("%q wait", got)
	}
	p = s.get(list.Find(".waiting a").AttrOr("href", ""))
	if len(p.texts(".cut")) != 3 || p.Find("#line-6 .gave").Length() != 1 {
		t.Error("the second does not stand in its text")
	}
	s.post("/admin/cases", filled(p, "#case"))
	list = s.get("/admin/import")
	if r := s.post(list.Find(".waiting form").AttrOr("action", ""), nil); r.status != http.StatusSeeOther {
		t.Errorf("discarding gave %d", r.status)
	}
	if waiting, err := s.db.WaitingOf(ctx, 1); len(waiting) != 0 || err != nil {
		t.Errorf("%v still wait, %v", waiting, err)
	}
	if lines, _ := s.db.Editions(ctx, "", "", 10); len(lines) != 2 {
		t.Errorf("%d cases are saved", len(lines))
	}
}

func TestATextThatIsPastedTwiceWaitsOnce(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.paste(garden + garden)
	first := s.get("/admin/import/1").status
	if p := s.paste(garden + garden); first != 200 || p.status != 200 || p.Find("[name=waiting]").AttrOr("value", "") != "1" {
		t.Errorf("the second paste gave %d and opens record %q", p.status, p.Find("[name=waiting]").AttrOr("value", ""))
	}
	if waiting, err := s.db.WaitingOf(ctx, 1); len(waiting) != 2 || err != nil {
		t.Errorf("%d wait, %v", len(waiting), err)
	}
	if s.paste(garden + garden + garden); len(s.get("/admin/import").texts(".waiting a")) != 5 {
		t.Error("another text does not wait")
	}
}

func TestMoreRecordsThanAnybodyReadsAreNotTaken(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	p := s.paste(strings.Repeat("Country: Italy\nCity: Rome\nName: A\nDescription: B\n", mostAtOnce+1))
	if p.status != http.StatusUnprocessableEntity || !p.says("holds 201 records") || !strings.Contains(p.Find("#text").Text(), "City: Rome") {
		t.Errorf("the paste gave %d", p.status)
	}
	if waiting, err := s.db.WaitingOf(ctx, 1); len(waiting) != 0 || err != nil {
		t.Errorf("%d wait, %v", len(waiting), err)
	}
}

func TestNobodyOpensWhatAnotherPasted(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.paste(garden + garden)
	s.client = newClient()
	s.signIn(auth.Contributor)
	if p := s.do(s.request("GET", "/admin/import/1", nil)); p.status != http.StatusNotFound {
		t.Errorf("another's record gave %d", p.status)
	}
	if p := s.post("/admin/import/1/discard", nil); p.status != http.StatusNotFound {
		t.Errorf("discarding it gave %d", p.status)
	}
	if p := s.do(s.request("GET", "/admin/import/x", nil)); p.status != http.StatusNotFound {
		t.Errorf("no number gave %d", p.status)
	}
}

func TestATextWithoutLabelsOpensAFormAllTheSame(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	for _, text := range []string{"Just words.\n\nMore of them, Name and all.", "<script>alert(1)</script>", "\x00", strings.Repeat("Country\n", 500), "\ufeff\u00a0x"} {
		p := s.paste(text)
		if p.status != http.StatusOK && strings.Trim(text, "\x00") != "" {
			t.Errorf("%.40q gave %d", text, p.status)
		}
		if strings.Contains(p.body, "<script>alert") {
			t.Error("the text is markup")
		}
	}
	if p := s.paste(" \n"); p.status != http.StatusUnprocessableEntity || !strings.HasPrefix(p.Find("title").Text(), "Error:") {
		t.Errorf("no text gave %d, %q", p.status, p.Find("title").Text())
	}
}

func (s *site) upload(name string, content []byte) page {
	s.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, _ := w.CreateFormFile("file", name)
	part.Write(content)
	w.Close()
	r := s.request("POST", "/admin/import", &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Origin", s.server.URL)
	return s.do(r)
}

func TestARecordComesAsAFile(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	utrecht, err := os.ReadFile("../../seeds/utrecht-human-rights-city.txt")
	if err != nil {
		t.Fatal(err)
	}
	if p := s.upload("Utrecht.TXT", utrecht); p.status != 200 || p.Find("[name=city]").AttrOr("value", "") != "Utrecht" {
		t.Errorf("the file gave %d", p.status)
	}
	if p := s.upload("windows.txt", []byte("Name: Caf\xe9 \x93Open\x94\nCity: S\xe3o Paulo\n")); p.Find("[name=name]").AttrOr("value", "") != "Café “Open”" {
		t.Errorf("a file from Windows gave the name %q", p.Find("[name=name]").AttrOr("value", ""))
	}
	if p := s.upload("x.txt", []byte("Country \xff\xfe Name")); p.status != 200 {
		t.Errorf("broken text gave %d", p.status)
	}
	if p := s.upload("picture.png", []byte("x")); p.status != http.StatusUnsupportedMediaType {
		t.Errorf("a picture gave %d", p.status)
	}
	if p := s.upload("empty.txt", nil); p.status != http.StatusUnprocessableEntity {
		t.Errorf("an empty file gave %d", p.status)
	}
	if p := s.upload("huge.txt", bytes.Repeat([]byte("x"), 9<<20)); p.status != http.StatusRequestEntityTooLarge {
		t.Errorf("a huge file gave %d", p.status)
	}
}

func FuzzEveryLineOfARecordIsShown(f *testing.F) {
	for _, text := range []string{garden, garden + garden, "", "\r\r\n", "Country", "Name: x\u2028City y"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = withLineFeeds(text)
		var shown []string
		read := record.Parse(text)
		for i, l := range markLines(text, read) {
			shown = append(shown, l.Text)
			if strings.Trim(l.Text, " \t") != "" && utf8.ValidString(l.Text) && !l.Placed && !l.Unplaced && hasLetters(l.Text) {
				t.Errorf("line %d, %q, is neither placed nor without a place", i+1, l.Text)
			}
		}
		if got := strings.Join(shown, "\n"); got != text {
			t.Errorf("%q is shown as %q", text, got)
		}
	})
}

func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

func TestARecordThatIsOpenTwiceIsOneCase(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.paste(garden + strings.ReplaceAll(garden, "Garden", "Orchard"))
	for _, id := range []string{"1", "2"} { // the last one of its text is one like any other
		first, second := s.get("/admin/import/"+id), s.get("/admin/import/"+id)
		s.post("/admin/cases", filled(first, "#case"))
		form := filled(second, "#case")
		if p := s.post("/admin/cases", form); p.status != 303 || p.header.Get("Location") != "/admin/cases/"+id+"/edit?notice=saved" {
			t.Errorf("saved once more it gave %d, %s", p.status, p.header.Get("Location"))
		}
		form.Set("summary", "Written in the other window.")
		p := s.post("/admin/cases", form)
		if p.status != 409 || !p.says("Written in the other window.") {
			t.Fatalf("saved with another text it gave %d", p.status)
		}
		if e, _ := s.db.Edition(ctx, map[string]int64{"1": 1, "2": 2}[id]); e.Revision != 1 {
			t.Errorf("it has revision %d", e.Revision)
		}
		if id == "1" {
			continue
		}
		again := filled(p, "#merge")
		again.Set("action", "save")
		if p := s.post("/admin/cases", again); p.status != 303 || !strings.HasPrefix(p.header.Get("Location"), "/admin/cases/3/") {
			t.Errorf("as another case it gave %d, %s", p.status, p.header.Get("Location"))
		}
	}
	if lines, _ := s.db.Editions(ctx, "", "", 10); len(lines) != 3 {
		t.Errorf("there are %d cases", len(lines))
	}
}
