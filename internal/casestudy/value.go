package casestudy

import (
	"errors"
	"fmt"
	"math"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	"cogov/internal/places"
)

// A Value is a place in a Case that reads and writes itself as text, as
// flag.Value does. Set takes what String gives; the empty text clears. Errors
// of Set continue a sentence that begins with the field's label.
type Value interface {
	String() string
	Set(string) error
}

// The years a case may name.
const (
	FirstYear = 1000
	LastYear  = 2100
)

type text string

func (t *text) String() string     { return string(*t) }
func (t *text) Set(s string) error { *t = text(s); return nil }

type year int

func (y *year) String() string {
	if *y == 0 {
		return ""
	}
	return strconv.Itoa(int(*y))
}

func (y *year) Set(s string) error {
	*y = 0
	if s == "" {
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < FirstYear || n > LastYear {
		return fmt.Errorf("must be a year from %d to %d, such as 2010", FirstYear, LastYear)
	}
	*y = year(n)
	return nil
}

type date string

func (d *date) String() string { return string(*d) }

func (d *date) Set(s string) error {
	*d = ""
	if s == "" {
		return nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < FirstYear || t.Year() > LastYear {
		return errors.New("must be a date written year-month-day, such as 2018-06-08")
	}
	*d = date(s)
	return nil
}

// degrees is an angle between -limit and limit.
type degrees struct {
	at    **float64
	limit float64
}

func (d degrees) String() string {
	if *d.at == nil {
		return ""
	}
	return strconv.FormatFloat(**d.at, 'f', -1, 64)
}

func (d degrees) Set(s string) error {
	*d.at = nil
	if s == "" {
		return nil
	}
	n, err := strconv.ParseFloat(s, 64)
	isHex := strings.ContainsAny(s, "xX") // which ParseFloat reads, too
	if err != nil || isHex || math.IsNaN(n) || math.Abs(n) > d.limit {
		return fmt.Errorf("must be a number of degrees from -%g to %g, such as 52.09", d.limit, d.limit)
	}
	*d.at = &n
	return nil
}

// choices is a set of codes; its text joins them by "|".
type choices []string

func (c *choices) String() string     { return strings.Join(*c, "|") }
func (c *choices) Set(s string) error { *c = split(s, "|"); return nil }

// lines is a list of texts, one a line.
type lines []string

func (l *lines) String() string     { return strings.Join(*l, "\n") }
func (l *lines) Set(s string) error { *l = split(s, "\n"); return nil }

func split(s, by string) []string {
	var parts []string
	for part := range strings.SplitSeq(s, by) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

type flag bool

func (f *flag) String() string {
	if *f {
		return "yes"
	}
	return ""
}

func (f *flag) Set(s string) error {
	switch s {
	case "yes", "true", "on", "1":
		*f = true
	case "", "no", "false", "off", "0":
		*f = false
	default:
		return errors.New("must be yes or no")
	}
	return nil
}

type country string

func (c *country) String() string { return string(*c) }

func (c *country) Set(s string) error {
	*c = ""
	if s == "" {
		return nil
	}
	found, ok := places.CountryByCode(s)
	if !ok {
		return errors.New("must be the two-letter code of a country or territory, such as NL")
	}
	*c = country(found.Code)
	return nil
}

type link string

func (l *link) String() string { return string(*l) }

func (l *link) Set(s string) error {
	*l = ""
	if s == "" {
		return nil
	}
	if !IsWebAddress(s) {
		return errors.New("must be a web address that begins with http:// or https://")
	}
	*l = link(s)
	return nil
}

// IsWebAddress reports whether a text is a URL that is safe to link to: http
// or https, with a host, without a user name or blanks.
func IsWebAddress(s string) bool {
	if strings.ContainsFunc(s, func(r rune) bool { return r == '\\' || unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil
}

type email string

func (e *email) String() string { return string(*e) }

func (e *email) Set(s string) error {
	*e = ""
	if s == "" {
		return nil
	}
	if a, err := mail.ParseAddress(s); err != nil || a.Address != s {
		return errors.New("must be an e-mail address, such as name@example.org")
	}
	*e = email(s)
	return nil
}
