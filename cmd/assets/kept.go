package main

// A keptFile is the work of others that no npm package brings. It is committed as
// it was published, and only its hash is checked.
type keptFile struct {
	Name    string // where it is committed
	From    string
	Licence string
	SHA256  string
}

// What the tests hold documents against, but for what packages bring.
var kept = []keptFile{
	{"internal/conform/schemas/OAI-PMH.xsd", "www.openarchives.org/OAI/2.0/OAI-PMH.xsd, as of 2008-12-07", "none stated; published for whoever implements the protocol",
		"da217eb992fff3261ce109282e8be17f46f84cfb2e417667aa5c9359744fc55d"},
	{"internal/conform/schemas/oai_dc.xsd", "www.openarchives.org/OAI/2.0/oai_dc.xsd, as of 2002-12-19", "none stated; published for whoever implements the protocol",
		"879323d29f428a7d92a2b4419dd7c5537c64a3958bb5ae393e62634057dfd341"},
	{"internal/conform/schemas/simpledc20021212.xsd", "dublincore.org/schemas/xmls/simpledc20021212.xsd", "CC BY 4.0, as all of the Dublin Core Metadata Initiative",
		"e9542e0cd08b59ad3ad994f50226dd7e6707792327b08f46eaa6250dd728d3aa"},
	{"internal/conform/schemas/xml.xsd", "www.w3.org/2001/03/xml.xsd", "W3C Software and Document License",
		"0481d16d005c115cb8bcf1f2fb17701a84d9f3235fcd23911ff267df16e4a244"},
	{"internal/conform/schemas/sitemap.xsd", "www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd, as of 2008-03-26", "CC BY-SA, as the protocol",
		"fa1fa37674091f36f31d9af9e953ffd56d5ea2e8f134b45e0335b25cdca6e0fc"},
	{"internal/conform/schemas/siteindex.xsd", "www.sitemaps.org/schemas/sitemap/0.9/siteindex.xsd, as of 2009-04-08", "CC BY-SA, as the protocol",
		"376dda119675293bf1f9c3e3d0dcd5771944dc00386cfa6987f7709c0c856868"},
	{"internal/conform/schemas/atom.rng", "RFC 4287, appendix B, written as XML by trang 20220510", "BCP 78 of the IETF",
		"d992e949e6a01b93f1b49a9da9ba1c1808b4fc9e938b78061f61f35f88095edb"},
	{"internal/conform/schemas/csl-data.json", "github.com/citation-style-language/schema at e3ce254a, schemas/input", "MIT",
		"23b2c062d7526060f4631bb04b4b3ba237e488484253e327bd00fa691861b811"},
	{"internal/conform/LICENSE-csl-schema.txt", "github.com/citation-style-language/schema at e3ce254a", "MIT",
		"6d77b80c6b2412a010e22ee5b5d0a92689f402ddb8766dea2346b525db6a7c6d"},
	{"internal/conform/LICENSE-geojson-schema.txt", "github.com/geojson/schema at 268ba0af", "MIT",
		"1cde2b2cc000fdc8edaeb8811ddf43f6a4470e0ab55abf27a8f4ed1d399ae018"},
	{"internal/conform/schemas/csvw.jsonld", "www.w3.org/ns/csvw.jsonld, github.com/w3c/csvw at 2bc84f93", "W3C Document License",
		"c0f4f6bb53d745222187444702298e257f2b519da249423a83739535c878fa5c"},
	{"internal/conform/schemas/schemaorg.jsonld", "schema.org, release 30.0, schemaorgcontext.jsonld", "CC BY-SA 3.0",
		"d8167890b056bc7c71eb39b30cbb4816490d5e671371ba50a5a633d1bc36961a"},
	{"internal/web/testdata/chicago-author-date.csl", "github.com/citation-style-language/styles, of 2020-04-26", "CC BY-SA 3.0",
		"aa6bcd9dc0f168c4b3d97732897d4c17f836e466511b68210659c5e65f35f2c7"},
}
