package web

import (
	"context"
	"net/http"
	"sync"

	"cogov/internal/catalog"
	"cogov/internal/search"
	"cogov/templates"
)

// mostWordings is how many texts with a word less are searched for.
const mostWordings = 6

// nearby finds what else to ask for where a query finds few cases or none. Hits
// are the cases in which its text was found.
func (s *Server) nearby(r *http.Request, data *edition, q catalog.Query, hits []int64, result catalog.Result) (n templates.Nearby, err error) {
	if result.Total > templates.FewCases || result.IsBeyond() || !q.Narrows() {
		return n, nil
	}
	terms := search.Read(q.Text)
	wordings, err := s.shorter(r, q, terms)
	if err != nil {
		return n, err
	}
	n.Wider = data.Loosen(q, hits, wordings)
	if len(terms.List) > 0 {
		n.Meant, err = s.meant(r, data, q, result.Total)
	}
	return n, err
}

// shorter searches for the text of a query with each of its terms left out.
func (s *Server) shorter(r *http.Request, q catalog.Query, terms search.Terms) (wordings []catalog.Wording, err error) {
	if len(terms.List) < 2 {
		return nil, nil
	}
	for i := range terms.List[:min(len(terms.List), mostWordings)] {
		w := catalog.Wording{Text: terms.Without(i)}
		if w.Hits, err = s.store.Search(r.Context(), w.Text, false); err != nil {
			return nil, err
		}
		wordings = append(wordings, w)
	}
	return wordings, nil
}

// meant spells the text of a query as the directory does, so that it finds
// something with all else that is asked; and where it found something already,
// much more than that.
func (s *Server) meant(r *http.Request, data *edition, q catalog.Query, found int) (catalog.Loosening, error) {
	for _, text := range s.words(r.Context(), data).Respell(q.Text) {
		hits, err := s.store.Search(r.Context(), text, false)
		if err != nil {
			return catalog.Loosening{}, err
		}
		spelt := q.With("q", text)
		if total := data.Count(spelt, hits); total > 5*found {
			return catalog.Loosening{Query: spelt, Total: total}, nil
		}
	}
	return catalog.Loosening{}, nil
}

// A lexicon is read once, when somebody first finds little.
type lexicon struct {
	once  sync.Once
	words *search.Lexicon
}

// words are those of an edition; none where they cannot be read, for a search
// goes without proposals then.
func (s *Server) words(ctx context.Context, data *edition) *search.Lexicon {
	data.lexicon.once.Do(func() {
		words, err := s.store.Words(context.WithoutCancel(ctx))
		if err != nil {
			s.Log.Error("the words of the directory cannot be read", "err", err)
			words = new(search.Lexicon)
		}
		data.lexicon.words = words
	})
	return data.lexicon.words
}
