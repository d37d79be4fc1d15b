package places

// otherNames are names in use for countries beside CLDR's English ones.
var otherNames = map[string]string{
	"Holland": "NL", "USA": "US", "U.S.A.": "US", "US": "US", "United States of America": "US", "America": "US",
	"UK": "GB", "U.K.": "GB", "Great Britain": "GB", "Britain": "GB",
	"Turkey": "TR", "Macedonia": "MK", "Czech Republic": "CZ", "Ivory Coast": "CI", "Cape Verde": "CV", "Swaziland": "SZ",
	"Burma": "MM", "Myanmar": "MM", "East Timor": "TL", "Hong Kong SAR China": "HK", "Macau": "MO", "Macao SAR China": "MO", "Palestinian Territories": "PS",
	"Korea": "KR", "Republic of Korea": "KR", "Russian Federation": "RU", "Viet Nam": "VN", "Democratic Republic of the Congo": "CD",
	"DR Congo": "CD", "Republic of the Congo": "CG", "Bosnia and Herzegovina": "BA", "Bosnia": "BA", "Republic of Ireland": "IE",
	"Vatican": "VA", "UAE": "AE", "Trinidad and Tobago": "TT", "Italia": "IT", "España": "ES", "Deutschland": "DE",
	"Nederland": "NL", "Brasil": "BR", "México": "MX", "Belgique": "BE", "België": "BE", "Suisse": "CH", "Schweiz": "CH",
}

// partNames are names of parts of a country that stand for it in an address.
var partNames = map[string]string{"England": "GB", "Scotland": "GB", "Wales": "GB", "Northern Ireland": "GB"}

// adjectives are the words for what comes from a country, as people search.
var adjectives = map[string][]string{
	"AF": {"Afghan"}, "AL": {"Albanian"}, "DZ": {"Algerian"}, "AO": {"Angolan"}, "AR": {"Argentine", "Argentinian"}, "AM": {"Armenian"},
	"AU": {"Australian"}, "AT": {"Austrian"}, "AZ": {"Azerbaijani"}, "BD": {"Bangladeshi"}, "BY": {"Belarusian"}, "BE": {"Belgian", "Flemish", "Walloon"},
	"BJ": {"Beninese"}, "BO": {"Bolivian"}, "BA": {"Bosnian"}, "BW": {"Botswanan"}, "BR": {"Brazilian"}, "BG": {"Bulgarian"}, "BF": {"Burkinabe"},
	"KH": {"Cambodian"}, "CM": {"Cameroonian"}, "CA": {"Canadian"}, "CL": {"Chilean"}, "CN": {"Chinese"}, "CO": {"Colombian"}, "CR": {"Costa Rican"},
	"CI": {"Ivorian"}, "HR": {"Croatian"}, "CU": {"Cuban"}, "CY": {"Cypriot"}, "CZ": {"Czech"}, "DK": {"Danish"}, "DO": {"Dominican"}, "EC": {"Ecuadorian"},
	"EG": {"Egyptian"}, "SV": {"Salvadoran"}, "EE": {"Estonian"}, "ET": {"Ethiopian"}, "FI": {"Finnish"}, "FR": {"French"}, "GE": {"Georgian"},
	"DE": {"German"}, "GH": {"Ghanaian"}, "GR": {"Greek"}, "GT": {"Guatemalan"}, "HT": {"Haitian"}, "HN": {"Honduran"}, "HU": {"Hungarian"},
	"IS": {"Icelandic"}, "IN": {"Indian"}, "ID": {"Indonesian"}, "IR": {"Iranian"}, "IQ": {"Iraqi"}, "IE": {"Irish"}, "IL": {"Israeli"}, "IT": {"Italian"},
	"JM": {"Jamaican"}, "JP": {"Japanese"}, "JO": {"Jordanian"}, "KZ": {"Kazakh"}, "KE": {"Kenyan"}, "KR": {"Korean"}, "XK": {"Kosovar"}, "KW": {"Kuwaiti"},
	"LV": {"Latvian"}, "LB": {"Lebanese"}, "LT": {"Lithuanian"}, "LU": {"Luxembourgish"}, "MY": {"Malaysian"}, "ML": {"Malian"}, "MT": {"Maltese"},
	"MX": {"Mexican"}, "MD": {"Moldovan"}, "MN": {"Mongolian"}, "ME": {"Montenegrin"}, "MA": {"Moroccan"}, "MZ": {"Mozambican"}, "NA": {"Namibian"},
	"NP": {"Nepali", "Nepalese"}, "NL": {"Dutch"}, "NZ": {"New Zealand"}, "NI": {"Nicaraguan"}, "NG": {"Nigerian"}, "MK": {"Macedonian"}, "NO": {"Norwegian"},
	"PK": {"Pakistani"}, "PS": {"Palestinian"}, "PA": {"Panamanian"}, "PY": {"Paraguayan"}, "PE": {"Peruvian"}, "PH": {"Philippine", "Filipino"},
	"PL": {"Polish"}, "PT": {"Portuguese"}, "PR": {"Puerto Rican"}, "RO": {"Romanian"}, "RU": {"Russian"}, "RW": {"Rwandan"}, "SA": {"Saudi"},
	"SN": {"Senegalese"}, "RS": {"Serbian"}, "SG": {"Singaporean"}, "SK": {"Slovak"}, "SI": {"Slovenian", "Slovene"}, "ZA": {"South African"},
	"ES": {"Spanish", "Catalan", "Basque"}, "LK": {"Sri Lankan"}, "SD": {"Sudanese"}, "SE": {"Swedish"}, "CH": {"Swiss"}, "SY": {"Syrian"},
	"TW": {"Taiwanese"}, "TZ": {"Tanzanian"}, "TH": {"Thai"}, "TN": {"Tunisian"}, "TR": {"Turkish"}, "UG": {"Ugandan"}, "UA": {"Ukrainian"},
	"AE": {"Emirati"}, "GB": {"British", "English", "Scottish", "Welsh"}, "US": {"American"}, "UY": {"Uruguayan"}, "UZ": {"Uzbek"},
	"VE": {"Venezuelan"}, "VN": {"Vietnamese"}, "YE": {"Yemeni"}, "ZM": {"Zambian"}, "ZW": {"Zimbabwean"},
}
