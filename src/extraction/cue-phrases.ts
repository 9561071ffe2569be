import { inflect } from './verb-forms.js';

/** Cues of several words. A phrase starts with a verb in any form; "~" stands for a few words of one's own. */
export interface CuePhrase {
  /** With the verb in its base form. */
  readonly lemma: string;
  readonly rest: readonly string[];
  readonly clause: boolean;
  readonly judging: boolean;
  readonly quote: boolean;
}

/** Take a clause or frame a quote: "pointed out (that) ...". */
const WITH_CLAUSE = `
  point out; make clear; make it clear; go on to say; fire back; shoot back; hit back; chime in; weigh in; call out; break in; sum up; cut in;
  spell out; blurt out; cry out; sound off; burst out; let slip; find out; make plain; leave no doubt; make the point; make the case; make the argument;
  take the view; take the position; argue the point; put forward; let it be known; go on record; go on; come away; get across; joke around
`;

/** Take a noun phrase: "took aim at the plan". */
const WITH_OBJECT = `
  point out; take aim at; take issue with; lash out at; hit out at; lash out against; fire back at; speak out against; speak out about; speak out on; come out against;
  come out in favor of; come out in favour of; come out in support of; weigh in on; lay out; spell out; rule out; call out; double down on;
  push back on; push back against; play down; brush off; brush aside; shrug off; talk up; look forward to; sign off on;
  throw cold water on; pour cold water on; go after; call into question; stand by; distance himself from; distance herself from;
  distance itself from; distance themselves from; back away from; zero in on; hone in on; make the case for; make a case for; make the case against;
  raise questions about; raise doubts about; raise concerns about; raise alarm over; raise the alarm over; raise the alarm about; sound the alarm about; sound the alarm over; sound the alarm on;
  shed light on; shy away from; steer clear of; stick up for; stand up for; have faith in; keep quiet about; stay silent on; take credit for;
  take responsibility for; put forward; bring up; hold out hope for; set out; throw support behind; throw his support behind; throw her support behind; throw its support behind; throw their support behind; take exception to; take umbrage at; take offense at; make light of; make fun of; poke fun at; make reference to; make mention of; hint at; scoff at; balk at; bristle at; marvel at; rail against; cast doubt on; heap praise on; pay tribute to; open up about; give details of; fire off; set forth; single out; put down; turn down; dress down; come to the defense of; double down; strike back at; hit back at; swipe at; take a swipe at; take a shot at; take shots at; take a jab at; draw attention to; call attention to; express regret for; plead guilty to; warm to; subscribe to; adhere to; lament over; gloss over; leave out; figure out; insist on
`;

const BY_FIRST_WORD: ReadonlyMap<string, readonly CuePhrase[]> = buildPhrases();

/** The phrases that may start with this word, the longest first. */
export function cuePhrases(word: string): readonly CuePhrase[] | undefined {
  return BY_FIRST_WORD.get(word);
}

/** Every word that a phrase may start with. */
export function phraseStarts(): Iterable<string> {
  return BY_FIRST_WORD.keys();
}

function buildPhrases(): Map<string, CuePhrase[]> {
  const phrases = new Map<string, CuePhrase[]>();
  const add = (list: string, clause: boolean): void => {
    for (const entry of list.split(';')) {
      const lemma = entry.trim();
      const [verb, ...rest] = lemma.split(/\s+/) as [string, ...string[]];
      if (!verb || rest.length === 0) continue;
      for (const [form] of inflect(verb)) {
        const known = phrases.get(form) ?? [];
        phrases.set(form, known);
        const same = known.findIndex((phrase) => phrase.rest.join(' ') === rest.join(' '));
        if (same < 0) known.push({ lemma, rest, clause, judging: !clause, quote: clause });
        else {
          const { clause: takesClause, judging } = known[same] as CuePhrase;
          known[same] = {
            lemma,
            rest,
            clause: takesClause || clause,
            judging: judging || !clause,
            quote: takesClause || clause,
          };
        }
      }
    }
  };
  add(WITH_CLAUSE, true);
  add(WITH_OBJECT, false);
  for (const known of phrases.values()) known.sort((a, b) => b.rest.length - a.rest.length);
  return phrases;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** "a claim that", "his promise to", "calls for": what was said or thought, as a noun. */
export const CUE_NOUNS = words(`
  claim claims statement statements belief beliefs allegation allegations suggestion suggestions fear fears hope hopes
  promise promises pledge pledges vow warning warnings prediction predictions announcement assertion assertions
  contention argument arguments view views opinion accusation accusations complaint complaints concern concerns
  demand demands call calls threat threats plan plans proposal proposals desire insistence refusal conclusion
  assurance assurances admission acknowledgement acknowledgment confidence conviction doubt doubts worry worries
  criticism criticisms praise support opposition optimism pessimism skepticism scepticism alarm outrage anger regret
  regrets frustration disappointment dismay satisfaction gratitude interest willingness reluctance intention intent
  denial question questions objection objections reservations sympathy disbelief surprise determination thanks
  condolences approval disapproval disdain contempt admiration appreciation apology apologies remark remarks comment comments
  endorsement condemnation expectation expectations request appeal decision recommendation readiness
  idea notion theory understanding recognition revelation disclosure estimate estimates assessment
`);

/** Verbs that carry such a noun: "voiced concern about". */
export const SUPPORT_VERBS: ReadonlyMap<string, string> = new Map(
  'express voice raise make have issue give offer share reiterate repeat show air renew announce reject deny dismiss'
    .split(' ')
    .flatMap((verb) => [...inflect(verb)].map(([form]) => [form, verb] as [string, string])),
);
