package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/templates"
)

// longestQuery is how long a query may be that is kept.
const longestQuery = 16 << 10

// freezeList keeps the result of a query, so that it can be cited. The same
// result of the same data is kept once.
func (s *Server) freezeList(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	values, err := url.ParseQuery(r.PostForm.Get("query"))
	if err != nil {
		return errBadRequest
	}
	q, data := catalog.ParseQuery(values).Whole(), s.shown.Load()
	if len(q.Encode()) > longestQuery {
		return errTooLarge
	}
	name, err := s.store.CitedAt(r.Context(), q.Encode(), data.revision)
	if err == nil && name == "" {
		name, err = s.freeze(w, r, data, q)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, templates.CitedListPath(name, 1), http.StatusSeeOther)
	return nil
}

func (s *Server) freeze(w http.ResponseWriter, r *http.Request, data *edition, q catalog.Query) (name string, err error) {
	hits, err := s.hits(r, q)
	if err != nil {
		return "", err
	}
	list := casestudy.CitedList{Query: q.Encode(), Revision: data.revision, Cases: data.Freeze(data.Matching(q, hits))}
	if len(list.Cases) == 0 {
		return "", errNoCases
	}
	if wait, ok := s.lists.take(s.address(r)); !ok {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())+1))
		return "", errEnoughLists
	}
	return s.store.Freeze(r.Context(), &list)
}

// A citedList is a list that was frozen, beside what its query finds now.
type citedList struct {
	casestudy.CitedList
	catalog.Since
	query catalog.Query
}

func (s *Server) citedList(r *http.Request, data *edition) (l citedList, err error) {
	if l.CitedList, err = s.store.CitedList(r.Context(), chi.URLParam(r, "id")); err != nil {
		return l, err
	}
	values, err := url.ParseQuery(l.CitedList.Query)
	if err != nil {
		return l, err
	}
	l.query = catalog.ParseQuery(values)
	hits, err := s.hits(r, l.query)
	if err != nil {
		return l, err
	}
	var gone []string
	for _, c := range l.CitedList.Cases {
		if !data.Has(c.Slug) {
			gone = append(gone, c.Slug)
		}
	}
	renamed, err := s.store.RenamedAmong(r.Context(), gone)
	l.Since = data.Since(l.CitedList.Cases, renamed, data.Matching(l.query, hits))
	return l, err
}

// pages is how many pages a list has, of templates.CitedPerPage cases each.
func (l *citedList) pages() int {
	return (len(l.Since.Cases) + templates.CitedPerPage - 1) / templates.CitedPerPage
}

// rows are the cases on a page, as they were called then. What was not revised
// since is called the same.
func (s *Server) citedRows(ctx context.Context, data *edition, l *citedList, page int) ([]templates.CitedRow, error) {
	if page > l.pages() {
		return nil, errNotFound
	}
	from := (page - 1) * templates.CitedPerPage
	some := l.Since.Cases[from:min(from+templates.CitedPerPage, len(l.Since.Cases))]
	rows, revised := make([]templates.CitedRow, len(some)), map[string]int{}
	for i, c := range some {
		rows[i].Cited = c
		if p, ok := data.BySlug(c.Slug); ok && c.Revision == c.Then.Revision {
			rows[i].Name, rows[i].City, rows[i].Country = p.Name, p.City, p.Country
		} else if ok {
			revised[c.Slug] = c.Then.Revision
		}
	}
	called, err := s.store.Namings(ctx, revised)
	for i := range rows {
		if n, ok := called[rows[i].Slug]; ok {
			rows[i].Name, rows[i].City, rows[i].Country = n.Name, n.City, n.Country
		}
	}
	return rows, err
}

func (s *Server) listCitation(data *edition, l *citedList) export.Citation {
	return export.CiteList(&l.CitedList, templates.TermsInWords(data.Terms(l.query)), s.SiteName, s.absolute(templates.CitedListPath(l.Name, 1)))
}

// showCitedList shows a list as it was, and what became of it.
func (s *Server) showCitedList(w http.ResponseWriter, r *http.Request) error {
	data, name, at := s.shown.Load(), chi.URLParam(r, "id"), catalog.ParseQuery(r.URL.Query()).Page
	s.signpostList(w.Header(), name, at)
	return s.public(w, r, data, templates.CitedListPath(name, at), func() (answer, error) {
		l, err := s.citedList(r, data)
		if err != nil {
			return answer{}, err
		}
		page := templates.CitedPage{
			Shell: s.shell(r), List: l.CitedList, Query: l.query, Asked: templates.TermsInWords(data.Terms(l.query)), Page: at, Pages: l.pages(),
			Added: templates.NamedCases{Count: len(l.Added), Cases: data.Some(l.Added[:min(len(l.Added), templates.CitedPerPage)])},
		}
		if page.Rows, err = s.citedRows(r.Context(), data, &l, at); err != nil {
			return answer{}, err
		}
		countChanges(data, &l, &page)
		c := s.listCitation(data, &l)
		page.Citation = shownCitation(c)
		page.Canonical = s.absolute(templates.CitedListPath(name, at))
		return htmlPage(r.Context(), templates.Cited(page))
	})
}

// countChanges counts and names what is no longer in the result, what was
// rescored, and what is no longer published, which is not named.
func countChanges(data *edition, l *citedList, page *templates.CitedPage) {
	add := func(to *templates.NamedCases, slug string) {
		to.Count++
		if p, ok := data.BySlug(slug); ok && len(to.Cases) < templates.CitedPerPage {
			to.Cases = append(to.Cases, p)
		}
	}
	for i := range l.Since.Cases {
		c := &l.Since.Cases[i]
		if !c.IsPublished() {
			page.Withdrawn++
		}
		if c.IsRemoved() {
			add(&page.Removed, c.Slug)
		}
		if c.IsRescored() {
			add(&page.Rescored, c.Slug)
		}
	}
}

// citeList gives the citation of a list as a file.
func (s *Server) citeList(f export.Format) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		data, name := s.shown.Load(), chi.URLParam(r, "id")
		s.signpostListBack(w.Header(), name)
		return s.public(w, r, data, templates.CitedListFilePath(name, f.Ending), func() (answer, error) {
			l, err := s.citedList(r, data)
			if err != nil {
				return answer{}, err
			}
			return answer{kind: f.Kind, body: []byte(f.Cite(s.listCitation(data, &l)))}, nil
		})
	}
}

// showCitedListText gives the text that the checksum of a list is of.
func (s *Server) showCitedListText(w http.ResponseWriter, r *http.Request) error {
	name := chi.URLParam(r, "id")
	s.credit(w.Header(), templates.CitedListPath(name, 1))
	return s.public(w, r, s.shown.Load(), templates.CitedListTextPath(name), func() (answer, error) {
		l, err := s.store.CitedList(r.Context(), name)
		return answer{kind: "text/plain; charset=utf-8", body: []byte(l.Text())}, err
	})
}
