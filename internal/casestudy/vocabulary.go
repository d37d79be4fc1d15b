package casestudy

// An Option is one choice of a coded field. Codes stand in URLs, columns and
// files; labels are for people.
type Option struct{ Code, Label, Definition string }

// Codes of options that rules refer to.
const (
	Ongoing       = "ongoing"
	Ended         = "ended"
	Unknown       = "unknown"
	ByPublication = "published" // scored by the published record
	ByReading     = "reading"   // scored by this directory's reading of the sources
	Blind         = "blind"     // read without sight of other scores
	NotBlind      = "not_blind" // read after other scores could be seen
)

// The vocabularies of the coded fields, in the order they are shown.
var (
	Partners = []Option{
		{"public", "Public", "Public authorities: city, region, state, their agencies."},
		{"private", "Private", "Firms, from neighbourhood businesses to international companies."},
		{"community", "Community", "Residents, commoners, social innovators and informal groups."},
		{"civil_society", "Civil society", "Organised associations, NGOs and foundations."},
		{"knowledge", "Knowledge", "Schools, universities, research and cultural centres, libraries."},
	}
	Statuses = []Option{
		{Ongoing, "Ongoing", ""},
		{Ended, "Ended", ""},
		{Unknown, "Not known", ""},
	}
	Kinds = []Option{
		{"project", "Project", "An initiative with a place and people of its own."},
		{"policy", "Policy", "A rule, plan or strategy of a public authority."},
		{"programme", "Programme", "A set of projects under one roof, usually with a budget."},
		{"institution", "Institution", "A lasting body: trust, cooperative, foundation, centre."},
	}
	Scales = []Option{
		{"building", "Building", ""},
		{"neighbourhood", "Neighbourhood", ""},
		{"district", "District", ""},
		{"city", "City", ""},
		{"metropolitan", "Metropolitan area", ""},
		{"national", "National", ""},
	}
	Origins = []Option{
		{"community_led", "Community-led", ""},
		{"city_led", "City-led", ""},
		{"joint", "Joint", ""},
		{Unknown, "Not known", ""},
	}
	Roles = []Option{
		{"initiator", "Initiator", ""},
		{"lead", "Lead", ""},
		{"facilitator", "Facilitator", ""},
		{"partner", "Partner", ""},
		{"funder", "Funder", ""},
		{"supporter", "Supporter", ""},
		{"owner", "Owner", ""},
	}
	ResourceTypes = []Option{
		{"land_and_green_space", "Land and green space", ""},
		{"building", "Building", ""},
		{"housing", "Housing", ""},
		{"cultural_heritage", "Cultural heritage", ""},
		{"digital_network", "Digital network", ""},
		{"data_and_knowledge", "Data and knowledge", ""},
		{"food", "Food", ""},
		{"water", "Water", ""},
		{"energy", "Energy", ""},
		{"mobility", "Mobility", ""},
		{"public_service", "Public service", ""},
		{"local_economy", "Local economy", ""},
		{"rules_and_rights", "Rules and rights", ""},
	}
	Topics = []Option{
		{"commons_regulation", "Commons regulation", ""},
		{"participatory_budgeting", "Participatory budgeting", ""},
		{"community_land_trust", "Community land trust", ""},
		{"housing", "Housing", ""},
		{"public_space", "Public space", ""},
		{"parks_and_gardens", "Parks and gardens", ""},
		{"culture_and_heritage", "Culture and heritage", ""},
		{"temporary_use", "Temporary use", ""},
		{"cooperative_economy", "Cooperative economy", ""},
		{"sharing_economy", "Sharing economy", ""},
		{"digital_participation", "Digital participation", ""},
		{"community_networks", "Community networks", ""},
		{"open_data", "Open data", ""},
		{"informal_settlements", "Informal settlements", ""},
		{"social_inclusion", "Social inclusion", ""},
		{"rights_and_democracy", "Rights and democracy", ""},
		{"climate_and_resilience", "Climate and resilience", ""},
		{"circular_economy", "Circular economy", ""},
		{"food", "Food", ""},
		{"water_and_sanitation", "Water and sanitation", ""},
		{"mobility", "Mobility", ""},
		{"youth_and_education", "Youth and education", ""},
		{"neighbourhood_centres", "Neighbourhood centres", ""},
		{"urban_planning", "Urban planning", ""},
	}
	ScoredBy = []Option{
		{ByPublication, "Published record", "Taken from a published record."},
		{ByReading, "Reading", "This directory's own reading of the sources."},
	}
	Sights = []Option{
		{Blind, "Blind", "Made before its reader could see the scores or another reading."},
		{NotBlind, "Not blind", "Made after its reader could see the scores or another reading."},
	}
	Confidences = []Option{
		{"high", "High", ""},
		{"medium", "Medium", ""},
		{"low", "Low", ""},
	}
)

// Label is the label of a code in a vocabulary, or the code itself where the
// vocabulary does not have it.
func Label(options []Option, code string) string {
	if i := indexOf(options, code); i >= 0 {
		return options[i].Label
	}
	return code
}

func indexOf(options []Option, code string) int {
	for i := range options {
		if options[i].Code == code {
			return i
		}
	}
	return -1
}
