package templates

import (
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// ComparePage sets up to four cases side by side.
type ComparePage struct {
	Shell
	Cases   []casestudy.Published // in the order gathered
	Only    bool                  // leave out what is the same in all
	Unknown []string              // names that were asked for and that no published case has
	Beyond  int                   // how many more cases were asked for than fit
}

func (p ComparePage) shell() Shell {
	p.title = "Compare"
	if len(p.Cases) > 1 {
		p.title += " " + listing(p.names(40))
	}
	p.description = "Cases of urban co-governance side by side: scores, partners, place and time."
	p.place = atCompare
	p.of(p.view(), View.ComparePath)
	return p.Shell
}

// view gathers the cases that are compared.
func (p *ComparePage) view() View {
	var v View
	for i := range p.Cases {
		v = v.Gather(p.Cases[i].Slug)
	}
	return v
}

// path is the same comparison of the cases that a view gathers.
func (p *ComparePage) path(v View) string {
	if p.Only {
		return v.DifferencesPath()
	}
	return v.ComparePath()
}

// DifferencesPath compares the gathered cases where they differ.
func (v View) DifferencesPath() string {
	return withValues(comparePath, url.Values{"case": v.Tray, "only": {"differences"}})
}

// names are those of the cases, none much longer than most.
func (p *ComparePage) names(most int) []string {
	list := make([]string, len(p.Cases))
	for i := range p.Cases {
		list[i] = shortened(p.Cases[i].Name, most)
	}
	return list
}

// A comparedRow is one thing about every case, in the order of the cases.
type comparedRow struct {
	label string
	same  bool
	note  string // what all have, where they have more that differs
	cells []templ.Component
}

// A comparedPart is a titled run of rows.
type comparedPart struct {
	title string
	rows  []comparedRow
}

// parts are all rows in reading order.
func (p *ComparePage) parts() []comparedPart {
	return []comparedPart{
		{"Profile", p.scoreRows()},
		{"Partnership", p.partnerRows()},
		{"Facts", p.factRows()},
		{"In words", p.wordRows()},
	}
}

// shown are the rows that the page shows of all; same counts those that are the
// same in every case.
func (p *ComparePage) shown() (parts []comparedPart, rows, same int) {
	for _, part := range p.parts() {
		rows += len(part.rows)
		differ := slices.DeleteFunc(slices.Clone(part.rows), func(r comparedRow) bool { return r.same })
		same += len(part.rows) - len(differ)
		if p.Only {
			part.rows = differ
		}
		if len(part.rows) > 0 {
			parts = append(parts, part)
		}
	}
	return parts, rows, same
}

// row compares what a key says of each case; a key that says nothing of any
// makes no row.
func (p *ComparePage) row(label string, key func(*casestudy.Case) string, cell func(*casestudy.Case) templ.Component) []comparedRow {
	r := comparedRow{label: label, same: true}
	recorded := false
	for i := range p.Cases {
		c := &p.Cases[i].Case
		r.cells = append(r.cells, cell(c))
		r.same = r.same && key(c) == key(&p.Cases[0].Case)
		recorded = recorded || key(c) != ""
	}
	if !recorded {
		return nil
	}
	return []comparedRow{r}
}

// texts compares texts.
func (p *ComparePage) texts(label string, text func(*casestudy.Case) string) []comparedRow {
	return p.row(label, text, func(c *casestudy.Case) templ.Component { return comparedTexts([]string{text(c)}) })
}

// lists compares lists of texts, as they stand.
func (p *ComparePage) lists(label string, list func(*casestudy.Case) []string) []comparedRow {
	key := func(c *casestudy.Case) string { return strings.Join(list(c), "\n") }
	return p.row(label, key, func(c *casestudy.Case) templ.Component { return comparedTexts(list(c)) })
}

// sets compares sets of labels, and says what all have in common.
func (p *ComparePage) sets(label string, set func(*casestudy.Case) []string) []comparedRow {
	key := func(c *casestudy.Case) string { return strings.Join(slices.Sorted(slices.Values(set(c))), "\n") }
	rows := p.row(label, key, func(c *casestudy.Case) templ.Component {
		return comparedTexts([]string{strings.Join(set(c), ", ")})
	})
	for i := range rows {
		if common := p.common(set); len(common) > 0 && !rows[i].same {
			rows[i].note = strings.Join(common, ", ")
		}
	}
	return rows
}

// common is what the sets of all cases share, in the order of the first.
func (p *ComparePage) common(set func(*casestudy.Case) []string) []string {
	return slices.DeleteFunc(slices.Clone(set(&p.Cases[0].Case)), func(label string) bool {
		return slices.ContainsFunc(p.Cases, func(c casestudy.Published) bool { return !slices.Contains(set(&c.Case), label) })
	})
}

// inAll says of how many cases something is so: "in both", "in all three".
func (p *ComparePage) inAll() string {
	return [...]string{2: "in both", 3: "in all three", 4: "in all four"}[len(p.Cases)]
}
