package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"cogov/internal/casestudy"
)

var (
	updated     = regexp.MustCompile(`(?i)\(?\s*\bupdated\b[^)]*\)?`)
	yearOrRange = regexp.MustCompile(`\b(\d{4})(?:[/.–-](\d{1,2}))?\b`)
	monthYear   = regexp.MustCompile(`\b\d{1,2}[/.](\d{4})\b`)
	shortPair   = regexp.MustCompile(`^(\d{1,2})/(\d{2})$`)
	goesOn      = regexp.MustCompile(`(?i)\b(?:ongoing|on-going|present|today|now|current)\b`)
	fromTo      = regexp.MustCompile(`^\s*(?:-|–|—|to|until|till|/)\s*$`)
	timeStart   = regexp.MustCompile(`(?i)^(?:[\d(]|(?:ongoing|on-going|since|from|in|about|around|approximately|ca?\.|early|mid|late|spring|summer|autumn|fall|winter|unknown|not known|n/a|` + months + `))`)
	plainTime   = regexp.MustCompile(`(?i)^(?:[\s\d()/.,–—-]|\b(?:ongoing|on-going|present|today|now|current|since|from|in|to|until|till|(?:` + months + `)[a-z]*)\b)*$`)
)

// beginsWithTime reports whether a text begins as the dates of records do.
func beginsWithTime(s string) bool { return len(s) <= 150 && timeStart.MatchString(s) }

// A span is when a case began and ended, as far as a record says.
type span struct {
	start, end string
	status     string
	years      []string // every year named
	doubt      string   // why the start is asked about
	endOr      string   // an end year that may be meant
}

// readSpan reads the forms dates come in: 2010, 2014 - ongoing, 2015 - 2019,
// Ongoing since 2009/01, November 2015, 27/11/2017(?), 2012/17.
func readSpan(s string) span {
	s = trim(updated.ReplaceAllString(s, ""))
	var t span
	if goesOn.MatchString(s) {
		t.status = casestudy.Ongoing
	}
	if !plainTime.MatchString(s) {
		t.doubt = "The record says more than a year."
	}
	dates, gaps := yearsIn(s)
	for _, m := range dates {
		t.years = append(t.years, m[1])
	}
	switch {
	case len(dates) == 0:
		return t
	case len(dates) == 2 && fromTo.MatchString(gaps[0]) && dates[1][1] >= dates[0][1]:
		t.end = dates[1][1]
		if number(t.end) < time.Now().Year() {
			t.status = casestudy.Ended
		}
	case len(dates) > 1:
		t.doubt = "The record names several years."
	}
	t.start = dates[0][1]
	if second := dates[0][2]; t.end == "" && second != "" {
		t.endOr = endOfRange(t.start, second)
	}
	return t
}

// yearsIn finds the years in a text, each with a second number after a slash,
// if any, and what stands between them.
func yearsIn(s string) (years [][]string, gaps []string) {
	s = yearFirst.ReplaceAllString(s, "$1")
	s = dayFirst.ReplaceAllStringFunc(s, func(date string) string { return fullYear(dayFirst.FindStringSubmatch(date)[3]) })
	s = monthYear.ReplaceAllString(s, "$1")
	end := 0
	for _, at := range yearOrRange.FindAllStringSubmatchIndex(s, -1) {
		m := []string{s[at[0]:at[1]], s[at[2]:at[3]], ""}
		if at[4] >= 0 {
			m[2] = s[at[4]:at[5]]
		}
		if y := number(m[1]); y < casestudy.FirstYear || y > casestudy.LastYear {
			continue
		}
		if len(years) > 0 {
			gaps = append(gaps, s[end:at[0]])
		}
		years, end = append(years, m), at[1]
	}
	return years, gaps
}

// endOfRange is the end year that the 17 of 2012/17 may mean; it is empty if it
// can only be a month.
func endOfRange(start, second string) string {
	if len(second) != 2 || start[2:] >= second {
		return ""
	}
	return start[:2] + second
}

// readTime reads when the case began and ended.
func (p *parser) readTime(part part) {
	value := part.value()
	t := readSpan(value)
	if t.start == "" && value != "" {
		p.askAboutPair(value)
		p.leave(part, fmt.Sprintf("No year can be read from “%s”.", value))
		return
	}
	p.answer(part, "start_year", t.start)
	if t.doubt != "" {
		p.ask(Question{Field: "start_year", Text: value, Offered: append(slices.Compact(t.years), ""), Taken: t.start,
			Ask: t.doubt + " Is this the year it began?"})
	}
	if t.endOr != "" {
		p.ask(Question{Field: "end_year", Text: value, Offered: []string{"", t.endOr}, Taken: "",
			Ask: "The second number may be the year it ended. Is it?"})
	}
	p.infer(part, "end_year", t.end)
	p.infer(part, "status", t.status)
}

// askAboutPair asks about two short numbers such as 12/17.
func (p *parser) askAboutPair(value string) {
	m := shortPair.FindStringSubmatch(strings.Trim(value, "()? "))
	if m == nil {
		return
	}
	offered := []string{"", fullYear(m[2])}
	if len(m[1]) == 2 && m[1] < m[2] {
		offered = append(offered, fullYear(m[1]))
	}
	p.ask(Question{Field: "start_year", Text: value, Offered: offered, Taken: "",
		Ask: "This may be a month and a year, or two years. Which year did it begin?"})
}

// infer answers a field from a part that is about another one, unless a label
// of its own answers it.
func (p *parser) infer(part part, name, value string) {
	if value != "" && !p.has(field(name).Label) {
		p.answer(part, name, value)
	}
}
