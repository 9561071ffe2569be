import { inflect, type VerbForm } from './verb-forms.js';

/**
 * The verbs that tell of somebody's words or mind, by what follows them. A verb may stand in several lists; the
 * lists come from how English uses these verbs, and each group says what it is there for.
 */

/** Take a clause, with or without "that", and frame quotes: "she said (that) it was late". */
const SAYING = `
  accept say add note state claim argue contend maintain insist assert believe think suggest explain acknowledge admit concede
  reveal warn predict estimate conclude report allege confirm announce declare recall remark observe reiterate
  stress emphasise emphasize underscore highlight caution counter reply respond retort answer joke quip boast brag
  complain lament tweet write testify swear vow pledge promise agree disclose indicate posit opine reason speculate
  theorize hypothesize affirm attest proclaim profess repeat signal hint imply intimate divulge forecast project
  concur clarify elaborate protest grumble muse ponder
  advise recommend propose deny dispute deem deduce infer
  confess decree mention foresee fret tout gush bemoan bristle vent relay
  guess suppose reckon figure surmise suspect assume presume hope fear worry feel sense doubt
  know realise realize recognise recognize understand discover find determine learn hear
  demand request ask wonder
  decide expect anticipate prefer wish pray bet gamble
  certify stipulate specify enthuse gripe grouse interject intone plead
  text post blog email show demonstrate illustrate prove
`;

/** Of these, the ones that take a clause only with "that", or a noun phrase: "it highlighted the gap". */
const NEEDS_THAT = `
  maintain
  stress highlight underscore emphasise emphasize state recommend propose demand request dispute
  reiterate repeat announce signal hint imply indicate report project confirm reveal disclose recognise recognize
  discover determine learn hear ask advise relay specify stipulate mention certify post text email blog
  find observe note tout bemoan clarify elaborate forecast deny reply respond answer gush vent bristle
  protest lament complain demand prefer understand write testify deduce decree attest caution counter show demonstrate illustrate prove
`;

/** Frame a quote only: "Yes," she smiled. */
const QUOTE_ONLY = `
  continue begin conclude laugh smile smirk shout yell cry scream whisper mutter murmur exclaim chuckle sigh nod shrug
  snap sneer scoff rage fume thunder bark chant crow deadpan explode gasp grin groan growl growl holler bellow sing
  volunteer offer read chime ring object interrupt urge finish close open start go end sum marvel
  charge mock press
  chide scold admonish implore jibe jab rail rant roar sniff spit squeal stammer toast pronounce recount relate
  quote
`;

/** Take the hearer and then what was said: "told reporters that", "assured them it was safe". */
const TELLING = `
  tell inform remind assure warn advise notify convince persuade reassure promise caution brief alert ask show teach
  email text write
`;

/** Take an infinitive: "vowed to stay". */
const WITH_INFINITIVE = `
  want hope plan intend vow promise pledge refuse agree offer threaten expect claim swear propose ask
  demand prefer wish aspire profess
  resolve desire
  decline seek
`;

/** Take somebody and an infinitive: "urged them to stay". */
const WITH_OBJECT_AND_INFINITIVE = `
  urge ask want order tell encourage expect advise invite pressure press instruct warn beg challenge push request
  require implore exhort command direct summon beseech lobby petition counsel admonish dare remind
  forbid believe prefer
  call
`;

/** Take a noun phrase, what is judged or asked for: "criticised the plan". */
const JUDGING = `
  criticise criticize condemn denounce slam blast bash attack decry deride ridicule mock disparage deplore
  lambast lambaste rebuke chide scold castigate pan skewer rip assail berate excoriate
  praise applaud hail commend laud welcome tout champion extol compliment congratulate thank
  endorse back support favour favor oppose reject dismiss rebut refute dispute deny challenge question
  blame accuse fault
  defend justify advocate espouse
  describe characterise characterize portray depict label brand dub
  call deem liken compare
  cite mention reference invoke echo detail outline discuss explain recount recite
  highlight emphasise emphasize stress underscore underline reiterate acknowledge announce reveal confirm
  propose suggest recommend demand request predict forecast promise pledge vow
  want doubt hate love admire resent regret appreciate dislike detest loathe despise dread
  envision envisage foresee
  protest lament bemoan mourn
  trust distrust mistrust
  disavow renounce repudiate downplay trumpet
  urge believe
  condone second affirm propound
  savage taunt insult smear knock hammer trash herald list ridicule whack prefer embrace disparage vilify demonize demonise belittle malign
  congratulate scorn spurn flout lambast vouch tease heckle jeer boo interpret view regard see paint cast frame present name
`;

/** What stands before the content when it is a noun phrase: "warned of", "called for". */
const WITH_PREPOSITION: Readonly<Record<string, string>> = {
  call: 'for on upon',
  warn: 'of about against',
  speak: 'of about against',
  talk: 'about of',
  complain: 'about of',
  argue: 'for against',
  push: 'for against',
  insist: 'on upon',
  object: 'to',
  refer: 'to',
  point: 'to',
  allude: 'to',
  agree: 'with on to',
  disagree: 'with on over',
  apologise: 'for',
  apologize: 'for',
  campaign: 'for against',
  worry: 'about',
  think: 'of about',
  know: 'of about',
  hear: 'of about',
  learn: 'of about',
  dream: 'of about',
  joke: 'about',
  boast: 'about of',
  brag: 'about',
  rail: 'against',
  inveigh: 'against',
  protest: 'against',
  vote: 'for against',
  ask: 'for about',
  plead: 'for with',
  press: 'for',
  lobby: 'for against',
  advocate: 'for',
  wish: 'for',
  hope: 'for',
  pray: 'for',
  comment: 'on',
  elaborate: 'on',
  expound: 'on',
  remark: 'on upon',
  report: 'on',
  reflect: 'on',
  muse: 'about on',
  speculate: 'about on',
  wonder: 'about',
  lash: 'out',
  fret: 'about over',
  express: '',
  voice: '',
  approve: 'of',
  disapprove: 'of',
  believe: 'in',
  hint: 'at',
  testify: 'about to',
  write: 'of about',
  tweet: 'about',
  opt: 'for',
  clamor: 'for',
  clamour: 'for',
  conceive: 'of',
  decide: 'on against',
  vouch: 'for',
  quarrel: 'with',
  sympathise: 'with',
  sympathize: 'with',
  side: 'with',
  accuse: '',
};

/** They judge only with "as"; the sentence has to show it. */
const LIKENED = new Set('see view regard interpret paint cast frame present name'.split(' '));

/** These frame speech in so many words; the others tell of a mind. */
const SPEECH_ONLY_STOP = `
  believe think guess suppose reckon figure surmise suspect assume presume hope fear worry feel sense doubt
  know realise realize recognise recognize understand discover find determine learn hear wonder decide expect
  anticipate prefer wish bet gamble infer deduce want intend plan aspire resolve desire hesitate aim seek
  love hate like see consider contemplate weigh support oppose back mean view regard prefer embrace
`;

export interface CueVerb {
  readonly lemma: string;
  readonly form: VerbForm;
  readonly clause: boolean;
  readonly bareClause: boolean;
  readonly quote: boolean;
  readonly telling: boolean;
  readonly infinitive: boolean;
  readonly objectInfinitive: boolean;
  readonly judging: boolean;
  readonly prepositions: readonly string[];
  /** Speech, as against thought and wish. */
  readonly speech: boolean;
}

const words = (list: string): Set<string> => new Set(list.split(/\s+/).filter(Boolean));

const LEXICON: ReadonlyMap<string, CueVerb> = buildLexicon();

/** The entry of an inflected form, in lower case. */
export function cueVerb(word: string): CueVerb | undefined {
  return LEXICON.get(word);
}

/** Every form that has an entry. */
export function cueVerbForms(): Iterable<string> {
  return LEXICON.keys();
}

function buildLexicon(): Map<string, CueVerb> {
  const saying = words(SAYING);
  const needsThat = words(NEEDS_THAT);
  const quoteOnly = words(QUOTE_ONLY);
  const telling = words(TELLING);
  const infinitive = words(WITH_INFINITIVE);
  const objectInfinitive = words(WITH_OBJECT_AND_INFINITIVE);
  const judging = words(JUDGING);
  const mind = words(SPEECH_ONLY_STOP);
  const lemmas = new Set([
    ...saying,
    ...quoteOnly,
    ...telling,
    ...infinitive,
    ...objectInfinitive,
    ...judging,
    ...Object.keys(WITH_PREPOSITION),
  ]);
  const lexicon = new Map<string, CueVerb>();
  for (const lemma of lemmas) {
    const likened = LIKENED.has(lemma);
    const frame = {
      lemma,
      clause: saying.has(lemma),
      bareClause: saying.has(lemma) && !needsThat.has(lemma),
      quote:
        (saying.has(lemma) && !mind.has(lemma)) ||
        quoteOnly.has(lemma) ||
        telling.has(lemma) ||
        lemma === 'think',
      telling: telling.has(lemma),
      infinitive: infinitive.has(lemma),
      objectInfinitive: objectInfinitive.has(lemma),
      judging: judging.has(lemma) && !likened,
      prepositions: (WITH_PREPOSITION[lemma] ?? '').split(' ').filter(Boolean),
      speech: !mind.has(lemma),
    };
    for (const [word, form] of inflect(lemma)) {
      // "found" is of "find" before it is of "found"; the first one listed stays.
      if (!lexicon.has(word)) lexicon.set(word, { ...frame, form });
    }
  }
  return lexicon;
}
