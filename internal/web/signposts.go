package web

import (
	"net/http"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/templates"
)

// signpost leads programs from the page of a case to what it is of, as FAIR
// Signposting has it (level 1): the address to cite, what describes the case,
// the texts of it, the licence.
func (s *Server) signpost(h http.Header, p *casestudy.Published) {
	s.citeAs(h, p.Slug, p.Revision)
	s.link(h, templates.CaseJSONPath(p.Slug), "describedby", "application/json")
	s.signpostReferences(h, func(ending string) string { return templates.CaseFilePath(p.Slug, ending) })
	s.link(h, templates.CaseTextPath(p.Slug), "item", "text/plain")
	h.Add("Link", `<https://schema.org/AboutPage>; rel="type"`)
	h.Add("Link", `<https://schema.org/Article>; rel="type"`)
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
}

// signpostReferences leads to the citation as a file of each format.
func (s *Server) signpostReferences(h http.Header, path func(ending string) string) {
	for _, f := range []export.Format{export.BibTeX, export.RIS, export.CSL} {
		kind, _, _ := strings.Cut(f.Kind, ";")
		s.link(h, path(f.Ending), "describedby", kind)
	}
}

// signpostBack leads from a file of a case to its page. It describes the case,
// or it is one of its texts.
func (s *Server) signpostBack(h http.Header, p *casestudy.Published, relation string) {
	s.citeAs(h, p.Slug, p.Revision)
	s.link(h, templates.CasePath(p.Slug), relation, "text/html")
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
}

// What a file is to the page of its case.
const (
	describes = "describes"
	partOf    = "collection"
)

// signpostRevision leads from a revision to the case as it stands today.
func (s *Server) signpostRevision(h http.Header, slug string, n int) {
	s.citeAs(h, slug, n)
	s.link(h, templates.CasePath(slug), "latest-version", "text/html")
	h.Add("Link", `<https://schema.org/Article>; rel="type"`)
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
}

// signpostList leads from a list that was kept to the same for programs.
func (s *Server) signpostList(h http.Header, name string, page int) {
	s.link(h, templates.CitedListPath(name, 1), "cite-as", "")
	s.link(h, templates.CitedListJSONPath(name, page), "describedby", jsonKind)
	s.signpostReferences(h, func(ending string) string { return templates.CitedListFilePath(name, ending) })
	h.Add("Link", `<https://schema.org/Collection>; rel="type"`)
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
}

// signpostListBack leads from a citation of a list to its page.
func (s *Server) signpostListBack(h http.Header, name string) {
	s.link(h, templates.CitedListPath(name, 1), "cite-as", "")
	s.link(h, templates.CitedListPath(name, 1), describes, "text/html")
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
}

// signpostData leads from the page of the data set to its files.
func (s *Server) signpostData(h http.Header) {
	s.link(h, templates.DataPath, "cite-as", "")
	s.link(h, templates.DataFilePath, "item", dataFileType)
	s.link(h, templates.CasesCSVPath(catalog.Query{}), "item", "text/csv")
	s.link(h, templates.CodebookPath+".json", "describedby", jsonKind)
	h.Add("Link", `<https://schema.org/AboutPage>; rel="type"`)
	h.Add("Link", `<https://schema.org/Dataset>; rel="type"`)
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
}

// citeAs names the address that citations name.
func (s *Server) citeAs(h http.Header, slug string, revision int) {
	h.Add("Link", "<"+s.cited(slug, revision)+`>; rel="cite-as"`)
}

// link adds a Link header (RFC 8288) to a page of this site.
func (s *Server) link(h http.Header, path, relation, kind string) {
	value := "<" + s.absolute(path) + `>; rel="` + relation + `"`
	if kind != "" {
		value += `; type="` + kind + `"`
	}
	h.Add("Link", value)
}
