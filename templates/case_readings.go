package templates

import (
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// A markedReading is what one reading, or several that agree, say of a
// principle.
type markedReading struct {
	who   string
	level casestudy.Level
}

// readingsOf are the readings of a principle; those that all agree are one.
func readingsOf(c *casestudy.Case, principle int) []markedReading {
	var list []markedReading
	for i := range c.Readings {
		list = append(list, markedReading{c.Readings[i].Reader, c.Readings[i].Scores[principle].Level})
	}
	differs := func(r markedReading) bool { return markOf(r.level) != markOf(list[0].level) }
	switch {
	case len(list) < 2 || slices.ContainsFunc(list, differs):
		return list
	case len(list) == 2:
		return []markedReading{{"Both readings", list[0].level}}
	}
	return []markedReading{{"All " + number(len(list)) + " readings", list[0].level}}
}

// beneath are the readings to be seen beneath the score that stands: all where a
// published record stands, else those that say something else.
func beneath(c *casestudy.Case, principle int) []markedReading {
	s := &c.Scores[principle]
	return slices.DeleteFunc(readingsOf(c, principle), func(r markedReading) bool {
		return s.ScoredBy != casestudy.ByPublication && markOf(r.level) == markOf(s.Level)
	})
}

// readingsSay puts the readings of a principle into words, and what stands
// where they do not all say it: "First reading: Strong; second reading:
// Moderate, which stands".
func readingsSay(c *casestudy.Case, principle int) string {
	stands := c.Scores[principle].Level
	list := readingsOf(c, principle)
	var words []string
	standing := 0
	for _, r := range list {
		text := r.who + ": " + levelLabel(r.level)
		if markOf(r.level) == markOf(stands) {
			standing++
			if len(list) > 1 {
				text += ", which stands"
			}
		}
		words = append(words, text)
	}
	if standing == 0 {
		words = append(words, levelLabel(stands)+" stands")
	}
	return strings.Join(words, "; ")
}

// scoredBy says who gave a score.
func scoredBy(s *casestudy.Score) string {
	switch s.ScoredBy {
	case casestudy.ByPublication:
		return "From the published record"
	case casestudy.ByReading:
		return "This directory’s reading"
	}
	return ""
}

// scoredOn adds the date of a score to who gave it.
func scoredOn(c *casestudy.Case, principle int) string {
	s := &c.Scores[principle]
	by, date := scoredBy(s), s.Date
	if date == "" && s.ScoredBy == casestudy.ByReading {
		date = readOn(c.Readings)
	}
	switch {
	case date == "":
		return by
	case by == "":
		return isoDay(date)
	}
	return by + ", " + isoDay(date)
}

// readOn is the day on which a case was last read; "" if that is not known.
func readOn(readings []casestudy.Reading) string {
	last := ""
	for i := range readings {
		last = max(last, readings[i].Date)
	}
	return last
}
