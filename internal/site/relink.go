package site

import (
	"bytes"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"cogov/templates"
)

// needsServer marks an element of a page that is nothing without a server. It is
// left out with all that is in it.
const needsServer = "data-served"

// relinkPage has the links of a page lead to files beside it, and leaves out what
// needs a server. All else of it stays as it is, byte by byte.
func (c *copier) relinkPage(from string, page []byte) []byte {
	var out bytes.Buffer
	var left leftOut
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken { // the end
			return out.Bytes()
		}
		raw := bytes.Clone(z.Raw())
		token := z.Token()
		if left.takes(&token) {
			continue
		}
		if c.relinkTag(from, &token) {
			raw = []byte(token.String())
		}
		out.Write(raw)
	}
}

// A leftOut is the element that is just left out.
type leftOut struct {
	name string
	deep int // how many of its name are open
}

// takes reports whether a token belongs to what is left out.
func (l *leftOut) takes(token *html.Token) bool {
	begins := token.Type == html.StartTagToken && !isVoid[token.Data]
	switch {
	case l.deep > 0 && begins && token.Data == l.name:
		l.deep++
	case l.deep > 0 && token.Type == html.EndTagToken && token.Data == l.name:
		l.deep--
	case l.deep > 0:
	case hasKey(token.Attr, needsServer):
		if begins {
			l.name, l.deep = token.Data, 1
		}
	default:
		return false
	}
	return true
}

// isVoid names the elements without an end.
var isVoid = map[string]bool{"input": true, "link": true, "meta": true, "img": true, "br": true, "hr": true}

func hasKey(attributes []html.Attribute, key string) bool {
	return slices.ContainsFunc(attributes, func(a html.Attribute) bool { return a.Key == key })
}

// relinkTag changes the addresses of a tag, and says whether there were any.
func (c *copier) relinkTag(from string, tag *html.Token) (changed bool) {
	if tag.Data == "meta" && hasValue(tag.Attr, "property", "og:image") {
		c.followPicture(tag.Attr)
		return false
	}
	for i, a := range tag.Attr {
		switch a.Key {
		case "href", "src", "action", "formaction":
			if tag.Data == "link" && hasValue(tag.Attr, "rel", "canonical") {
				continue // the page's own address is that of the site
			}
			if to := c.relink(from, a.Val); to != a.Val {
				tag.Attr[i].Val = to
				changed = true
			}
		}
	}
	return changed
}

// followPicture copies what other sites show of a page.
func (c *copier) followPicture(attributes []html.Attribute) {
	for _, a := range attributes {
		if path, ours := strings.CutPrefix(a.Val, c.base.String()); ours && a.Key == "content" {
			c.file(path)
		}
	}
}

func hasValue(attributes []html.Attribute, key, value string) bool {
	return slices.ContainsFunc(attributes, func(a html.Attribute) bool { return a.Key == key && a.Val == value })
}

// inStyle finds the addresses in a style sheet, which are all quoted.
var inStyle = regexp.MustCompile(`url\("(/[^"]+)"\)`)

func (c *copier) relinkStyle(from string, style []byte) []byte {
	return inStyle.ReplaceAllFunc(style, func(found []byte) []byte {
		return []byte(`url("` + c.relink(from, string(inStyle.FindSubmatch(found)[1])) + `")`)
	})
}

// served are the parts of the site that need a server.
var served = regexp.MustCompile(`^/(admin|login|logout|oai|compare|lists|suggest)(/|$)|^/opensearch\.xml$`)

// relink is an address as a file leads there. A query stays with the list of
// cases, where a script answers it, and is dropped elsewhere; places chosen on the
// map are the list of their cases.
func (c *copier) relink(from, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return address
	}
	if served.MatchString(u.Path) {
		return c.base.String() + u.String()
	}
	if chosen := citiesOf(u.Query()["place"]); len(chosen) > 0 {
		u = &url.URL{Path: listPath, RawQuery: url.Values{"city": chosen}.Encode()}
	}
	to := url.URL{Path: c.way(from, c.file(u.Path)), Fragment: u.Fragment}
	if u.Path == listPath {
		to.RawQuery = u.RawQuery
	}
	return to.String()
}

// citiesOf leaves out the cases without a place, which the list cannot ask for.
func citiesOf(places []string) []string {
	return slices.DeleteFunc(places, func(code string) bool { return code == templates.Nowhere })
}

// tableMetadata is the kind of what describes a table. It lies beside the table.
const tableMetadata = "application/csvm+json"

var describedBy = regexp.MustCompile(`^<([^>]+)>; rel="describedby"; type="` + regexp.QuoteMeta(tableMetadata) + `"$`)

// followDescription copies what describes a table as well: only the head of the
// answer leads there.
func (c *copier) followDescription(h http.Header) {
	for _, link := range h.Values("Link") {
		if found := describedBy.FindStringSubmatch(link); found != nil {
			c.relink("", strings.TrimPrefix(found[1], c.base.String()))
		}
	}
}

// way is how a file leads to another one of the folder.
func (c *copier) way(from, to string) string {
	if from == notFound {
		return c.base.Path + "/" + to
	}
	return relative(from, to)
}

// relative is the way from a file to another one of the same folder.
func relative(from, to string) string {
	up := strings.Count(path.Dir(from)+"/", "/")
	if path.Dir(from) == "." {
		up = 0
	}
	return "./" + strings.Repeat("../", up) + to
}
