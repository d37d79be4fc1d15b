package templates

import (
	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// A column is one that the table can be sorted by.
type column struct {
	id, label string // id also of its link, for the focus to come back to
	path      string // the table sorted by it
	order     string // "ascending" or "descending" where it is sorted by it now
}

// column makes a column of the sorts it stands for: the first is the usual one,
// and where the table has it already, the next is on offer.
func (p *ListPage) column(id, label string, sorts ...string) column {
	c := column{id: id, label: label}
	next := sorts[0]
	for i, sort := range sorts {
		if sort == p.Query.Sort {
			c.order = orderOf[sort]
			next = sorts[(i+1)%len(sorts)]
		}
	}
	c.path = p.With(p.Query.With("sort", next)).CasesPath()
	return c
}

// orderOf says which way a sort goes; strongest first is descending.
var orderOf = func() map[string]string {
	orders := map[string]string{"name": "ascending", "oldest": "ascending", "newest": "descending"}
	for _, p := range casestudy.Principles {
		orders[p.Code] = "descending"
	}
	return orders
}()

// tableCells holds, for each mark, the cell of a score: its column of the
// profile with its bit of ground, and its word.
var tableCells = func() (cells [6]string) {
	for i, o := range casestudy.Levels {
		cells[i] = `<td class="pc">` + drawing("stave", "0 0 8 24", path("gr", "M-3 23h14v1h-14z")+regular.columns[0][i]) + `<span>` + o.Label + `</span></td>`
	}
	return cells
}()

// partnerCells holds the cell of each set of partners.
var partnerCells = everyPartnership(func(partners []string) string {
	words := sentence(partnerLabels(partners), ", ")
	if words == "" {
		words = "Not recorded"
	}
	return `<td class="pt">` + fiveCircles("five", partners) + `<span>` + words + `</span></td>`
})

// kindCells holds the cell of each kind of case.
var kindCells = func() map[string]string {
	cells := map[string]string{"": "<td></td>"}
	for _, o := range casestudy.Kinds {
		cells[o.Code] = "<td>" + o.Label + "</td>"
	}
	return cells
}()

// tableRows are written out in Go, as the options of facets are: nearly all of
// a row is one of a few cells made beforehand.
func tableRows(items []item) templ.Component {
	return written(func(p *pen) {
		for i := range items {
			writeRow(p, &items[i])
		}
	})
}

func writeRow(p *pen, c *item) {
	p.html(`<tr>`)
	writeRowHead(p, c)
	cells := codedCells(&c.Case)
	p.html(cells[:]...)
	p.html(`<td data-served>`)
	p.within(c.gather)
	p.html(`</td></tr>`)
}

func writeRowHead(p *pen, c *item) {
	p.html(`<th scope="row">`)
	writeCaseLink(p, c)
	p.html(`<small><bdi>`, c.found.mark(c.City), `</bdi>`, comma(c.City, c.Country), c.found.mark(countryName(c.Country)), `</small>`)
	if c.found != nil {
		p.within(whyFound(*c))
	}
	p.html(`</th>`)
}

// codedCells are those beside the name. Many cases share each.
func codedCells(c *casestudy.Case) (cells [8]string) {
	for i := range c.Scores {
		cells[i] = tableCells[markOf(c.Scores[i].Level)]
	}
	cells[5], cells[6], cells[7] = partnerCells[partnersOf(c.Partners)], `<td class="num">`+years(c)+`</td>`, kindCells[c.Kind]
	return cells
}

// comma stands between two texts where there are two.
func comma(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return ", "
}
