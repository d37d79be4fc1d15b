package places

import (
	"slices"
	"strings"
	"sync"
)

// otherCityNames leads from the slug of a name to those of GeoNames.
var otherCityNames = sync.OnceValue(func() map[string][]string {
	names := map[string][]string{}
	for line := range strings.Lines(citiesAlsoCalled) {
		name, others, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for other := range strings.SplitSeq(others, ", ") {
			names[Slug(other)] = append(names[Slug(other)], Slug(name))
		}
	}
	return names
})

// CityAlso lists the other names of a city that this directory knows, under
// whichever of them it is given.
func CityAlso(name string) []string { return alsoCalled()[Slug(name)] }

// alsoCalled has the other names of each city by the slug of every name of it.
// A name that several cities have tells nothing of the others.
var alsoCalled = sync.OnceValue(func() map[string][]string {
	names := map[string][]string{}
	for line := range strings.Lines(citiesAlsoCalled) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		all := append([]string{name}, strings.Split(rest, ", ")...)
		for _, called := range all {
			slug := Slug(called)
			if _, taken := names[slug]; taken {
				names[slug] = nil
				continue
			}
			names[slug] = slices.DeleteFunc(slices.Clone(all), func(other string) bool { return Slug(other) == slug })
		}
	}
	return names
})

// citiesAlsoCalled are this directory's own: names in use that GeoNames does not
// have, a city a line. They leave out those that differ in accents only.
const citiesAlsoCalled = `'s-Hertogenbosch: Den Bosch, Bois-le-Duc
Aachen: Aix-la-Chapelle, Aken
Addis Ababa: Addis Abeba
Alexandria: Al Iskandariyah, Alexandrie
Algiers: Alger, Al Jazair
Alicante: Alacant
Almaty: Alma-Ata
Antwerpen: Antwerp, Anvers
Asunción: Assomption
Athens: Athina, Athene, Athen
Baghdad: Bagdad
Bangkok: Krung Thep
Barcelona: Barcellona, Barcelone
Basel: Basle, Bâle, Basilea
Beijing: Peking, Pékin
Beirut: Beyrouth, Beirute
Belgrade: Beograd
Bengaluru: Bangalore
Berlin: Berlino
Bern: Berne, Berna
Bilbao: Bilbo
Bolzano: Bozen
Bratislava: Pressburg, Pozsony
Braunschweig: Brunswick
Brno: Brünn
Brugge: Bruges
Brussels: Bruxelles, Brussel
Bucharest: București, Bucuresti, Bukarest
Busan: Pusan
Cairo: Al Qahirah, Le Caire, El Cairo
Cape Town: Kaapstad
Casablanca: Dar el Beida
Catania: Catane
Chennai: Madras
Chişinău: Kishinev
Cluj-Napoca: Cluj
Copenhagen: København, Kobenhavn, Kopenhagen
Cork: Corcaigh
Córdoba: Cordova
Damascus: Dimashq
Dhaka: Dacca
Donostia / San Sebastián: San Sebastián, Donostia
Dublin: Baile Átha Cliath
Dunkerque: Dunkirk, Duinkerke
Düsseldorf: Duesseldorf
Esch-sur-Alzette: Esch
Fes: Fez
Florence: Firenze, Florenz, Florencia
Frankfurt am Main: Frankfurt
Freiburg: Freiburg im Breisgau
Gasteiz / Vitoria: Vitoria-Gasteiz, Gasteiz, Vitoria
Gdańsk: Danzig
Genoa: Genova, Gênes, Genua
Gent: Ghent, Gand
Genève: Geneva, Genf, Ginevra
Girona: Gerona
Guangzhou: Canton
Göteborg: Gothenburg
Hannover: Hanover
Havana: La Habana
Ho Chi Minh City: Saigon
Iaşi: Jassy
Ieper: Ypres, Ypern
Irákleion: Heraklion, Iraklion, Iraklio
Istanbul: Constantinople
İzmir: Smyrna
Jakarta: Djakarta
Jerusalem: Yerushalayim, Al Quds
Juárez: Ciudad Juárez
Kaliningrad: Königsberg
Kathmandu: Katmandu
Kharkiv: Kharkov
Khartoum: Jartum
Kinshasa: Léopoldville
Kolkata: Calcutta
Kortrijk: Courtrai
Kraków: Cracow, Cracovia, Krakau
Kyiv: Kiev
Köln: Cologne, Colonia, Keulen
L'Hospitalet de Llobregat: L'Hospitalet, Hospitalet
Lausanne: Losanna
Leiden: Leyden
Leuven: Louvain
Lille: Rijsel
Lisbon: Lisboa, Lissabon, Lisbonne, Lisbona
Livorno: Leghorn
Liège: Luik, Lüttich
Ljubljana: Laibach
London: Londres, Londra, Londen
Louvain-la-Neuve: Ottignies
Luanda: São Paulo de Luanda
Luxembourg: Luxemburg, Lëtzebuerg
Luzern: Lucerne
Lviv: Lvov, Lwów, Lemberg
Lyon: Lyons
Lódz: Lodsch
Maastricht: Maestricht
Mainz: Mayence
Mantova: Mantua
Marrakesh: Marrakech
Marseille: Marseilles, Marsiglia
Mechelen: Malines
Medellín: Medelin
Mexico City: Ciudad de México, México DF, CDMX
Milan: Milano, Mailand
Moscow: Moskva, Moscou, Mosca
Mumbai: Bombay
Munich: München, Muenchen, Monaco di Baviera
Mysore: Mysuru
Mytilene: Mytilini
Münster: Muenster
Namur: Namen
Naples: Napoli, Neapel, Nápoles
New York City: New York, NYC
Nice: Nizza
Nicosia: Lefkosia, Lefkoşa
Nijmegen: Nimègue, Nimwegen
Nur-Sultan: Astana
Nürnberg: Nuremberg, Norimberga
Odessa: Odesa
Ostend: Oostende
Oulu: Uleåborg
Padova: Padua
Palma: Palma de Mallorca
Pamplona: Iruña, Pamplona / Iruña
Panamá: Panama City, Ciudad de Panamá
Paris: Parigi
Patra: Patras
Phnom Penh: Pnom Penh
Pilsen: Plzeň
Piraeus: Pireas
Pisa: Pise
Puducherry: Pondicherry
Porto: Oporto
Poznań: Posen
Prague: Praha, Prag, Praga
Pune: Poona
Québec: Quebec City, Ville de Québec
Rabat: Ar Ribat
Regensburg: Ratisbon
Reggio Calabria: Reggio di Calabria
Reggio nell'Emilia: Reggio Emilia
Reims: Rheims
Roeselare: Roulers
Rome: Roma, Rom
Rotterdam: Roterdão
Saint Petersburg: St Petersburg, St. Petersburg, Sankt-Peterburg, Petersburg, Leningrad
Santiago de Compostela: Compostela
Santiago: Santiago de Chile
Seoul: Seul
Sevastopol: Sebastopol
Sevilla: Seville, Siviglia, Séville
Singapore: Singapur, Singapour
Sint-Niklaas: Saint-Nicolas
Siracusa: Syracuse
Sofia: Sofija, Sofiya
Split: Spalato
Strasbourg: Strassburg, Straßburg, Strasburgo
Surabaya: Soerabaja
Suzhou: Soochow
Szczecin: Stettin
Taipei: Taipeh
Tallinn: Reval
Tampere: Tammerfors
Tbilisi: Tiflis
Tehran: Teheran
Tel Aviv: Tel Aviv-Yafo
The Hague: Den Haag, 's-Gravenhage, La Haye
Thessaloníki: Salonica, Saloniki
Thiruvananthapuram: Trivandrum
Tianjin: Tientsin
Timişoara: Temesvár
Tirana: Tiranë
Tokyo: Tokio
Toulouse: Tolosa
Tournai: Doornik
Trento: Trent
Trier: Treves, Trèves
Trieste: Triest
Tripoli: Tarabulus
Trondheim: Trondhjem
Tunis: Túnez
Turin: Torino
Turku: Åbo
Ulan Bator: Ulaanbaatar
Varanasi: Benares
Venice: Venezia, Venedig, Venise
Vienna: Wien, Vienne
Vilnius: Wilno, Vilna
Visby: Wisby
Warsaw: Warszawa, Warschau, Varsovie
Washington, D.C.: Washington DC
Wrocław: Breslau
Xi’an: Sian
Yangon: Rangoon
Zagreb: Agram
Zaragoza: Saragossa
Zürich: Zurigo
`
