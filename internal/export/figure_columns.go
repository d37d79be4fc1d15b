package export

import "cogov/internal/casestudy"

// figureColumns are those of all figures, by name.
var figureColumns = func() map[string]column {
	principle, levels := oneOf(principles()), oneOf(append([]casestudy.Option{{Code: noLevel}}, casestudy.Levels...))
	columns := map[string]column{}
	for _, c := range []column{
		{name: "principle", label: "Principle", kind: principle, required: true},
		{name: "other_principle", label: "The principle it is compared with", kind: principle, required: true},
		{name: "score", label: "Level, or why there is none", kind: oneOf(casestudy.Levels), required: true},
		{name: "level", label: "Level, or no_level for every reason why there is none", kind: levels, required: true},
		{name: "other_level", label: "Level on the other principle", kind: levels, required: true},
		{name: "partner", label: "Who takes part", kind: aText, required: true},
		{name: "partners", label: "All who take part", kind: aText, separator: "|", required: true},
		{name: "region", label: "World region", kind: aText, required: true},
		{name: "kind", label: "Kind", kind: aText, required: true},
		{name: "started", label: "The decade or decades in which it began", kind: aText, separator: "|", required: true},
		{name: "cases", label: "How many cases", kind: aCount, required: true},
		{name: "units", label: "Cases that two readers or more scored", kind: aCount, required: true},
		{name: "pairs", label: "Pairs of two readers' levels for the same case", kind: aCount, required: true},
		{name: "same", label: "Pairs of the same level", kind: aCount, required: true},
		{name: "alpha", label: "Krippendorff's alpha, ordinal", about: "Empty where there is none.", kind: aNumber},
		{name: "low", label: "Lower end of its interval of 95 %", kind: aNumber},
		{name: "high", label: "Upper end of its interval of 95 %", kind: aNumber},
	} {
		columns[c.name] = c
	}
	return columns
}()

// Metadata describe the figure as a table.
func (f Figure) Metadata(d Document) Metadata {
	columns := make([]column, len(f.Columns))
	for i, name := range f.Columns {
		columns[i] = figureColumns[name]
	}
	return metadataOf(d, columns, nil, "The code “"+unrecorded+"” stands for cases that say nothing of it.")
}
