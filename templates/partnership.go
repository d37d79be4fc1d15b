package templates

import (
	"slices"

	"cogov/internal/casestudy"
)

// A member is one of the five partners as a corner of the pentagon, with its
// named organisations.
type member struct {
	casestudy.Option
	takesPart     bool
	leads         bool // an organisation of it started or leads the case
	organisations []casestudy.Organisation
}

func hasPartnership(c *casestudy.Case) bool {
	return len(c.Partners) > 0 || c.PartnershipNote != "" || len(c.Organisations) > 0
}

// members are the five partners of a case, whether or not they take part.
func members(c *casestudy.Case) []member {
	list := make([]member, len(casestudy.Partners))
	for i, o := range casestudy.Partners {
		m := member{Option: o}
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
