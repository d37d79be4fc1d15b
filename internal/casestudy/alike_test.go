package casestudy

import "testing"

func TestCasesMayBeTheSame(t *testing.T) {
	c := Case{Name: "Human Rights City Utrecht", Aliases: []string{"Local Coalition"}, City: "Utrecht", Website: "https://www.rights.example/"}
	for _, o := range []struct {
		Case
		want Likeness
	}{
		{Case{Name: "Other", Website: "http://rights.example"}, SameWebsite},
		{Case{Name: "Other", Website: "http://rights.example/one"}, Unlike},
		{Case{Name: "Human rights city, Utrecht!"}, SameName},
		{Case{Name: "X", Aliases: []string{"local coalition"}}, SameName},
		{Case{Name: "Human Rights Coalition of Utrecht", City: "utrecht"}, AlikeInCity},
		{Case{Name: "Human Rights Coalition of Utrecht", City: "Ghent"}, Unlike},
		{Case{Name: "Utrecht", City: "Utrecht"}, Unlike},
		{Case{}, Unlike},
	} {
		other := IdentityOf(&o.Case)
		if got := IdentityOf(&c).Likeness(other); got != o.want {
			t.Errorf("%q is alike by %d; want %d", o.Name, got, o.want)
		}
	}
	if got := IdentityOf(&Case{}).Likeness(IdentityOf(&Case{})); got != Unlike {
		t.Errorf("two empty cases are alike by %d", got)
	}
}
