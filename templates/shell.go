package templates

import (
	"cmp"
	"strings"

	"cogov/internal/casestudy"
)

// A Shell is what every page shows around its content. Handlers fill in what
// they know; a page adds its own title, description and place.
type Shell struct {
	SiteName  string                 // of the directory
	Canonical string                 // absolute address of the page; empty for pages that are not to be found
	NoIndex   bool                   // ask search engines to leave the page out
	Person    string                 // name of who is signed in; empty for a visitor
	Cases     int                    // how many are published
	Cities    int                    // in how many cities
	Contact   string                 // e-mail or web address of the directory; may be empty
	Gathered  []*casestudy.Published // the cases of the view's tray, on a page that has one

	title       string
	description string
	place       place
	live        bool              // the page updates itself while somebody chooses
	view        View              // that the page is of
	path        func(View) string // the page in another view; nil where it is of none
	scripts     []string          // of its own
	feed        string            // path of a feed of what the page lists; empty if there is none
	preview     preview
}

// A preview is what other sites show of a page that somebody links to, beside
// its title and description.
type preview struct {
	kind         string // of Open Graph; empty for a page like any other
	image, words string // absolute address of a picture, and what it shows
}

// A place is a part of the directory, most of them with a link in the masthead.
type place int

const (
	elsewhere place = iota
	atCases
	atMap
	atInsights
	atCompare // which no link of the masthead leads to
	atPlaces
	atPrinciples
	atAbout
)

// Title is what a browser shows for the page.
func (s Shell) Title() string {
	if s.title == "" {
		return s.SiteName
	}
	return s.title + " · " + s.SiteName
}

// htmxConfig keeps htmx within the content security policy: no code from
// answers, no style of its own, no page kept in the browser's storage: going
// back asks for the page again, and the browser finds its place in it. Nobody is
// moved up the page by what they choose.
const htmxConfig = `{"allowEval":false,"allowScriptTags":false,"selfRequestsOnly":true,"includeIndicatorStyles":false,"historyCacheSize":0,"refreshOnHistoryMiss":true,"scrollIntoViewOnBoost":false}`

// of says which view a page is of, and the page in another view: its links and
// the bar of gathered cases carry the view on.
func (s *Shell) of(v View, path func(View) string) { s.view, s.path = v, path }

// previewTitle is the title without the name of the site, which stands beside it.
func (s Shell) previewTitle() string { return cmp.Or(s.title, s.SiteName) }

func (s Shell) previewKind() string { return cmp.Or(s.preview.kind, "website") }

// isEmail reports whether a contact is an e-mail address.
func isEmail(contact string) bool {
	return strings.Contains(contact, "@") && !strings.Contains(contact, "/")
}
