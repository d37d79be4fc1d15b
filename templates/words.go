package templates

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// count says how many of something there are: "1 case", "12 cases".
func count(n int, one, many string) string {
	return number(n) + " " + plural(n, one, many)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// number groups the digits of large numbers: "10,000".
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// digits is how many characters such a number has.
func digits(n int) int {
	digits := 1
	for ; n >= 10; n /= 10 {
		digits++
	}
	return digits + (digits-1)/3
}

// day writes a date in words: "8 June 2018".
func day(t time.Time) string { return t.UTC().Format("2 January 2006") }

// isoDay does so with a date such as "2018-06-08".
func isoDay(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return day(t)
}

// years says in a place line when a case was: "since 2010", "2015–2019".
func years(c *casestudy.Case) string {
	start, end := strconv.Itoa(c.StartYear), strconv.Itoa(c.EndYear)
	switch {
	case c.StartYear != 0 && c.StartYear == c.EndYear:
		return start
	case c.StartYear != 0 && c.EndYear != 0:
		return start + "–" + end
	case c.StartYear != 0 && c.Status == casestudy.Ongoing:
		return "since " + start
	case c.StartYear != 0:
		return "from " + start
	case c.EndYear != 0:
		return "until " + end
	}
	return ""
}

// lifetime says the same as a fact of its own, with the status.
func lifetime(c *casestudy.Case) string {
	status := map[string]string{casestudy.Ongoing: "ongoing", casestudy.Ended: "ended in a year not known"}[c.Status]
	if status == "" {
		status = "status not known"
	}
	switch {
	case c.StartYear != 0 && c.EndYear != 0:
		return years(c)
	case c.StartYear != 0:
		if c.Status == casestudy.Ongoing {
			return strconv.Itoa(c.StartYear) + ", ongoing"
		}
		return years(c) + ", " + status
	case c.EndYear != 0:
		return years(c)
	}
	return "Start not known, " + status
}

func countryName(code string) string {
	if country, ok := places.CountryByCode(code); ok {
		return country.Name
	}
	return code
}

// coordinates writes a position as an atlas does: "52.09° N, 5.12° E".
func coordinates(lat, lon float64) string {
	return degrees(lat, "N", "S") + ", " + degrees(lon, "E", "W")
}

func degrees(angle float64, positive, negative string) string {
	side := positive
	if angle < 0 {
		angle, side = -angle, negative
	}
	return strconv.FormatFloat(angle, 'f', 2, 64) + "° " + side
}

// sentence joins labels to the words of a sentence: only the first keeps its
// capital.
func sentence(labels []string, separator string) string {
	var b strings.Builder
	for i, label := range labels {
		if i > 0 {
			b.WriteString(separator)
			label = strings.ToLower(label)
		}
		b.WriteString(label)
	}
	return b.String()
}

// listing joins words as a sentence does: "a, b and c".
func listing(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// partnerLabels are the partners that take part, in their fixed order.
func partnerLabels(partners []string) []string {
	labels := make([]string, 0, len(partners))
	for _, o := range casestudy.Partners {
		if slices.Contains(partners, o.Code) {
			labels = append(labels, o.Label)
		}
	}
	return labels
}

// partnershipType is the label of a set of partners:
// "Public–private–community".
func partnershipType(partners []string) string { return sentence(partnerLabels(partners), "–") }

// profileWords says a profile aloud, grouped by level: "Profile. Strong:
// Enabling State. Moderate: Pooling, Experimentalism."
func profileWords(scores *[5]casestudy.Score) string {
	var b strings.Builder
	b.Grow(192)
	b.WriteString("Profile.")
	for _, level := range casestudy.Levels {
		separator := " " + level.Label + ": "
		for i := range scores {
			if casestudy.Levels[markOf(scores[i].Level)].Code == level.Code {
				b.WriteString(separator)
				b.WriteString(casestudy.Principles[i].Name)
				separator = ", "
			}
		}
		if separator == ", " {
			b.WriteByte('.')
		}
	}
	return b.String()
}

func levelLabel(l casestudy.Level) string { return casestudy.Levels[markOf(l)].Label }

// labels are what codes of a vocabulary are called.
func labels(options []casestudy.Option, codes []string) []string {
	list := make([]string, len(codes))
	for i, code := range codes {
		list[i] = casestudy.Label(options, code)
	}
	return list
}
