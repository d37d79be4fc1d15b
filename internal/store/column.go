package store

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
)

// A column is a field of a case as a database column: it scans into the case
// and gives its value.
type column struct {
	field casestudy.Field
	at    casestudy.Value
}

func columnOf(f casestudy.Field, c *casestudy.Case) column { return column{f, f.Value(c)} }

// Scan reads a column into the case.
func (c column) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		return c.at.Set("")
	case string:
		return c.at.Set(v)
	case int64:
		return c.at.Set(strconv.FormatInt(v, 10))
	case float64:
		return c.at.Set(strconv.FormatFloat(v, 'f', -1, 64))
	}
	return fmt.Errorf("column %s holds a %T", c.field.Name, src)
}

// Value is what the column holds: numbers for years and degrees, NULL where
// they are unknown, text for the rest.
func (c column) Value() (driver.Value, error) {
	s := c.at.String()
	switch {
	case c.field.Kind != casestudy.Year && c.field.Kind != casestudy.Degrees:
		return s, nil
	case s == "":
		return nil, nil
	case c.field.Kind == casestudy.Year:
		return strconv.ParseInt(s, 10, 64)
	}
	return strconv.ParseFloat(s, 64)
}

// columns binds fields to a case, for Scan or as arguments.
func columns(fields []casestudy.Field, c *casestudy.Case) []any {
	list := make([]any, len(fields))
	for i, f := range fields {
		list[i] = columnOf(f, c)
	}
	return list
}

// names lists the columns of fields as SQL has them. They come from the
// outline, never from a request.
func names(fields []casestudy.Field) string {
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = f.Name
	}
	return strings.Join(list, ", ")
}

// placeholders is "$3, $4, …": n of them from number first.
func placeholders(first, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = "$" + strconv.Itoa(first+i)
	}
	return strings.Join(list, ", ")
}
