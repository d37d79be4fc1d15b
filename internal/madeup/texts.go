package madeup

import (
	"strconv"
	"strings"

	"cogov/internal/casestudy"
)

// sentence fills a pattern: {who}, {what}, {how}, {where} and {year} each stand
// for a word of their list.
func (m *maker) sentence(c *casestudy.Case, patterns []string) string {
	var b strings.Builder
	rest := m.one(patterns)
	for {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			break
		}
		slot, after, _ := strings.Cut(after, "}")
		b.WriteString(m.fill(c, slot))
		rest = after
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

func (m *maker) fill(c *casestudy.Case, slot string) string {
	switch slot {
	case "who":
		return m.one(actors)
	case "what":
		return m.one(resources)
	case "how":
		return m.one(instruments)
	case "where":
		return m.one(spots)
	case "city":
		return c.City
	}
	return strconv.Itoa(m.between(1995, 2025))
}

// paragraph is sentences of so many characters or a little more.
func (m *maker) paragraph(c *casestudy.Case, length int) string {
	var b strings.Builder
	for b.Len() < length {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(m.sentence(c, patterns))
	}
	return b.String()
}

// describe writes the texts: a summary of some 300 characters and a
// description of some 1,500.
func (m *maker) describe(c *casestudy.Case) {
	c.Summary = m.paragraph(c, 250)
	var parts []string
	for range m.between(3, 5) {
		if m.chance(20) {
			parts = append(parts, "## "+m.one(things))
		}
		parts = append(parts, m.paragraph(c, 320))
	}
	c.Description = strings.Join(parts, "\n\n")
	c.PartnershipNote = m.sometimes(70, func() string { return m.sentence(c, patterns) })
	if m.chance(30) {
		c.Caveats = []string{m.sentence(c, doubts)}
	}
}

var patterns = []string{
	"{who} and {who} look after {what} in {where}.",
	"In {year} {who} signed {how} with {who}.",
	"{who} began with {what} that nobody used.",
	"The aim is that {what} stay open to all who live in {where}.",
	"{who} give time and tools, {who} give money.",
	"Since {year} {how} lets {who} decide together about {what}.",
	"A first trial in {where} was evaluated in {year} and its rules were changed.",
	"Anybody in {city} may join; about {year} hours were given in the first season.",
	"{who} keep the last word on {what}, which {who} regret.",
	"Meetings are open, their notes are published, and {who} take turns in the chair.",
	"With {how} the city of {city} recognised what {who} had done for years.",
	"{what} are cared for by {who}, who share the costs with {who}.",
	"A digital platform shows what is planned in {where} and who takes part.",
	"After {year} the model was carried to {where} by {who}.",
	"{who} asked for more staff and were given {how} instead.",
}

var doubts = []string{
	"Sources differ about the year it began.",
	"It is not clear whether {how} is still in force.",
	"No source after {year} was found.",
	"What {who} gave is told by one source only.",
}

// The first words are wanted most: residents stand in nearly every case, orchards
// in 3 of 10, aqueducts in 2 of 100.
var (
	actors = []string{
		"residents", "the municipality", "neighbourhood groups", "associations", "local firms", "students", "volunteers",
		"the university", "social cooperatives", "gardeners", "artists", "tenants", "schools", "a foundation", "shopkeepers",
		"migrant families", "architects", "the regional government", "a credit union", "elders", "fishers", "makers",
		"lawyers", "librarians", "the diocese", "cyclists", "waste pickers", "beekeepers",
	}
	resources = []string{
		"gardens", "empty buildings", "public squares", "community centres", "affordable homes", "parks", "shared tools",
		"a former factory", "urban farms", "schoolyards", "open data", "energy from roofs", "a wireless network", "libraries",
		"markets", "river banks", "theatres", "water points", "stairways", "orchards", "a monastery", "bicycles", "allotments",
		"playgrounds", "a slaughterhouse", "looms", "lighthouses", "aqueducts",
	}
	instruments = []string{
		"a pact of collaboration", "a regulation", "a lease", "a participatory budget", "a joint board", "a land trust",
		"a memorandum", "a city office", "a charter", "a shared fund", "a call for ideas", "a cooperative statute",
		"a civic deed", "a neighbourhood contract", "an ordinance", "a living lab", "a declaration of civic use", "a covenant",
	}
	spots = []string{
		"the old town", "the outskirts", "the harbour", "a housing estate", "the railway yards", "the northern districts",
		"a former barracks", "the market quarter", "the hillside", "an informal settlement", "the river bend", "the campus",
		"the industrial belt", "the islands", "the citadel", "the vineyards",
	}
	things = []string{
		"Commons", "Community Garden", "Neighbourhood House", "Participatory Budget", "Land Trust", "Civic Pact", "Common Goods Regulation",
		"Urban Lab", "Housing Cooperative", "Energy Community", "Open Data Council", "Tool Library", "Market Hall", "Creative Factory",
		"River Contract", "Repair Workshop", "Wireless Network", "Food Council", "Green Corridor", "Asylum of Culture", "Beehive",
	}
	epithets = []string{
		"Shared", "Open", "Common", "Collaborative", "Human Rights", "Living", "Self-made", "Green", "Second-hand", "Temporary", "École de la",
		"Città", "Ciutat", "Straße der",
	}
	foreignNames = []string{
		"Beni comuni", "Patrimonio ciudadano", "みんなの公園", "Спільний двір", "Κοινά της γειτονιάς", "حديقة الحي", "공유도시",
		"साझा आँगन", "L’Asilo", "Ogród społeczny", "Halk bahçesi", "社区花园",
	}
)
