package record

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	yearFirst  = regexp.MustCompile(`\b(\d{4})-(\d{1,2})-(\d{1,2})\b`)
	dayFirst   = regexp.MustCompile(`\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b`)
	monthNamed = regexp.MustCompile(`(?i)\b(?:(\d{1,2})(?:st|nd|rd|th)?\.? +)?(` + months + `)[a-z]*\.?(?: +(\d{1,2})(?:st|nd|rd|th)?)?,? +(\d{4})\b`)
)

const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"

// isDate reports whether a text is a date and nothing else.
func isDate(s string) bool {
	iso, _ := readDate(s)
	return iso != ""
}

// readDate reads a text that is a date: 2018-06-08, 8.06.18, 8 June 2018,
// June 8, 2018. Figures are day, month, year. If they can also be month, day,
// year, other is that date.
func readDate(s string) (iso, other string) {
	s = trim(s)
	if m := whole(yearFirst, s); m != nil {
		return isoDate(m[1], m[2], m[3]), ""
	}
	if m := whole(dayFirst, s); m != nil {
		iso, other = isoDate(m[3], m[2], m[1]), isoDate(m[3], m[1], m[2])
		if iso == "" || iso == other {
			return other, ""
		}
		return iso, other
	}
	if m := whole(monthNamed, s); m != nil && (m[1] == "") != (m[3] == "") {
		month := strings.Index(months, strings.ToLower(m[2]))/len("jan|") + 1
		return isoDate(m[4], strconv.Itoa(month), m[1]+m[3]), ""
	}
	return "", ""
}

// whole matches a pattern against all of a text but a full stop at its end.
func whole(pattern *regexp.Regexp, s string) []string {
	m := pattern.FindStringSubmatch(s)
	if m == nil || m[0] != strings.TrimRight(s, ".") {
		return nil
	}
	return m
}

// isoDate writes a date as 2018-06-08; it is empty if there is no such day.
func isoDate(year, month, day string) string {
	y, m, d := number(fullYear(year)), number(month), number(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Month() != time.Month(m) || t.Day() != d {
		return ""
	}
	return t.Format(time.DateOnly)
}

// fullYear gives a year of two figures its century: 18 is 2018, 84 is 1984.
func fullYear(s string) string {
	switch {
	case len(s) != 2:
		return s
	case s < "70":
		return "20" + s
	}
	return "19" + s
}

// number reads figures that a pattern has checked.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// readAdded reads the date of publication.
func (p *parser) readAdded(part part) {
	iso, other := readDate(part.value())
	if iso == "" {
		p.leave(part, fmt.Sprintf("“%s” is not a date.", part.value()))
		return
	}
	if other != "" {
		p.ask(Question{
			Field: "added", Text: part.value(), Offered: []string{iso, other}, Taken: iso,
			Ask: "The figures are read as day, month, year. Are they month, day, year?",
		})
	}
	p.answer(part, "added", iso)
}
