package templates

import (
	"slices"
	"strings"
	"testing"

	"cogov/internal/catalog"
)

func TestEveryErrorSaysWhatHappenedAndWhatToDo(t *testing.T) {
	titles := map[string]int{}
	for _, status := range []int{400, 403, 404, 405, 409, 413, 415, 421, 422, 429, 500, 503, 507} {
		doc := render(t, Error(ErrorPage{Shell: shell, Status: status, RequestID: "req-7"}))
		title := words(doc.Find("h1"))
		if other, ok := titles[title]; ok || title == "" {
			t.Errorf("%d and %d are both called %q", status, other, title)
		}
		titles[title] = status
		if n := doc.Find(".prose p").Length(); n != 2 || words(doc.Find(".prose p").Last()) == "" {
			t.Errorf("%d does not say what to do", status)
		}
		if !strings.Contains(words(doc.Find("main")), "req-7") || doc.Find("meta[content=noindex]").Length() != 1 {
			t.Errorf("%d lacks its request number, or may be indexed", status)
		}
	}
	for status, like := range map[int]int{418: 400, 502: 500} {
		if got, want := words(render(t, Error(ErrorPage{Status: status})).Find("h1")), words(render(t, Error(ErrorPage{Status: like})).Find("h1")); got != want {
			t.Errorf("%d says %q; want what %d says", status, got, like)
		}
	}
	if got := words(render(t, Error(ErrorPage{Status: 429, Detail: "Wait five minutes."})).Find(".prose p").First()); got != "Wait five minutes." {
		t.Errorf("what happened is %q", got)
	}
}

func TestSigningIn(t *testing.T) {
	doc := render(t, Login(LoginPage{Shell: shell}))
	if doc.Find("form[action='/login'][method=post] input[name=password][type=password][autocomplete=current-password]").Length() != 1 {
		t.Error("there is no field for the password that a password manager fills")
	}
	if doc.Find("#errors").Length() != 0 || strings.Contains(doc.Text(), "cogov user add") {
		t.Error("a fresh page speaks of problems")
	}
	doc = render(t, Login(LoginPage{Shell: shell, Email: "a@b.example", Problem: "Not known", NoAccounts: true}))
	if !strings.HasPrefix(doc.Find("title").Text(), "Error: ") || doc.Find("#errors[tabindex='-1'] a[href='#email']").Length() != 1 {
		t.Error("the problem is not said first")
	}
	if doc.Find("#email").AttrOr("value", "") != "a@b.example" || !strings.Contains(doc.Find("main").Text(), "cogov user add") {
		t.Error("the address typed is lost, or nothing says how the first account is made")
	}
}

func TestAboutSaysWhatIsCounted(t *testing.T) {
	doc := render(t, About(AboutPage{Shell: shell, Published: 13, PublishedCases: 3, Compared: 415, Same: 366}))
	text := words(doc.Find("main"))
	for _, want := range []string{
		"13 scores were seen in published records, in 3 cases.", "83 cases were read twice", "Of 415 pairs of scores 366 agree (88%)", "and 49 differ", "Unless a published record gives the score,",
		"provisional", "not the guide of the Co-Cities researchers", "LabGov", "CC BY 4.0", "MIT", "de facto", "Natural Earth", "GeoNames",
		"Public Sans", "Brygada 1918", "htmx", "CLDR", "editors@cogov.example",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, id := range append(principleCodes(), "guide", "licence", "correct", "credits") {
		if doc.Find("#"+id).Length() != 1 {
			t.Errorf("nothing is at #%s", id)
		}
	}
	if text := words(render(t, About(AboutPage{Shell: shell})).Find("main")); strings.Contains(text, "published records, in") || strings.Contains(text, "read twice") {
		t.Error("an empty directory speaks of its scores")
	}
}

func TestHomeCountsTheCases(t *testing.T) {
	doc := render(t, Home(HomePage{Shell: shell, Result: catalog.New(gardens()).Find(catalog.Query{Sort: "updated", PerPage: 2}, nil)}))
	if got := words(doc.Find(".figures")); got != "3 cases 2 cities 2 countries and territories" {
		t.Errorf("figures %q", got)
	}
	first := doc.Find(".principles li").First()
	if got := words(first.Find(".distkey")); got != "Strong 1 case Weak 1 case No level 1 case" {
		t.Errorf("the spread is %q", got)
	}
	for _, href := range []string{
		"/cases?co_governance=strong",
		"/cases?co_governance=not_assessed&co_governance=insufficient_information&co_governance=not_applicable",
	} {
		if first.Find(".distkey a[href='"+href+"']").Length() != 1 {
			t.Errorf("no link to %s", href)
		}
	}
	if got := words(doc.Find(".groups li").First()); got != "Public 1 case" {
		t.Errorf("the first partner is %q", got)
	}
	for _, href := range []string{"/countries/nl", "/countries#europe", "/principles/co_governance", "/countries"} {
		if doc.Find("main a[href='"+href+"']").Length() == 0 {
			t.Errorf("no way in by %s", href)
		}
	}
	if doc.Find(".entry").Length() != 2 || doc.Find("a[href='/cases']:contains('All 3 cases')").Length() != 1 {
		t.Error("the cases changed last, or the way to all, are missing")
	}
}

// Bars and numbers say the same, and no bar stands for nothing.
func TestASpreadFillsTheFigure(t *testing.T) {
	result := catalog.New(gardens()).Find(catalog.Query{}, nil)
	list := stretches(result.Spread(1), 1, catalog.Query{}.With("country", "nl"))
	want := []stretch{
		{"Moderate", "k2", "/cases?country=nl&enabling_state=moderate", 2, "0.0", "224.0"},
		{"No level", "k0", "/cases?country=nl&enabling_state=not_assessed&enabling_state=insufficient_information&enabling_state=not_applicable", 1, "224.0", "112.0"},
	}
	if !slices.Equal(list, want) {
		t.Errorf("the spread is %+v; want %+v", list, want)
	}
}
