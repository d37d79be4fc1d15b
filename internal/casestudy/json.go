package casestudy

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// JSON writes the whole case in canonical form: the fields and lists of the
// outline in its order, scores as objects, null for what is not recorded.
// Revisions are kept in it; the same case always gives the same bytes.
func (c *Case) JSON() []byte {
	var o object
	o.open()
	o.key("slug", c.Slug)
	for _, s := range Sections {
		o.section(c, s, func(List) bool { return true })
	}
	return o.close()
}

// JSON writes the case as the public may have it: its readings beside the
// scores, no contacts, and the address, revision and date of change.
func (p *Published) JSON(address string) []byte {
	var o object
	o.open()
	o.key("slug", p.Slug)
	for _, s := range Sections {
		o.section(&p.Case, s, func(l List) bool { return !l.IsPrivate() })
	}
	o.list(&p.Case, Readings)
	o.key("url", address)
	o.raw("revision", strconv.Itoa(p.Revision))
	o.key("changed", p.Changed.UTC().Format(time.RFC3339))
	return o.close()
}

// object writes a JSON object in the order it is told.
type object struct{ bytes.Buffer }

func (o *object) open() { o.WriteByte('{') }

func (o *object) close() []byte {
	o.WriteByte('}')
	return o.Bytes()
}

func (o *object) name(name string) {
	if last := o.Bytes()[o.Len()-1]; last != '{' {
		o.WriteByte(',')
	}
	o.WriteString(quote(name))
	o.WriteByte(':')
}

func (o *object) raw(name, value string) { o.name(name); o.WriteString(value) }

func (o *object) key(name, value string) { o.raw(name, quote(value)) }

func (o *object) section(c *Case, s Section, shows func(List) bool) {
	if s.Name == ProfileSection {
		o.name("scores")
		o.scores(c, s.Fields)
	} else {
		for _, f := range s.Fields {
			o.raw(f.Name, f.json(c))
		}
	}
	for _, l := range s.Lists {
		if shows(l) {
			o.list(c, l)
		}
	}
}

// scores writes fields named "pooling", "pooling_rationale" and so on as an
// object a principle.
func (o *object) scores(c *Case, fields []Field) {
	o.open()
	for _, p := range Principles {
		o.name(p.Code)
		o.open()
		for _, f := range fields {
			if part, ok := scorePart(f.Name, p); ok {
				o.raw(part, f.json(c))
			}
		}
		o.WriteByte('}')
	}
	o.WriteByte('}')
}

// scorePart takes "pooling" for "level" and "pooling_rationale" for
// "rationale" of that principle's score.
func scorePart(name string, p Principle) (part string, ok bool) {
	if name == p.Code {
		return "level", true
	}
	return strings.CutPrefix(name, p.Code+"_")
}

func (o *object) list(c *Case, l List) {
	o.name(l.Name)
	o.things(c, l)
}

// things writes the things of a list as an array of objects.
func (o *object) things(c *Case, l List) {
	o.WriteByte('[')
	for i := range l.Len(c) {
		if i > 0 {
			o.WriteByte(',')
		}
		o.open()
		scores := false
		fields := l.Item(i)
		for _, f := range fields {
			if isScore(f.Name) {
				scores = true
			} else {
				o.raw(f.Name, f.json(c))
			}
		}
		if scores {
			o.name("scores")
			o.scores(c, fields)
		}
		o.WriteByte('}')
	}
	o.WriteByte(']')
}

func isScore(name string) bool {
	for _, p := range Principles {
		if _, ok := scorePart(name, p); ok {
			return true
		}
	}
	return false
}

// json writes the field of a case as its kind has it.
func (f Field) json(c *Case) string {
	s := f.Value(c).String()
	switch f.Kind {
	case Choices:
		return array(split(s, "|"))
	case Lines:
		return array(split(s, "\n"))
	case Flag:
		return strconv.FormatBool(s != "")
	}
	switch {
	case s == "":
		return "null"
	case f.Kind == Year, f.Kind == Degrees:
		return s
	}
	return quote(s)
}

func array(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	return "[" + strings.Join(quoted, ",") + "]"
}

func quote(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // so that a snapshot reads as it was typed
	if err := e.Encode(s); err != nil {
		panic(err) // a string always encodes
	}
	return strings.TrimSuffix(b.String(), "\n")
}
