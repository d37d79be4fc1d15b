package templates

import (
	"slices"
	"strconv"

	"cogov/internal/casestudy"
)

// A member is one of the five partners as a corner of the pentagon, with its
// named organisations.
type member struct {
	casestudy.Option
	takesPart     bool
	leads         bool // an organisation of it started or leads the case
	organisations []casestudy.Organisation
	corner
}

// A corner is where a partner and its name stand in the figure.
type corner struct{ x, y, labelX, labelY string }

// number is where the number in the corner stands: its middle, on the line.
func (c corner) numberY() string {
	y, _ := strconv.ParseFloat(c.y, 64)
	return decimal(y + 4.6)
}

// corners lie on a circle around (160, 134), clockwise from the top.
var corners = [5]corner{
	{"160", "52", "160", "24"},
	{"238", "108.7", "254", "82.7"},
	{"208.2", "200.3", "218.2", "236.3"},
	{"111.8", "200.3", "101.8", "236.3"},
	{"82", "108.7", "66", "82.7"},
}

func hasPartnership(c *casestudy.Case) bool {
	return len(c.Partners) > 0 || c.PartnershipNote != "" || len(c.Organisations) > 0
}

// members are the five partners of a case, whether or not they take part.
func members(c *casestudy.Case) []member {
	list := make([]member, len(casestudy.Partners))
	for i, o := range casestudy.Partners {
		m := member{Option: o, corner: corners[i]}
		m.takesPart = slices.Contains(c.Partners, o.Code)
		m.organisations = organisationsOf(c, o.Code)
		m.leads = m.takesPart && slices.ContainsFunc(m.organisations, func(o casestudy.Organisation) bool {
			return o.Role == "initiator" || o.Role == "lead"
		})
		list[i] = m
	}
	return list
}

// organisationsOf lists those of a partner; the code "" those of none.
func organisationsOf(c *casestudy.Case, partner string) []casestudy.Organisation {
	var list []casestudy.Organisation
	for _, o := range c.Organisations {
		if o.Partner == partner {
			list = append(list, o)
		}
	}
	return list
}

// edges join every two partners that take part.
func edges(list []member) []string {
	var lines []string
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.takesPart && b.takesPart {
				lines = append(lines, "M"+a.x+" "+a.y+"L"+b.x+" "+b.y)
			}
		}
	}
	return lines
}
