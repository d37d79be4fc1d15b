package catalog

// A Decade counts the cases whose life has a year in it. The earliest may stand
// for all the years before it as well; then it has no From.
type Decade struct{ From, To, Count int }

// mostDecades bounds how many are counted, so that one case from the Middle
// Ages does not make a hundred of them.
const mostDecades = 8

// A decade knows which rows have a year of life in it.
type decade struct {
	from, to int
	rows     set
}

// newDecades are those from the first in which a case began to the last in
// which one began or was changed: until then the lives that go on are known.
func newDecades(entries []entry) []decade {
	first, last := span(entries)
	if first == 0 {
		return nil
	}
	var list []decade
	for year := first - first%10; year <= last; year += 10 {
		list = append(list, decade{from: year, to: year + 9})
	}
	if more := len(list) - mostDecades; more > 0 {
		list = list[more:]
		list[0].from = 0
	}
	for i := range list {
		list[i].rows = newSet(len(entries))
		for row, e := range entries {
			if e.life.overlaps(list[i].from, list[i].to) {
				list[i].rows.add(int32(row))
			}
		}
	}
	return list
}

// span gives the years of the first beginning and of the last beginning or
// change; 0 where no beginning is known.
func span(entries []entry) (first, last int) {
	for _, e := range entries {
		last = max(last, e.Changed.UTC().Year())
		if began := int(e.life.first); began != 0 {
			last = max(last, began)
			if first == 0 || began < first {
				first = began
			}
		}
	}
	return first, last
}

// countDecades counts some rows by decade.
func (c *Catalog) countDecades(among set) []Decade {
	list := make([]Decade, len(c.decades))
	for i, d := range c.decades {
		list[i] = Decade{d.from, d.to, among.countBoth(d.rows)}
	}
	return list
}
