package web

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/search"
	"cogov/templates"
)

// Offline is all that a script needs to answer the queries of a list without a
// server.
type Offline struct {
	PerPage int            `json:"per_page"`
	MostPer int            `json:"most_per_page"`
	Levels  []string       `json:"levels"`  // in their order; the missing states last
	Missing []string       `json:"missing"` // those that are no level
	Facets  []offlineFacet `json:"facets"`
	Sorts   [][2]string    `json:"sorts"` // code and label

	LeftOut map[string][2]string `json:"left_out"` // what to say of one case and of several without a level, by missing state

	Common      []string      `json:"common"`       // words that a search leaves out
	NotSearched [2]string     `json:"not_searched"` // of one such word and of several
	Cells       []string      `json:"cells"`        // of the table, as HTML
	Cases       []offlineCase `json:"cases"`        // by name
}

type offlineFacet struct {
	Param     string      `json:"param"`
	Label     string      `json:"label"`
	Principle bool        `json:"principle"`
	Every     bool        `json:"every"`   // a case must have every picked option
	Options   [][2]string `json:"options"` // code and label
}

type offlineCase struct {
	Slug    string              `json:"slug"`
	Entry   string              `json:"entry"` // as HTML
	Row     []int               `json:"row"`   // of the table: places in the cells
	Codes   map[string][]string `json:"codes"`
	First   int                 `json:"first"`
	Last    int                 `json:"last"`
	Start   int                 `json:"start"`
	Changed int64               `json:"changed"` // Unix time in milliseconds
	Words   string              `json:"words"`   // as the index of the search has them
}

// offlineAtOnce is how many texts are read together.
const offlineAtOnce = 100

// Offline gathers it of all published cases.
func (s *Server) Offline(ctx context.Context) (Offline, error) {
	data := s.shown.Load()
	o := Offline{PerPage: catalog.PerPage, MostPer: catalog.MaxPerPage, Common: search.CommonWords(), NotSearched: templates.NotSearched, LeftOut: templates.LeftOutWords}
	for _, sort := range catalog.Sorts {
		o.Sorts = append(o.Sorts, [2]string{sort.Code, sort.Label})
	}
	for _, level := range casestudy.Levels {
		o.Levels = append(o.Levels, level.Code)
		if casestudy.Level(level.Code).Ordinal() == 0 {
			o.Missing = append(o.Missing, level.Code)
		}
	}
	for _, f := range data.Find(catalog.Query{}, nil).Facets {
		facet := offlineFacet{Param: f.Param, Label: f.Label, Principle: casestudy.PrincipleIndex(f.Param) >= 0, Every: f.Every}
		for _, option := range f.Options {
			facet.Options = append(facet.Options, [2]string{option.Code, option.Label})
		}
		o.Facets = append(o.Facets, facet)
	}
	var ids []int64
	cells := map[string]int{}
	for c := range data.Coded() {
		var entry bytes.Buffer
		if err := templates.Entry(c.Published).Render(ctx, &entry); err != nil {
			return o, err
		}
		ids = append(ids, c.ID)
		o.Cases = append(o.Cases, offlineCase{
			Slug: c.Slug, Entry: entry.String(), Row: o.row(cells, templates.OfflineRow(c.Published)),
			Codes: c.Codes, First: c.First, Last: c.Last, Start: c.StartYear, Changed: c.Changed.UnixMilli(),
		})
	}
	return o, s.addWords(ctx, ids, o.Cases)
}

// row finds the places of some cells among those known, and adds the others.
func (o *Offline) row(known map[string]int, cells []string) (row []int) {
	for _, cell := range cells {
		at, ok := known[cell]
		if !ok {
			at = len(o.Cells)
			known[cell] = at
			o.Cells = append(o.Cells, cell)
		}
		row = append(row, at)
	}
	return row
}

// addWords adds to cases the words that are found in them.
func (s *Server) addWords(ctx context.Context, ids []int64, cases []offlineCase) error {
	for some := range slices.Chunk(ids, offlineAtOnce) {
		texts, err := s.store.Texts(ctx, some)
		if err != nil {
			return err
		}
		for i, id := range some {
			if c, found := texts[id]; found {
				cases[i].Words = search.PassagesOf(c).Index()
			}
		}
		cases = cases[len(some):]
	}
	return nil
}

// AllAsJSON is the list of all cases as one page, which no address can ask for.
func (s *Server) AllAsJSON() ([]byte, error) {
	data := s.shown.Load()
	q := catalog.Query{Page: 1, PerPage: max(1, data.Len())}
	list := s.caseList(data, q, data.Find(q, nil))
	list.URL = s.absolute(templates.CasesPath(q.Whole()))
	a, err := jsonDocument(list)
	return a.body, err
}

// Script is the data as a script, which also works from a folder: there nothing
// else may be read.
func (o Offline) Script() ([]byte, error) {
	data, err := json.Marshal(o)
	return append(append([]byte("window.directory = "), data...), ";\n"...), err
}
