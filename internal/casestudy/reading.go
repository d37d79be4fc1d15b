package casestudy

// A reading can be written by itself, by the short names of its parts, such as
// "pooling_rationale": its reader knows neither the scores nor other readings.

// Reading reads the answers into a reading. What is wrong comes back as
// problems.
func (a Answers) Reading() (Reading, Problems) {
	c := Case{Readings: make([]Reading, 1)}
	var problems Problems
	for _, f := range Readings.Item(0) {
		problems.add(f.Name, f.set(&c, a[f.Name]))
	}
	return c.Readings[0], problems
}

// Answers writes a reading as the answers that give it again.
func (r Reading) Answers() Answers {
	a, c := Answers{}, Case{Readings: []Reading{r}}
	for _, f := range Readings.Item(0) {
		a.put(f, &c)
	}
	return a
}

// ReadingFields gives the fields of a reading's score on a principle: level,
// reason, evidence, confidence.
func ReadingFields(p Principle) []Field { return ScoreFields(p)[:4] }

// ToHandIn lists what a reading still needs before it counts: a level without
// its reason is nothing that others could weigh.
func (r *Reading) ToHandIn() Problems {
	var problems Problems
	read := false
	for i, p := range Principles {
		s := &r.Scores[i]
		read = read || s.IsGiven()
		if s.Level.Ordinal() > 0 && s.Rationale == "" {
			problems.add(p.Code+"_rationale", "Give the reason why "+p.Name+" is "+s.Level.Label()+", to hand the reading in")
		}
	}
	if !read {
		problems.add(Principles[0].Code, "Choose a level for one principle at least, or say why there is none, to hand the reading in")
	}
	return problems
}

// IsGiven reports whether anybody scored: that the sources do not say enough is
// an answer, too.
func (s *Score) IsGiven() bool { return s.Level != "" && s.Level != NotAssessed }

// Differ reports whether readings came to different levels on a principle.
// Readers who did not look at it do not count.
func Differ(readings []Reading, principle int) bool {
	var first Level
	for i := range readings {
		s := &readings[i].Scores[principle]
		switch {
		case !s.IsGiven():
		case first == "":
			first = s.Level
		case s.Level != first:
			return true
		}
	}
	return false
}
