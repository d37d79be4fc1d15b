package export

import (
	"bufio"
	"encoding/xml"
	"io"
	"time"

	"cogov/internal/casestudy"
)

// rights is what may be done with the cases, in words.
const rights = "CC BY 4.0, " + Licence

const atomKind = "application/atom+xml"

// writeAtom writes cases as a feed (RFC 4287). The address of a case is its
// identity, so that a reader that has seen it knows it again.
func writeAtom(out io.Writer, d Document, cases Cases) error {
	f := feed{bufio.NewWriter(out)}
	f.raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">`, "\n")
	f.text("id", d.Self)
	f.text("title", d.Title)
	updated := d.Date
	if updated.IsZero() {
		updated = time.Unix(0, 0) // a feed has to say
	}
	f.text("updated", updated.UTC().Format(time.RFC3339))
	f.link("self", atomKind, d.Self)
	f.link("alternate", "text/html", d.Address)
	f.link("license", "", Licence)
	f.raw("<author>")
	f.text("name", d.Site)
	f.raw("</author>\n")
	f.text("rights", rights)
	for p, err := range cases {
		if err != nil {
			return err
		}
		f.entry(&p, d.Case(p.Slug))
	}
	f.raw("</feed>\n")
	return f.Flush()
}

// A feed is written element by element. Flush tells of an error.
type feed struct{ *bufio.Writer }

func (f feed) entry(p *casestudy.Published, address string) {
	f.raw("<entry>\n")
	f.text("id", address)
	f.text("title", oneLine(titleOf(&p.Case)))
	f.text("updated", p.Changed.UTC().Format(time.RFC3339))
	f.link("alternate", "text/html", address)
	f.category("kind", casestudy.Kinds, p.Kind)
	for _, topic := range p.Topics {
		f.category("topic", casestudy.Topics, topic)
	}
	f.text("summary", p.Summary)
	f.text("rights", rights)
	f.raw("</entry>\n")
}

func (f feed) raw(texts ...string) {
	for _, s := range texts {
		f.WriteString(s)
	}
}

func (f feed) text(name, value string) {
	if value != "" {
		f.raw("<", name, ">")
		f.escaped(value)
		f.raw("</", name, ">\n")
	}
}

func (f feed) link(rel, kind, address string) {
	f.raw(`<link rel="`, rel, `"`)
	if kind != "" {
		f.attribute("type", kind)
	}
	f.attribute("href", address)
	f.raw("/>\n")
}

// category names a code of a vocabulary.
func (f feed) category(vocabulary string, options []casestudy.Option, code string) {
	if code != "" {
		f.raw("<category")
		f.attribute("term", vocabulary+":"+code)
		f.attribute("label", casestudy.Label(options, code))
		f.raw("/>\n")
	}
}

func (f feed) attribute(name, value string) {
	f.raw(" ", name, `="`)
	f.escaped(value)
	f.raw(`"`)
}

func (f feed) escaped(value string) { xml.EscapeText(f, []byte(value)) }
