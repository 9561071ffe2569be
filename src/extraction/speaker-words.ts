const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** Nouns for a person by what they are or do, singular. Before a name they are its role. */
export const PERSON_NOUNS = words(`
  academic accountant activist actor actress administrator admiral advocate adviser advisor aide ally ambassador analyst anchor
  architect archbishop artist assistant astronaut astronomer athlete attorney aunt author banker baroness baron biologist bishop blogger
  boss boy boyfriend broker brother businessman businesswoman campaigner candidate captain cardinal carer ceo cfo coo cto chair chairman
  chairperson chairwoman challenger champion chancellor chef chief citizen cleric climatologist co-author co-chair co-director co-founder
  co-host co-owner coach colleague collector colonel columnist comedian commander commentator commissioner commuter composer
  comptroller congressman congresswoman conservationist conservative constable consul consultant contractor coordinator coroner correspondent
  councillor councilman councilwoman counsel counselor counsellor creator critic curator customer cyclist dancer daughter dean defendant defender
  delegate democrat demonstrator dentist deputy designer detective developer diplomat director dissident doctor donor driver duchess duke
  ecologist economist editor educator elder employee engineer entrepreneur envoy epidemiologist evangelist executive expert explorer
  fan farmer father feminist fighter filmmaker financier firefighter fisherman forecaster founder friend fundraiser gardener general geologist girl
  girlfriend governor graduate grandfather grandmother guest guide guitarist hairdresser head headmaster headteacher historian homeowner
  host housewife husband imam inmate insider inspector instructor inventor investigator investor journalist judge juror justice king
  landlord lawmaker lawyer leader lecturer legislator liberal librarian lieutenant lobbyist lord magistrate major man manager manufacturer
  marshal mayor mechanic mediator meteorologist microbiologist midwife miner minister mogul moderator monk mother motorist mp musician
  naturalist negotiator neighbor neighbour nephew neurologist neuroscientist newcomer niece nominee novelist nun nurse nutritionist observer
  oceanographer officer official ombudsman onlooker operative operator opponent organizer organiser owner painter paramedic parent parishioner
  participant partner passenger passer-by pastor patient pensioner patriarch philanthropist philosopher photographer physician physicist pilot
  planner player playwright poet policeman policewoman politician pollster pope premier presenter president priest prime-minister prince princess principal
  producer professor programmer progressive proponent prosecutor protester protestor provost psychiatrist psychologist publicist publisher
  pundit pupil queen rabbi radical ranger reader realtor receptionist rector refugee regulator relative reporter representative republican
  researcher resident respondent restaurateur retiree reverend rival runner sailor salesman scholar scientist secretary senator sergeant
  shareholder sheikh sheriff shopkeeper shopper sibling singer sister sociologist soldier solicitor son songwriter source speaker specialist spokesman
  spokesperson spokeswoman staffer star statesman statistician strategist student successor superintendent supervisor supporter surgeon
  surveyor survivor suspect teacher technician teenager tenant theologian therapist tourist trader trainer translator treasurer trucker
  trustee tycoon undersecretary user vendor veteran vet veterinarian vice-president vicar victim viewer villager virologist visitor
  volunteer voter waiter waitress warden watcher widow widower wife winemaker winner witness woman worker writer youngster youth whistleblower
  uncle cousin teen reviewer narrator pharmacist geneticist zoologist botanist chemist mathematician archaeologist anthropologist
  backer insurer buyer seller lender dealer officeholder frontrunner front-runner incumbent contender hopeful billionaire millionaire magnate
  boxer catcher golfer swimmer skater striker goalkeeper midfielder quarterback pitcher batsman bowler jockey rider racer referee umpire
  rapper drummer conductor soprano tenor violinist pianist sculptor illustrator cartoonist essayist biographer memoirist translator
  foreman plumber electrician carpenter builder baker butcher grocer brewer bartender hotelier caterer
  mep msp td ayatollah sultan emir sheik taoiseach vice-chancellor vice-chairman ex-president ex-minister cofounder chaplain deacon emeritus fellow
  backbencher seeker teammate adversary sponsor counterpart deputy-mayor barrister prosecutor claimant applicant respondent
  rescuer diver grandson granddaughter grandchild stepson stepdaughter stepfather stepmother co-leader co-chairman co-chairwoman co-writer co-worker
  scout skipper migrant immigrant asylum-seeker evacuee detainee prisoner hostage captive defector
`);

/** Plurals that are no singular with an s. */
const PERSON_PLURALS = words(`
  people men women ladies gentlemen children policemen policewomen businessmen spokesmen spokeswomen spokespeople congressmen fishermen firefighters
  attorneys-general chairmen salesmen statesmen wives police parties others many some most both none those these few everyone someone
  somebody everybody nobody anyone folks kids couple crowd audience public half majority minority percent thousands hundreds dozens
  millions readers siblings troops forces elite elites youths wives jury crew staff team elderly poor rich faithful
`);

/** Nouns for a body that speaks. */
const GROUP_NOUNS = words(`
  academy society fund orchestra guild bureau secretariat archdiocese diocese administration agency airline alliance army assembly association authority bank bloc board brand broadcaster broker bureau business
  cabinet campaign centre center chain chamber charity church city club coalition college commission committee community company confederation
  conglomerate congress congregation consortium constabulary convention cooperative corporation council country county court delegation department district
  embassy enterprise establishment exchange family federation firm force foundation fund government group hospital house industry
  institute institution instrument intelligence jury kingdom lab laboratory league legislature lobby magazine manufacturer media military ministry
  mission monarchy mosque movement museum municipality nation navy network newspaper ngo nonprofit office operator opposition organisation
  organization outlet panel paper parliament parish parents partnership party police politburo practice presidency press producer project provider publication publisher regime
  regiment region regulator republic retailer school secretariat sector senate service site startup state station store studio supplier synagogue
  syndicate taskforce team think-tank town trade trust union university utility vatican village volunteer watchdog website wing workforce
  zoo kremlin pentagon treasury nhs fbi cia nato un eu ombudsman giant insurer maker carrier builder developer broadcaster
  capital side camp minority majority leadership electorate generation caucus delegation tribunal
`);

/** What carries words without being anybody: its statements are its authors'. */
export const DOCUMENT_NOUNS = words(`
  report study poll survey statement document letter data figures analysis article editorial email e-mail memo paper research lawsuit complaint
  indictment affidavit filing ad advertisement post tweet message review book story ruling order law bill resolution release note page
  column essay blog website transcript video manifesto declaration text findings results numbers statistics records files papers
  documents reports studies polls surveys tweets emails letters headline sign poster banner chart forecast estimate census investigation inquiry
  petition guidelines guidance constitution treaty agreement testimony interview speech account source sources biography memoir
  diary verdict warrant evidence media newspaper press radio television tv exit-poll newsletter
`);

/** Names of offices that carry a word behind "of": "Secretary of State". */
export const TITLES = words(`
  mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron count rev reverend fr father sister pastor rabbi imam sheikh sheik
  president vice-president premier chancellor minister secretary senator sen rep representative congressman congresswoman gov governor
  lt col gen general maj major capt captain sgt sergeant cpl corporal adm admiral cmdr commander pvt lieutenant colonel
  mayor judge justice king queen prince princess duke duchess pope cardinal archbishop bishop saint emperor
  ambassador commissioner councillor cllr chief chairman chairwoman sheriff constable pc det detective inspector superintendent officer
  deputy attorney speaker delegate del assemblyman assemblywoman alderman coach
`);

/** Titles that are no role, only politeness. */
export const HONORIFICS = words(
  'mr mrs ms miss mx dr prof sir dame lady rev fr lord saint st hon madam madame monsieur señor herr frau',
);

export const MALE_WORDS = words(`
  mr sir lord king prince duke pope father brother son husband uncle nephew grandfather grandson businessman chairman spokesman congressman
  councilman policeman fisherman salesman actor boy man widower boyfriend monk imam rabbi priest archbishop cardinal bishop emperor baron
  gentleman dad stepfather waiter anchorman statesman assemblyman alderman fr monsieur herr señor
`);
export const FEMALE_WORDS = words(`
  mrs ms miss dame lady queen princess duchess mother sister daughter wife aunt niece grandmother granddaughter businesswoman chairwoman
  spokeswoman congresswoman councilwoman policewoman actress girl woman widow girlfriend nun baroness empress mum mom stepmother waitress
  anchorwoman assemblywoman housewife madam madame frau señora
`);

/** A noun for one or more people. */
export function isPersonNoun(word: string): boolean {
  return ANY_PERSON_NOUNS.has(word);
}

/** A noun for one or more bodies. */
export function isGroupNoun(word: string): boolean {
  return ANY_GROUP_NOUNS.has(word);
}

/** With their plurals. */
const ANY_PERSON_NOUNS = new Set([
  ...PERSON_NOUNS,
  ...PERSON_PLURALS,
  ...[...PERSON_NOUNS].flatMap(pluralsOf),
]);
const ANY_GROUP_NOUNS = new Set([...GROUP_NOUNS, ...[...GROUP_NOUNS].flatMap(pluralsOf)]);

function pluralsOf(noun: string): string[] {
  return noun.endsWith('y') ? [`${noun}s`, `${noun.slice(0, -1)}ies`] : [`${noun}s`, `${noun}es`];
}

/** One person, as against several. */
export function isSingularPerson(word: string): boolean {
  return PERSON_NOUNS.has(word);
}

/** Who is called by a party, a nation or a faith. */
export const PLURAL_PEOPLE =
  /^(?:Democrats|Republicans|Conservatives|Tories|Liberals|Americans|Britons|Germans|Russians|Muslims|Christians|Jews|Catholics|Evangelicals|Latinos|Hispanics|Socialists|Greens|Lib|Dems|Libertarians|Unionists|Nationalists|Brexiteers|Remainers|Progressives|Europeans|Canadians|Australians|Ukrainians|Israelis|Palestinians|Kurds|Sunnis|Shiites|Mexicans|Cubans|Iraqis|Syrians|Iranians|Afghans|[A-Z][a-z]+(?:icans|nians|stians|lians|rians|dians|gians|tians|eans|landers|crats|ists))$/;
