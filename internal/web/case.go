package web

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
	"cogov/internal/export"
	"cogov/internal/record"
	"cogov/templates"
)

// asked is the case that an address names, of those that the public sees. One
// that has another address by now is a movedError.
func (s *Server) asked(r *http.Request) (slug string, data *edition, err error) {
	slug, data = chi.URLParam(r, "slug"), s.shown.Load()
	if data.Has(slug) {
		return slug, data, nil
	}
	now, err := s.store.Renamed(r.Context(), slug)
	switch {
	case err != nil:
		return "", nil, err
	case now == "":
		return "", nil, errNotFound
	}
	to := *r.URL
	to.Path = strings.Replace(to.Path, templates.CasePath(slug), templates.CasePath(now), 1)
	return "", nil, movedError{to.RequestURI()}
}

func (s *Server) showCase(w http.ResponseWriter, r *http.Request) error {
	slug, data, err := s.asked(r)
	if err != nil {
		return err
	}
	view := readView(r, data)
	if p, ok := data.BySlug(slug); ok {
		s.signpost(w.Header(), p)
	}
	return s.public(w, r, data, view.CasePath(slug), func() (answer, error) {
		page, err := s.casePage(r, data, view, slug)
		if err != nil {
			return answer{}, err
		}
		return htmlPage(r.Context(), templates.Case(page))
	})
}

// mostSimilar are the cases like one that its page shows; with it they can all
// be compared.
const mostSimilar = templates.MaxTray - 1

func (s *Server) casePage(r *http.Request, data *edition, view templates.View, slug string) (templates.CasePage, error) {
	d, err := s.store.Dossier(r.Context(), slug)
	if err != nil {
		return templates.CasePage{}, err
	}
	page := templates.CasePage{
		Shell: s.shell(r), Case: d.Published, Raw: d.Record, History: d.History, Similar: data.Similar(slug, mostSimilar),
		Root: s.absolute(""), Image: s.absolute(templates.CaseImagePath(slug)),
	}
	page.Canonical = s.absolute(templates.CasePath(slug))
	page.Citation = shownCitation(s.citation(&page.Case))
	page.View, page.Way, err = s.way(r, data, view, slug)
	page.Gathered = data.gathered(view)
	return page, err
}

// way finds a case in the list it was reached from, or else among all cases: an
// address may be older than what the case is now.
func (s *Server) way(r *http.Request, data *edition, view templates.View, slug string) (templates.View, templates.Way, error) {
	hits, err := s.hits(r, view.Query)
	if err != nil {
		return view, templates.Way{}, err
	}
	if n, ok := data.Neighbours(view.Query, hits, slug); ok {
		return view, templates.Way{Neighbours: n, Terms: data.Terms(view.Query)}, nil
	}
	view = templates.View{Tray: view.Tray}
	n, _ := data.Neighbours(view.Query, nil, slug)
	return view, templates.Way{Neighbours: n}, nil
}

func (s *Server) showCaseJSON(w http.ResponseWriter, r *http.Request) error {
	slug, data, err := s.asked(r)
	if err != nil {
		return err
	}
	if p, ok := data.BySlug(slug); ok {
		s.signpostBack(w.Header(), p, describes)
	}
	return s.public(w, r, data, templates.CaseJSONPath(slug), func() (answer, error) {
		p, err := s.store.Published(r.Context(), slug)
		if err != nil {
			return answer{}, err
		}
		return answer{kind: "application/json", body: append(p.JSON(s.absolute(templates.CasePath(slug))), '\n')}, nil
	})
}

// showCaseText gives the case as a text record, which holds no contact that was
// not released.
func (s *Server) showCaseText(w http.ResponseWriter, r *http.Request) error {
	slug, data, err := s.asked(r)
	if err != nil {
		return err
	}
	if p, ok := data.BySlug(slug); ok {
		s.signpostBack(w.Header(), p, partOf)
	}
	return s.public(w, r, data, templates.CaseTextPath(slug), func() (answer, error) {
		p, err := s.store.Published(r.Context(), slug)
		if err != nil {
			return answer{}, err
		}
		return answer{kind: "text/plain; charset=utf-8", body: []byte(record.Write(&p.Case))}, nil
	})
}

// citeCase gives the citation of the case as a file.
func (s *Server) citeCase(f export.Format) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		slug, data, err := s.asked(r)
		if err != nil {
			return err
		}
		if p, ok := data.BySlug(slug); ok {
			s.signpostBack(w.Header(), p, describes)
		}
		return s.public(w, r, data, templates.CaseFilePath(slug, f.Ending), func() (answer, error) {
			p, err := s.store.Published(r.Context(), slug)
			if err != nil {
				return answer{}, err
			}
			return answer{kind: f.Kind, body: []byte(f.Cite(s.citation(&p)))}, nil
		})
	}
}

// citation cites a case as it stands at a revision: its page will say something
// else one day.
func (s *Server) citation(p *casestudy.Published) export.Citation {
	return export.Cite(p, s.SiteName, s.cited(p.Slug, p.Revision))
}

// cited is the address to cite a revision of a case by.
func (s *Server) cited(slug string, revision int) string {
	return s.absolute(templates.RevisionPath(slug, revision))
}

// shownCitation is a citation in every form that a page shows.
func shownCitation(c export.Citation) templates.Citation {
	return templates.Citation{Text: c.Text(), Chicago: c.Chicago(), BibTeX: c.BibTeX(), RIS: c.RIS(), CSL: c.CSL()}
}

// showCaseImage draws the profile of the case, for sites that show a preview.
func (s *Server) showCaseImage(w http.ResponseWriter, r *http.Request) error {
	slug, data, err := s.asked(r)
	if err != nil {
		return err
	}
	return s.public(w, r, data, templates.CaseImagePath(slug), func() (answer, error) {
		p, _ := data.BySlug(slug)
		body, err := drawProfile(&p.Scores)
		return answer{kind: "image/png", body: body}, err
	})
}
