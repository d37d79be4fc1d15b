package web

import (
	"bytes"
	"context"
	"net/http"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/templates"
)

func (s *Server) showCodebook(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	return s.public(w, r, data, templates.CodebookPath, func() (answer, error) {
		variables, err := s.codebook(r.Context(), data)
		if err != nil {
			return answer{}, err
		}
		page := templates.CodebookPage{Shell: s.shell(r), Variables: variables, Cases: data.Len()}
		page.Canonical = s.absolute(templates.CodebookPath)
		return htmlPage(r.Context(), templates.Codebook(page))
	})
}

func (s *Server) showCodebookCSV(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	s.describedTable(w.Header(), data, "codebook.csv", codebookCSVPath, templates.CodebookPath)
	return s.public(w, r, data, codebookCSVPath, func() (answer, error) {
		variables, err := s.codebook(r.Context(), data)
		if err != nil {
			return answer{}, err
		}
		var table bytes.Buffer
		err = export.WriteCodebookCSV(&table, variables)
		return answer{kind: export.CSV.Kind, body: table.Bytes()}, err
	})
}

const codebookCSVPath = templates.CodebookPath + ".csv"

// describeCodebookCSV gives the description of that table.
func (s *Server) describeCodebookCSV(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	return s.public(w, r, data, templates.MetadataPath(codebookCSVPath), func() (answer, error) {
		d := s.document(data, file{address: codebookCSVPath})
		d.Title, d.Address = s.SiteName+": codebook", s.absolute(templates.CodebookPath)
		return metadataDocument(export.CodebookMetadata(d))
	})
}

func (s *Server) showCodebookJSON(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	s.credit(w.Header(), templates.CodebookPath)
	return s.public(w, r, data, templates.CodebookPath+".json", func() (answer, error) {
		variables, err := s.codebook(r.Context(), data)
		if err != nil {
			return answer{}, err
		}
		return jsonDocument(export.Codebook(s.SiteName+": codebook", s.absolute(templates.CodebookPath), data.Len(), variables))
	})
}

// codebook describes what is recorded of cases, and counts how often.
func (s *Server) codebook(ctx context.Context, data *edition) ([]casestudy.Variable, error) {
	variables := casestudy.Codebook()
	if err := s.store.CountVariables(ctx, variables); err != nil {
		return nil, err
	}
	all := data.Find(catalog.Query{}, nil)
	for _, v := range variables {
		for i, c := range v.Codes {
			for _, o := range all.Facet(v.Facet).Options {
				if v.Facet != "" && o.Code == c.Code {
					v.Codes[i].Cases = o.Count
				}
			}
		}
	}
	return variables, nil
}
