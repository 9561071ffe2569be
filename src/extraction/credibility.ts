import type { Attribution, Pattern } from './attribution.js';
import { isCapital } from './capital-words.js';
import type { Cue } from './cue.js';
import type { Items } from './items.js';
import { readSource, type SourcePhrase } from './source-phrases.js';
import { isGroupNoun } from './speaker-words.js';
import { toneOf } from './speech-acts.js';

/** Recognised by more than a verb and its subject. */
const SURE_PATTERNS: ReadonlySet<Pattern> = new Set(['according', 'trailing', 'headline']);

/** Polls speak for those who were asked. Other documents speak only for a named author. */
const POLLS = new Set(['poll', 'polls', 'survey', 'surveys', 'study', 'studies']);
/** Whoever "I" is outside quotation marks is the writer, and "you" is the reader. */
const WRITER_AND_READER = new Set(['i', 'we', 'you', 'my', 'our', 'your', 'me', 'us']);
const NEUTRAL_PRONOUNS = new Set(['it', 'this', 'that', 'which', 'there', 'these', 'those']);

/** What results, signs and rulings do when they "say" something. */
const SHOWING = new Set(
  'say show suggest indicate reveal confirm find estimate project conclude claim argue note allege state'.split(
    ' ',
  ),
);
/** Thoughts that a writer knows only because they were uttered; "knew", "felt" and "decided" tell a story. */
const UTTERED_THOUGHTS = new Set('believe think hope fear worry doubt suspect'.split(' '));

/** What is kept as somebody's statement though nobody says whose. */
const UNSOURCED = new Set('report allege claim say accuse rumour rumor'.split(' '));

const NOT_DOING = new Set(['decline', 'refuse']);
/** "declined to comment" tells that nothing was said. */
const SPEAKING = new Set(
  'comment elaborate say answer respond reply discuss speak talk disclose reveal identify name confirm specify detail explain clarify tell'.split(
    ' ',
  ),
);
/** "declined to give details" */
const GIVING = new Set('give provide offer'.split(' '));
const WORDS = new Set(
  'detail details reason reasons name names information figures comment comments specifics statement explanation answer answers interview interviews'.split(
    ' ',
  ),
);

const NARRATED = new Set('know learn realise realize feel see decide discover'.split(' '));

/**
 * Whether what was read as an attribution is one. Only somebody judges, promises and refuses; what a thing does
 * ("the cut threatens jobs") is no attribution, and a thought or wish that the writer tells is no statement
 * unless it has the form of one ("believes that ...").
 */
export function isCredible(
  items: Items,
  cue: Cue,
  { pattern, lemma, source, content }: Attribution,
): boolean {
  if (pattern === 'quote-cue' || pattern === 'quote-colon') return true;
  // Nobody is named: "it was reported that", "is said to have", "was accused of".
  if (!source) return cue.passive && !cue.negated && UNSOURCED.has(cue.lemma);
  const phrase = readSource(items, source);
  const { head, word } = phrase;
  if (head === 'DOCUMENT' && !isAuthored(items, phrase)) return false;
  if (SURE_PATTERNS.has(pattern)) return head !== 'THING' || pattern !== 'trailing' || SHOWING.has(cue.lemma);
  // Who did not say it made no statement; "did not believe it" is one.
  if (cue.negated && cue.speech) return false;
  // "US" in lower case is one of them, and a name.
  if (head !== 'NAME' && WRITER_AND_READER.has(word)) return false;
  // "Aug 27", "6-1": figures that count nobody.
  if (/^\d/.test(word)) return false;
  if (FREE_PATTERNS.has(pattern) && isUnsettled(items, cue, content)) return false;
  switch (pattern) {
    case 'that':
      if (NARRATED.has(cue.lemma)) return false;
      return head !== 'THING' || SHOWING.has(cue.lemma);
    case 'bare':
      if (!cue.speech) return UTTERED_THOUGHTS.has(cue.lemma) && isSomebody(phrase);
      return head !== 'THING' || SHOWING.has(cue.lemma);
    case 'question':
      return cue.speech && isSomebody(phrase);
    case 'infinitive':
      return cue.speech && head !== 'THING' && head !== 'DOCUMENT' && !NEUTRAL_PRONOUNS.has(word);
    case 'object-infinitive':
      // What is asked of somebody is a request, seldom a statement on record.
      return cue.speech && cue.lemma !== 'ask' && isSomebody(phrase);
    case 'judging':
    case 'preposition':
      if (cue.lemma === 'welcome' && items.tags[content[0]?.from ?? 0] === 'PROPN') return false;
      if (cue.lemma === 'cite' && citesSomebody(items, content)) return false;
      if (cue.speech && word === 'it') return isOnRecord(pattern, lemma);
      if (!cue.speech || NEUTRAL_PRONOUNS.has(word)) return false;
      if (head === 'NAME' || head === 'PRONOUN') return true;
      if (head !== 'PERSON' && head !== 'GROUP') return false;
      return (
        isOnRecord(pattern, lemma) || NAMING.has(lemma) || lemma.endsWith(' as') || isQuoted(items, content)
      );
    case 'passive':
      return cue.speech && isSomebody(phrase);
    default:
      return false;
  }
}

/** "citing two officials": the words are told behind it, and are theirs. */
function citesSomebody(items: Items, [content]: Attribution['content']): boolean {
  const head = content && readSource(items, content).head;
  return head === 'PERSON' || head === 'NAME';
}

const NAMING = new Set(['call', 'dub', 'brand', 'label']);

/** Their own words, in part. */
function isQuoted(items: Items, content: Attribution['content']): boolean {
  return content.some(({ from, to }) => items.segments.slice(from, to).some((segment) => segment >= 0));
}

/** What unnamed people demand, predict or accuse of is news; what they like, reject and ask for goes on all the time. */
function isOnRecord(pattern: Pattern, lemma: string): boolean {
  const { act } = toneOf(pattern, lemma);
  return (
    lemma !== 'ask for' &&
    (act === 'DEMAND' || act === 'PLEDGE' || act === 'ACCUSATION' || act === 'ASSERTION')
  );
}

/** What is judged or meant is no whole clause here, and the verb alone has to tell that it was said. */
const FREE_PATTERNS: ReadonlySet<Pattern> = new Set([
  'judging',
  'preposition',
  'infinitive',
  'object-infinitive',
]);
const MODALS = new Set(['may', 'might', 'could', 'will', 'would', 'should', 'can', "'ll", "'d"]);
/** Judge only by what they liken to; "described the plan" tells nothing of what was said. */
const DESCRIBING = new Set('describe characterise characterize portray depict'.split(' '));

/** "may criticise them": nothing has been said yet. "described the plan": nothing is told of what was said. */
function isUnsettled(items: Items, { from, at, lemma }: Cue, content: Attribution['content']): boolean {
  for (let index = from; index < at; index++) if (MODALS.has(items.words[index] as string)) return true;
  if (!DESCRIBING.has(lemma)) return false;
  return !content.some((range) => items.words.slice(range.from, range.to).includes('as'));
}

/** "a report by the Audit Board", "Lee's letter", "a ministry statement": somebody stands behind the document. */
function isAuthored(items: Items, { word, description: { from, to } }: SourcePhrase): boolean {
  if (POLLS.has(word) || word === 'statement') return true;
  for (let at = from + 1; at < to; at++) {
    const before = items.words[at - 1] as string;
    if (isCapital(items, at) && BEFORE_AUTHORS.has(before)) return true;
    if (items.words[at] === "'s" && (isCapital(items, at - 1) || isGroupNoun(items.words[at - 1] as string)))
      return true;
  }
  return false;
}

const BEFORE_AUTHORS = new Set(['by', 'from', 'the']);

/** A person or a name. */
function isSomebody({ head, word }: SourcePhrase): boolean {
  return head === 'NAME' || head === 'PERSON' || (head === 'PRONOUN' && !NEUTRAL_PRONOUNS.has(word));
}

/** What somebody declined to say; nothing in it was said. */
export function isUnsaid(items: Items, cue: Cue, { pattern, content }: Attribution): boolean {
  return pattern === 'infinitive' && NOT_DOING.has(cue.lemma) && isSpeaking(items, content[0]?.from ?? 0);
}

/** "to comment", "to immediately give any further details" */
function isSpeaking(items: Items, to: number): boolean {
  let verb = to + 1;
  while (items.tags[verb] === 'ADV') verb++;
  if (SPEAKING.has(items.words[verb] as string)) return true;
  if (items.words[verb] === 'be') return items.words[verb + 1] === 'drawn';
  if (!GIVING.has(items.words[verb] as string)) return false;
  let noun = verb + 1;
  while (['DET', 'ADJ', 'PRON'].includes(items.tags[noun] as string)) noun++;
  return WORDS.has(items.words[noun] as string);
}
