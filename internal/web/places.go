package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/places"
	"cogov/templates"
)

func (s *Server) listCountries(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	return s.public(w, r, data, templates.CountriesPath, func() (answer, error) {
		page := templates.CountriesPage{Shell: s.shell(r), Result: data.Find(catalog.Query{}, nil)}
		page.Canonical = s.absolute(templates.CountriesPath)
		return htmlPage(r.Context(), templates.Countries(page))
	})
}

func (s *Server) showCountry(w http.ResponseWriter, r *http.Request) error {
	code := chi.URLParam(r, "cc")
	country, ok := places.CountryByCode(code)
	if !ok {
		return errNotFound
	}
	return s.showPlace(w, r, place{"country", strings.ToLower(country.Code), templates.CountryPath, country})
}

func (s *Server) showCity(w http.ResponseWriter, r *http.Request) error {
	country, ok := places.CountryByCode(chi.URLParam(r, "cc"))
	code, known := catalog.ReadCity(country.Code + "-" + chi.URLParam(r, "slug"))
	if !ok || !known {
		return errNotFound
	}
	return s.showPlace(w, r, place{"city", code, templates.CityPath, country})
}

// A place is a value of a facet that has a page of its own.
type place struct {
	param, code string
	path        func(code string) string
	country     places.Country
}

// Cases and organisations on the page of a place, and places near it.
const (
	casesOfPlace         = 6
	organisationsOfPlace = 8
	placesNear           = 6
	casesNear            = 3
)

// showPlace answers with the page of a place at its one address.
func (s *Server) showPlace(w http.ResponseWriter, r *http.Request, at place) error {
	data, path := s.shown.Load(), at.path(at.code)
	if r.URL.EscapedPath() != path {
		http.Redirect(w, r, path, http.StatusMovedPermanently)
		return nil
	}
	return s.public(w, r, data, path, func() (answer, error) {
		q := catalog.Query{}.With(at.param, at.code)
		first := q
		first.PerPage = casesOfPlace
		result := data.Find(first, nil)
		if result.Total == 0 {
			return s.noPlace(r, data, at)
		}
		page := templates.PlacePage{Shell: s.shell(r), Country: at.country, Query: q, Result: result}
		page.Canonical = s.absolute(path)
		if err := s.describe(r.Context(), data, at, &page); err != nil {
			return answer{}, err
		}
		return htmlPage(r.Context(), templates.Place(page))
	})
}

// describe adds what the counts of its cases do not say about a place.
func (s *Server) describe(ctx context.Context, data *edition, at place, page *templates.PlacePage) error {
	if at.param == "city" {
		page.City = data.Label(at.param, at.code)
	}
	if lat, lon, ok := data.Middle(at.param, at.code); ok {
		page.Lat, page.Lon = &lat, &lon
	}
	page.First, page.Last, page.Dated = data.Began(at.param, at.code)
	page.Near = data.Elsewhere(at.param, at.code, placesNear, casesNear)
	whole := data.Find(catalog.Query{}, nil)
	for i := range casestudy.Principles {
		page.Whole[i] = whole.Spread(i)
	}
	organisations, err := s.store.Organisations(ctx, data.IDs(at.param, at.code), organisationsOfPlace)
	for _, o := range organisations {
		page.Organisations = append(page.Organisations, templates.Involved{Partner: o.Partner, Name: o.Name, Cases: o.Cases, Of: o.Of})
	}
	return err
}

// noPlace says that there is no case, and where there are others.
func (s *Server) noPlace(r *http.Request, data *edition, at place) (answer, error) {
	page := templates.NoPlacePage{Shell: s.shell(r), Country: at.country, IsCity: at.param == "city"}
	page.Others = data.Count(catalog.Query{}.With("country", strings.ToLower(at.country.Code)), nil)
	a, err := htmlPage(r.Context(), templates.NoPlace(page))
	a.status = http.StatusNotFound
	return a, err
}
