package templates

// AboutPage says what the directory is and where its scores come from.
type AboutPage struct {
	Shell
	Published      int // scores that published records give
	PublishedCases int // cases that have such
	Compared, Same int // pairs of scores by the first two readings of a case; those that agree
}

func (p AboutPage) shell() Shell {
	p.title = "About"
	p.description = "What the directory of urban co-governance is, how its scores are read, who made what it stands on, and how to correct it."
	p.place = atAbout
	return p.Shell
}
