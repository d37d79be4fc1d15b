package web

import (
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/places"
	"cogov/templates"
)

// A file is what an address asks for: a format, the query of its cases, and the
// address itself in canonical form.
type file struct {
	export.Format
	query   catalog.Query
	address string
}

// fileOf reads what is asked of a format.
func fileOf(f export.Format) func(url.Values) file {
	return func(values url.Values) file {
		q := catalog.ParseQuery(values).Whole()
		return file{f, q, templates.FilePath(f.File(), q)}
	}
}

// readFeed reads what is asked of the feed. What was published last comes first,
// unless another order is asked for.
func readFeed(values url.Values) file {
	q := catalog.ParseQuery(values).Whole()
	if q.Sort != values.Get("sort") {
		q.Sort = catalog.Updated
	}
	return file{export.Atom, q, templates.FeedPath(q)}
}

// readCalibration reads which memberships are asked for. Numbers that are none
// mean nothing, as in every address, nor do more than six decimals; the table says
// which were taken.
func readCalibration(values url.Values) file {
	m, numbers := export.UsualMembership, url.Values{}
	for name, into := range map[string]*float64{"strong": &m.Strong, "moderate": &m.Moderate, "weak": &m.Weak} {
		if n, err := strconv.ParseFloat(values.Get(name), 64); err == nil && export.Rounded(n) != *into {
			*into = export.Rounded(n)
			numbers.Set(name, strconv.FormatFloat(*into, 'f', -1, 64))
		}
	}
	if !m.IsOrdered() {
		m, numbers = export.UsualMembership, nil
	}
	q := catalog.ParseQuery(values).Whole()
	return file{export.Calibration(m), q, templates.CalibrationPath(q, numbers)}
}

// sendFile gives all the cases of a query as a file. They are written as they
// are read: however many they are, few are held at once.
func (s *Server) sendFile(read func(url.Values) file) handler {
	return func(w http.ResponseWriter, r *http.Request) error { return s.stream(w, r, read(r.URL.Query())) }
}

func (s *Server) stream(w http.ResponseWriter, r *http.Request, f file) error {
	data, h := s.shown.Load(), w.Header()
	h.Add("Vary", "Cookie")
	if _, signedIn := account(r); signedIn {
		h.Set("Cache-Control", "private, no-store")
	} else {
		tag := s.tag(data, f.address)
		markPublic(h, tag)
		if hasTag(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	hits, err := s.hits(r, f.query)
	if err != nil {
		return err
	}
	d := s.document(data, f)
	s.describeFile(h, f, d)
	if r.Method == http.MethodHead {
		return nil
	}
	err = f.Write(w, d, unhurried(w, s.store.Whole(r.Context(), data.Matching(f.query, hits))))
	if err != nil && r.Context().Err() == nil {
		s.Log.Error("a file was cut off", "id", h.Get("X-Request-Id"), "path", r.URL.Path, "err", err)
	}
	if err != nil { // half a file must not look like a whole one
		panic(http.ErrAbortHandler)
	}
	return nil
}

// document says what a file is.
func (s *Server) document(data *edition, f file) export.Document {
	return export.Document{
		Title: s.title(data, f.Holds(), f.query), Site: s.SiteName, Address: s.absolute(templates.CasesPath(f.query)), Self: s.absolute(f.address), Date: data.Newest(),
		Case:  func(slug string) string { return s.absolute(templates.CasePath(slug)) },
		Cited: s.cited,
	}
}

// title says what holds the cases of a query, and in words what was asked for.
func (s *Server) title(data *edition, holds string, q catalog.Query) string {
	title := s.SiteName + ": " + holds
	if asked := templates.TermsInWords(data.Terms(q)); asked != "" {
		title += " (" + asked + ")"
	}
	return title
}

// describeFile says in the head of an answer whose the cases are, since when, and
// what may be done with them: not every format has room for that beside them.
func (s *Server) describeFile(h http.Header, f file, d export.Document) {
	h.Set("Content-Type", f.Kind)
	s.nameFile(h, f.File())
	s.credit(h, templates.CasesPath(f.query))
	if f.IsTable() {
		s.link(h, templates.MetadataPath(f.address), "describedby", tableMetadata)
	}
	dateFile(h, d.Date)
}

// dateFile says in the head of an answer since when the cases are as it has them.
func dateFile(h http.Header, newest time.Time) {
	if !newest.IsZero() {
		h.Set("Last-Modified", newest.UTC().Format(http.TimeFormat))
	}
}

// nameFile has a browser save an answer, under a name that says whose it is.
func (s *Server) nameFile(h http.Header, name string) {
	if site := places.Slug(s.SiteName); site != "" {
		name = site + "-" + name
	}
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}

// describedTable names and dates the file of a table of its own and leads to what
// describes its columns. It is shown on a page.
func (s *Server) describedTable(h http.Header, data *edition, name, address, page string) {
	s.nameFile(h, name)
	dateFile(h, data.Newest())
	s.credit(h, page)
	s.link(h, templates.MetadataPath(address), "describedby", tableMetadata)
}

// credit says in the head of an answer whose the data are and what may be done
// with them. They are shown on a page.
func (s *Server) credit(h http.Header, page string) {
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
	s.link(h, page, "canonical", "")
	s.link(h, templates.AboutPath, "author", "")
}

// tableMetadata is the kind of a description of a table.
const tableMetadata = "application/csvm+json"

// describeTable gives the description of a table.
func (s *Server) describeTable(read func(url.Values) file) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		data, f := s.shown.Load(), read(r.URL.Query())
		address := templates.MetadataPath(f.address)
		return s.public(w, r, data, address, func() (answer, error) {
			return metadataDocument(f.Metadata(s.document(data, f)))
		})
	}
}

func metadataDocument(m export.Metadata) (answer, error) {
	a, err := jsonDocument(m)
	a.kind = tableMetadata
	return a, err
}

// unhurried gives whoever reads cases slowly more time with each of them.
func unhurried(w http.ResponseWriter, cases export.Cases) export.Cases {
	c := http.NewResponseController(w)
	answerLong(c)
	return func(yield func(casestudy.Published, error) bool) {
		for p, err := range cases {
			c.SetWriteDeadline(time.Now().Add(patience)) // what cannot wait is left as it is
			if !yield(p, err) {
				return
			}
		}
	}
}

// patience is how long one part of a large transfer may take.
const patience = 30 * time.Second

// answerLong lets an answer take longer than a request: the server goes on
// reading the connection meanwhile, and the end of its time to read would cancel
// the request.
func answerLong(c *http.ResponseController) {
	c.SetReadDeadline(time.Time{}) // what cannot wait is left as it is
}
