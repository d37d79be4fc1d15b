package casestudy

// A Level is how strongly a case shows a principle, or why no level is given.
type Level string

// The three levels and the three missing states. A missing state has no place
// in the order of levels and stays out of averages.
const (
	Strong                  Level = "strong"
	Moderate                Level = "moderate"
	Weak                    Level = "weak"
	NotAssessed             Level = "not_assessed"
	InsufficientInformation Level = "insufficient_information"
	NotApplicable           Level = "not_applicable"
)

// Levels is the vocabulary of scores: levels first, strongest first, then the
// missing states.
var Levels = []Option{
	{string(Strong), "Strong", ""},
	{string(Moderate), "Moderate", ""},
	{string(Weak), "Weak", ""},
	{string(NotAssessed), "Not assessed", "Nobody has scored this principle for the case yet."},
	{string(InsufficientInformation), "Insufficient information", "Somebody tried; the sources at hand do not say enough."},
	{string(NotApplicable), "Not applicable", "The principle does not apply to this kind of case."},
}

// Ordinal is 3 for strong, 2 for moderate, 1 for weak and 0 for a missing state.
func (l Level) Ordinal() int {
	switch l {
	case Strong:
		return 3
	case Moderate:
		return 2
	case Weak:
		return 1
	}
	return 0
}

// Label is the level in words, such as "Insufficient information".
func (l Level) Label() string { return Label(Levels, string(l)) }

// A Principle is one of the five design principles of a co-city. The names and
// the words Strong, Moderate and Weak are those of the published records; the
// rest is this directory's own reading guide, version 1.
type Principle struct {
	Code, Letter, Name     string
	Question, Definition   string
	Strong, Moderate, Weak string // what earns the level
}

// Earns says what earns a level; it is empty for a missing state.
func (p Principle) Earns(l Level) string {
	switch l {
	case Strong:
		return p.Strong
	case Moderate:
		return p.Moderate
	case Weak:
		return p.Weak
	}
	return ""
}

// Principles lists the five principles in their fixed order.
var Principles = [5]Principle{
	{
		Code: "co_governance", Letter: "G", Name: "Urban Co-Governance",
		Question:   "Who decides over the shared resource or policy?",
		Definition: "Several kinds of actor share decisions about an urban resource, service or policy; the local community leads, in partnership with at least one other actor group.",
		Strong:     "The community and at least one other actor group share formal decision power, kept up over time: a signed pact, a joint board, a regulation, a trust with a mixed board.",
		Moderate:   "The community takes part in decisions through a regular, structured process, but one actor keeps the last word, or the sharing covers only a part.",
		Weak:       "Consultation or one-off participation, or an arrangement run by one sector alone.",
	},
	{
		Code: "enabling_state", Letter: "S", Name: "Enabling State",
		Question:   "What does public authority do to make collective action possible?",
		Definition: "Public authorities act as facilitators: they give communities the legal and policy conditions, the resources and the technical help to co-govern.",
		Strong:     "A dedicated legal or policy instrument (regulation, ordinance, programme, office) together with real resources: space, money, staff or expertise.",
		Moderate:   "Some resources or permission without a dedicated instrument, an instrument without resources, or support for a limited time.",
		Weak:       "Public authority tolerates, stands aside or opposes.",
	},
	{
		Code: "pooling", Letter: "P", Name: "Pooling",
		Question:   "Whose resources are put together, and how lastingly?",
		Definition: "Actors put assets, work, money and knowledge together so that a local, inclusive and self-sustaining economy can grow around the commons.",
		Strong:     "Several actor groups contribute through a lasting shared vehicle (cooperative, trust, foundation, fund), and the value stays with the community.",
		Moderate:   "Resources of more than one group are combined, but for a project's term, or in dependence on one funder.",
		Weak:       "Mostly one actor's resources.",
	},
	{
		Code: "experimentalism", Letter: "E", Name: "Experimentalism",
		Question:   "Is the arrangement tried, learnt from and adapted in place?",
		Definition: "Place-based, iterative trial: legal, economic and governance solutions are prototyped, tested, evaluated and adapted in the city rather than copied.",
		Strong:     "Pilots or prototypes are tested and evaluated, and the lessons change the rules or are carried to other places.",
		Moderate:   "A new or adapted practice is tried in place with some learning, without systematic evaluation.",
		Weak:       "A known model applied as it is.",
	},
	{
		Code: "tech_justice", Letter: "T", Name: "Tech Justice",
		Question:   "Who owns and can use the digital tools and data?",
		Definition: "Digital infrastructure, tools and data serve cooperation, are open and accessible, ideally co-owned, and lessen inequality.",
		Strong:     "Digital infrastructure, platform or data that is itself open, co-owned or community-governed, and widens access for people left out.",
		Moderate:   "Open or accessible digital tools support the cooperation, but one actor owns or governs them, or access stays limited.",
		Weak:       "Digital tools serve information or promotion only, or technology adds to exclusion.",
	},
}

// PrincipleIndex is the place of a principle in Principles, or -1.
func PrincipleIndex(code string) int {
	for i := range Principles {
		if Principles[i].Code == code {
			return i
		}
	}
	return -1
}
