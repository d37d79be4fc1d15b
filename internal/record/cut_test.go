package record

import "testing"

func TestLineOfManyLabels(t *testing.T) {
	for _, test := range []struct{ line, field, want string }{
		{"Shed – Delft Country NL City Delft Name Shed Date 2010 Description It began.", "aliases", "Shed – Delft"},
		{"Country NL City Delft Name Shed Date 2010 Description It began.", "country", "NL"},
		{"Country: NL City: Delft Name: Shed Date: 2010 Description: It began.", "name", "Shed"},
		{"Country\u00a0NL City\tDelft Name  Shed Date 2010 Description It began.", "start_year", "2010"},
		{"City Delft Name Shed Date 2010 Description Its Name Shed and its Date 2011 are known.", "start_year", "2010"},
		{"City Delft Name Shed Date 2010 Description Its Name Shed and its Date 2011 are known.", "description", "Its Name Shed and its Date 2011 are known."},
		{"City Delft Name Shed Description The City of Delft made it. Enabling State and Pooling are strong. Website shed.example.org", "description", "The City of Delft made it. Enabling State and Pooling are strong."},
		{"City Delft Name Shed Date 2010 Date 2011 Description It began.", "start_year", "2010"},
		{"City Delft Name Date Description It began.", "description", "It began."},
		{"Delft Name Shed Date 2010.", "start_year", ""},
		{"ACity Delft SurName Shed RelativeDate 2010", "start_year", ""},
		{"The name Shed, the date 2010, the city Delft", "city", ""},
		{"Urban Co-Governance, Enabling State, Pooling, Experimentalism, Tech Justice", "pooling", ""},
	} {
		if got := Parse(test.line).Answers.Get(test.field); got != test.want {
			t.Errorf("the %s in %q is %q; want %q", test.field, test.line, got, test.want)
		}
	}
}
