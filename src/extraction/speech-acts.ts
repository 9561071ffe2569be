import type { Polarity, SpeechAct } from '../domain/claim.js';
import type { Pattern } from './attribution.js';

/** What the cue of a claim tells of it. */
interface Tone {
  readonly act: SpeechAct | null;
  readonly polarity: Polarity | null;
}

const cues = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s*[;\n]\s*/));
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Say no to something, whatever follows: "denied that ...", "dismissed the report". */
const DENYING = cues(`
  deny; dispute; refute; rebut; reject; dismiss; disavow; repudiate; renounce; rule out; push back on; push back against
  brush off; brush aside; shrug off; turn down
  distance himself from; distance herself from; distance itself from; distance themselves from
`);
const ACCUSING = words('accuse blame fault allege');
/** Bind who speaks: "vowed to stay", "promised that ...". */
const PLEDGING = words('promise pledge vow swear threaten offer agree');
/** Bind not to do it: "refused to go". */
const REFUSING = words('refuse decline');
/** Want something of somebody: "demanded that ...", "urged them to ...", "called for ...". */
const DEMANDING = cues(`
  demand; urge; order; command; implore; exhort; beseech; beg; petition; request; require; instruct; summon; direct; plead; tell; call
  press; push; pressure; lobby; warn; want; challenge; counsel; ask
  call for; call on; call upon; press for; push for; plead for; plead with; lobby for; insist on; insist upon; ask for; clamor for; clamour for
`);
/** Of these, the ones that demand only what stands in an infinitive: "told them to go", but "told them that ...". */
const DEMANDING_ONLY_BY_INFINITIVE = words(
  'tell call press push pressure lobby warn challenge counsel ask want direct summon',
);
const ASKING = cues('ask; wonder; ask about; wonder about');

/** Speak for a thing or against it, and do no more by it. */
const FOR = cues(`
  praise; applaud; hail; commend; laud; welcome; tout; champion; extol; compliment; congratulate; thank; endorse; back; support; favour; favor
  defend; justify; advocate; espouse; admire; appreciate; love; trust; embrace; condone; second; affirm; prefer; herald; trumpet
  propose; recommend; suggest; argue for; speak for; campaign for; vote for; advocate for; wish for; hope for; pray for; opt for; vouch for
  agree with; agree on; agree to; approve of; believe in; sympathise with; sympathize with; side with
  stand by; stick up for; stand up for; come out in favor of; come out in favour of; come out in support of; have faith in
  throw support behind; throw his support behind; throw her support behind; throw its support behind; throw their support behind
  heap praise on; pay tribute to; look forward to; talk up; sign off on; make the case for; make a case for; come to the defense of
`);
const AGAINST = cues(`
  criticise; criticize; condemn; denounce; slam; blast; bash; attack; decry; deride; ridicule; mock; disparage; deplore; lambast; lambaste
  rebuke; chide; scold; castigate; pan; skewer; rip; assail; berate; excoriate; oppose; challenge; question; hate; resent; regret; dislike
  detest; loathe; despise; dread; protest; lament; bemoan; mourn; distrust; mistrust; downplay; savage; taunt; insult; smear; knock; hammer
  trash; whack; belittle; malign; vilify; demonize; demonise; scorn; spurn; flout; tease; heckle; jeer; boo; doubt; object to
  warn of; warn about; warn against; speak against; argue against; push against; campaign against; rail against; inveigh against
  protest against; vote against; lobby against; complain about; complain of; disagree with; disagree on; disagree over; disapprove of
  worry about; fret about; fret over; quarrel with; apologise for; apologize for; lash out
  take aim at; take issue with; lash out at; hit out at; lash out against; fire back at; speak out against; come out against; call out
  throw cold water on; pour cold water on; go after; call into question; back away from; make the case against; raise questions about
  raise doubts about; raise concerns about; raise alarm over; raise the alarm over; raise the alarm about; sound the alarm about
  sound the alarm over; sound the alarm on; shy away from; steer clear of; take exception to; take umbrage at; take offense at
  make light of; make fun of; poke fun at; scoff at; balk at; bristle at; cast doubt on; express regret for; put down; dress down
  strike back at; hit back at; swipe at; take a swipe at; take a shot at; take shots at; take a jab at; play down
`);
/** Put a thing forward as so, by naming it: "confirmed the deaths". */
const STATING = words(
  'announce reveal confirm acknowledge reiterate stress highlight emphasise emphasize underscore underline predict forecast',
);

/** "made a promise to", "voiced support for": what the noun tells. */
const NOUN_ACTS: readonly (readonly [SpeechAct, ReadonlySet<string>])[] = [
  ['PLEDGE', words('promise promises pledge pledges vow threat threats assurance assurances refusal')],
  ['DEMAND', words('demand demands call calls appeal request')],
  ['ACCUSATION', words('accusation accusations allegation allegations')],
  ['DENIAL', words('denial')],
  ['QUESTION', words('question questions')],
  [
    'ASSERTION',
    words(
      'claim claims statement statements assertion assertions contention argument arguments prediction predictions announcement',
    ),
  ],
];
const NOUNS_FOR = words(`
  support praise optimism confidence satisfaction gratitude sympathy thanks approval admiration appreciation endorsement hope hopes
  readiness willingness interest desire
`);
const NOUNS_AGAINST = words(`
  concern concerns criticism criticisms opposition pessimism skepticism scepticism alarm outrage anger regret regrets frustration
  disappointment dismay doubt doubts worry worries fear fears reluctance refusal objection objections reservations disbelief disapproval
  disdain contempt condemnation complaint complaints apology apologies accusation accusations allegation allegations denial warning warnings
`);

/** Whoever says a whole clause puts it forward as so. */
const CLAUSES: ReadonlySet<Pattern> = new Set(['that', 'bare', 'trailing', 'according', 'headline']);

/** What a claim does, and whether it stands for its content or against it, as far as its cue tells. */
export function toneOf(pattern: Pattern, cue: string): Tone {
  const likens = cue.endsWith(' as');
  const lemma = likens ? cue.slice(0, -' as'.length) : cue;
  // "dismissed it as a waste": what it is likened to is not what is denied.
  if (likens && DENYING.has(lemma)) return { act: null, polarity: 'NEGATIVE' };
  const [verb, noun] = lemma.split(' ') as [string, string?];
  const act = noun === undefined ? undefined : NOUN_ACTS.find(([, nouns]) => nouns.has(noun))?.[0];
  // "rejected claims that", "dismissed the idea that"
  if (noun !== undefined && DENYING.has(verb)) return { act: 'DENIAL', polarity: 'NEGATIVE' };
  if (noun !== undefined && (act || NOUNS_FOR.has(noun) || NOUNS_AGAINST.has(noun))) {
    return {
      act: act ?? null,
      polarity: NOUNS_AGAINST.has(noun) ? 'NEGATIVE' : act === 'QUESTION' ? null : 'POSITIVE',
    };
  }
  if (DENYING.has(lemma)) return { act: 'DENIAL', polarity: 'NEGATIVE' };
  if (ACCUSING.has(verb))
    return { act: 'ACCUSATION', polarity: CLAUSES.has(pattern) ? 'POSITIVE' : 'NEGATIVE' };
  if (pattern === 'question') return { act: ASKING.has(verb) ? 'QUESTION' : null, polarity: null };
  if (CLAUSES.has(pattern)) return toneOfClause(lemma);
  if (pattern === 'infinitive' || pattern === 'object-infinitive') return toneOfInfinitive(lemma);
  if (demandsByItself(lemma)) return { act: 'DEMAND', polarity: 'POSITIVE' };
  if (pattern === 'judging' && PLEDGING.has(lemma)) return { act: 'PLEDGE', polarity: 'POSITIVE' };
  if (ASKING.has(lemma)) return { act: 'QUESTION', polarity: null };
  if (FOR.has(lemma)) return { act: null, polarity: 'POSITIVE' };
  if (AGAINST.has(lemma)) return { act: null, polarity: 'NEGATIVE' };
  return STATING.has(lemma) ? { act: 'ASSERTION', polarity: 'POSITIVE' } : { act: null, polarity: null };
}

function toneOfClause(lemma: string): Tone {
  if (lemma === 'doubt') return { act: null, polarity: 'NEGATIVE' };
  if (ASKING.has(lemma)) return { act: 'QUESTION', polarity: null };
  // "agreed that it was late" binds nobody.
  if (PLEDGING.has(lemma) && lemma !== 'agree') return { act: 'PLEDGE', polarity: 'POSITIVE' };
  return { act: demandsByItself(lemma) ? 'DEMAND' : 'ASSERTION', polarity: 'POSITIVE' };
}

function demandsByItself(lemma: string): boolean {
  return DEMANDING.has(lemma) && !DEMANDING_ONLY_BY_INFINITIVE.has(lemma);
}

function toneOfInfinitive(lemma: string): Tone {
  if (REFUSING.has(lemma)) return { act: 'PLEDGE', polarity: 'NEGATIVE' };
  if (PLEDGING.has(lemma)) return { act: 'PLEDGE', polarity: 'POSITIVE' };
  if (lemma === 'forbid') return { act: 'DEMAND', polarity: 'NEGATIVE' };
  return { act: DEMANDING.has(lemma) ? 'DEMAND' : null, polarity: 'POSITIVE' };
}
