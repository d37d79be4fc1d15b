package templates

import (
	"net/url"
	"slices"

	"cogov/internal/catalog"
)

// A View is how somebody goes through the cases: what they ask for, how the
// list looks, and which cases they gather to compare. Links carry it on. The
// zero View is the plain list of all cases.
type View struct {
	Query catalog.Query
	Table bool     // the list as a table instead of entries
	Tray  []string // slugs of the gathered cases, in the order picked; MaxTray at most
}

// A form is how the cases of a view are shown.
type form int

const (
	asCards form = iota
	asTable
	onMap
	inFigures
)

// formOf is the one of a list.
func formOf(v View) form {
	if v.Table {
		return asTable
	}
	return asCards
}

// MaxTray is how many cases can be compared.
const MaxTray = 4

// With is the view of another query.
func (v View) With(q catalog.Query) View {
	v.Query = q
	return v
}

// AsTable is the view as a table or as entries.
func (v View) AsTable(table bool) View {
	v.Table = table
	return v
}

// Gathers reports whether a case is in the tray.
func (v View) Gathers(slug string) bool { return slices.Contains(v.Tray, slug) }

// Gather puts one more case into the tray, unless it is full.
func (v View) Gather(slug string) View {
	if len(v.Tray) < MaxTray && !v.Gathers(slug) {
		v.Tray = append(slices.Clone(v.Tray), slug)
	}
	return v
}

// Drop takes a case out of the tray.
func (v View) Drop(slug string) View {
	v.Tray = slices.DeleteFunc(slices.Clone(v.Tray), func(s string) bool { return s == slug })
	return v
}

// CasesPath is the list.
func (v View) CasesPath() string { return withValues(casesPath, v.values()) }

// CasePath is a case, reached from the list.
func (v View) CasePath(slug string) string {
	values := v.values()
	values.Del("page") // the case itself says on which it stands
	return withValues(CasePath(slug), values)
}

// MapPath is the map of the same cases.
func (v View) MapPath() string { return withValues(mapPath, v.mapValues()) }

// InsightsPath shows the same cases in figures.
func (v View) InsightsPath() string { return withValues(insightsPath, v.mapValues()) }

func (v View) mapValues() url.Values {
	values := v.AsTable(false).values()
	values.Del("page")
	return values
}

// ComparePath sets the gathered cases side by side.
func (v View) ComparePath() string { return withValues(comparePath, url.Values{"case": v.Tray}) }

func (v View) values() url.Values {
	values := v.Query.Values()
	if v.Table {
		values.Set("view", "table")
	}
	if len(v.Tray) > 0 {
		values["case"] = v.Tray
	}
	return values
}
