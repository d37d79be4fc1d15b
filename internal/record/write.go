package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// Write writes a case as a text record in the rated layout, with what that has
// no label for under Project Details. Parse reads the same case from it. Only
// released contacts are written, and no readings.
func Write(c *casestudy.Case) string {
	var w writer
	w.layout(c)
	w.details(c)
	record := c.Name + "\n\n" + w.String()
	if title := divide(splitLines(record)).title; title == nil || unescape(title.text) != c.Name {
		record = `\` + record // the name begins with a label word
	}
	return record
}

// A writer writes labels with their values.
type writer struct{ strings.Builder }

// layout writes what the rated layout has labels for.
func (w *writer) layout(c *casestudy.Case) {
	country, _ := places.CountryByCode(c.Country)
	w.value("Country", country.Name)
	w.value("City", c.City)
	w.value("Name", c.Name)
	w.value("Date", lifeOf(c))
	w.block("Description", c.Description, mayBeHeading)
	w.line("")
	for i, p := range casestudy.Principles {
		w.value(p.Name, cmp.Or(c.Scores[i].Level, casestudy.NotAssessed).Label())
	}
	w.value("Website", c.Website)
	w.list(list("sources"), referencesLabel, c)
	w.line("")
	w.list(list("contacts"), "Contact", c)
}

// details writes what the rated layout has no label for.
func (w *writer) details(c *casestudy.Case) {
	w.line("\n" + detailsLabel + "\n")
	if c.Added != "" {
		w.value("Added", c.Added)
	}
	told := strings.Contains(lifeOf(c), " - ")
	for _, f := range detailFields() {
		value := f.Value(c).String()
		if value == "" || value == f.Default || told && (f.Name == "end_year" || f.Name == "status") {
			continue
		}
		w.field(f, value)
	}
	for _, l := range casestudy.Lists() {
		if l.Name != "sources" && l.Name != "contacts" && l.Len(c) > 0 {
			w.list(l, l.Label, c)
		}
	}
}

// lifeOf is when a case began and ended in the words of records, as far as
// they say it: 2010, 2010 - ongoing, 2015 - 2019.
func lifeOf(c *casestudy.Case) string {
	if c.StartYear == 0 {
		return ""
	}
	start := strconv.Itoa(c.StartYear)
	life, end := start+" - ongoing", ""
	if c.EndYear != 0 {
		end = strconv.Itoa(c.EndYear)
		life = start + " - " + end
	}
	if t := readSpan(life); t.start == start && t.end == end && t.status == c.Status {
		return life
	}
	return start
}

func (w *writer) field(f casestudy.Field, value string) {
	switch {
	case f.Options != nil:
		var labels []string
		for code := range strings.SplitSeq(value, "|") {
			labels = append(labels, casestudy.Label(f.Options, code))
		}
		w.value(f.Label, strings.Join(labels, ", "))
	case f.Kind == casestudy.Lines:
		w.line(f.Label + ":\n* " + strings.ReplaceAll(value, "\n", "\n* "))
	case f.Kind == casestudy.Paragraphs:
		w.block(f.Label, value, func([]string, int) bool { return false })
	default:
		w.value(f.Label, value)
	}
}

func (w *writer) line(s string) { w.WriteString(s + "\n") }

// value writes a label with a value of one line. A backslash keeps a value that
// would be read as something else.
func (w *writer) value(label, value string) {
	line := trim(label + ": " + value)
	if strings.HasPrefix(value, `\`) || label == "City" && readLocation(value) != (location{city: value}) || holdsLabels(line) {
		line = label + `: \` + value
	}
	w.line(line)
}

// block writes a label with paragraphs. A backslash keeps a line that would be
// read as a label or a heading.
func (w *writer) block(label, text string, isHeading func(lines []string, i int) bool) {
	lines := strings.Split(text, "\n")
	written := slices.Clone(lines)
	for i, l := range lines {
		if strings.HasPrefix(l, `\`) || i > 0 && (mayBegin(l) || isHeading(lines, i)) || i == 0 && holdsLabels(label+": "+l) {
			written[i] = `\` + l
		}
	}
	w.line(trim(label + ": " + strings.Join(written, "\n")))
}

// mayBegin reports whether a line in the midst of a record may be read as a
// label.
func mayBegin(l string) bool {
	l = trim(l)
	m := match(l)
	return holdsLabels(l) || m != nil && slices.ContainsFunc(m.slots, func(s *slot) bool {
		return m.form == colon || s.zone > body && (m.form == alone || s.takes(m.rest))
	})
}

// list writes the things of a list, an item each.
func (w *writer) list(l casestudy.List, label string, c *casestudy.Case) {
	w.line(label + ":")
	for i := range l.Len(c) {
		if l.Name == "contacts" && !c.Contacts[i].Released {
			continue
		}
		var parts []string
		for _, f := range l.At(i) {
			value := f.Value(c).String()
			if f.Options != nil {
				value = casestudy.Label(f.Options, value)
			}
			if f.Kind != casestudy.Flag {
				parts = append(parts, value)
			}
		}
		w.line("* " + indent(bar(parts)))
	}
}

// indent sets the further lines of an item in, so that they stay with it.
func indent(item string) string {
	lines := strings.Split(item, "\n")
	for i, l := range lines[1:] {
		if mayBegin(l) {
			l = `\` + l
		}
		if l != "" {
			lines[i+1] = "  " + l
		}
	}
	return strings.Join(lines, "\n")
}
