import { hasFiniteVerb } from './clauses.js';
import type { Cue } from './cue.js';
import { isNominal } from './item-words.js';
import type { Items, Sentence } from './items.js';
import { phraseStartingAt } from './noun-phrases.js';

const SUBORDINATORS = new Set(
  'while although though after when before because since as if once whereas'.split(' '),
);

/**
 * How far what a cue reports may reach. "While Lee said that the dam leaked, she went on": the clause that opens the
 * sentence ends before its main clause.
 */
export function openingClauseEnd(items: Items, sentence: Sentence, cue: number, content: number): number {
  const participleEnd = openingParticipleEnd(items, sentence);
  if (cue < participleEnd) return participleEnd;
  const isPreceded = items.tags[sentence.from] === 'CCONJ' || items.words[sentence.from] === 'even';
  const first = isPreceded ? sentence.from + 1 : sentence.from;
  if (!SUBORDINATORS.has(items.words[first] as string)) return sentence.to;
  for (let at = first; at < cue; at++) if (items.words[at] === ',') return sentence.to;
  for (let at = content + 2; at + 2 < sentence.to; at++)
    if (
      items.words[at] === ',' &&
      hasFiniteVerb(items, content, at) &&
      startsMainClause(items, at + 1, sentence.to)
    )
      return at;
  return sentence.to;
}

/** What a participle may stand behind at the start of its sentence; "without" would say that it was not done. */
const BEFORE_PARTICIPLE = new Set('while when after before although though in by on since'.split(' '));

/**
 * Where the participle's phrase ends that opens a sentence: "While praising the plan, Lee voted against it". The comma
 * before the main clause, whose subject is the participle's, too; -1 where none opens it.
 */
export function openingParticipleEnd(items: Items, { from, to }: Sentence): number {
  const participle = BEFORE_PARTICIPLE.has(items.words[from] as string) ? from + 1 : from;
  if (items.tags[participle] !== 'VERB' || !(items.words[participle] as string).endsWith('ing')) return -1;
  for (let at = participle + 2; at + 2 < to; at++)
    if (items.words[at] === ',' && startsMainClause(items, at + 1, to)) return at;
  return -1;
}

/**
 * How far an infinitive may reach. "The mayor who had promised to pay was gone", "people refusing to leave were fined":
 * what hangs on the subject ends before the sentence's verb.
 */
export function subjectClauseEnd(
  items: Items,
  sentence: Sentence,
  cue: Cue,
  content: number,
  ceiling: number,
): number {
  const before = items.words[cue.from - 1] as string;
  const hangs =
    before === 'who' ||
    before === 'which' ||
    (cue.form === 'ING' && !cue.finite && isNominal(items, cue.from - 1));
  if (!hangs || hasFiniteVerb(items, sentence.from, cue.from)) return ceiling;
  for (let at = content + 2; at < ceiling; at++) {
    if (items.tags[at] === 'SCONJ' || items.words[at] === ',' || RELATIVE.has(items.words[at] as string))
      return ceiling;
    if (hasFiniteVerb(items, at, at + 1) && items.words[at - 1] !== 'to') return at;
  }
  return ceiling;
}

const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'whose', 'what', 'how', 'where']);

/** A subject and its verb. */
function startsMainClause(items: Items, from: number, to: number): boolean {
  const subject = phraseStartingAt(items, from, to);
  if (!subject) return false;
  let verb = subject.to;
  while (verb < to && items.tags[verb] === 'ADV') verb++;
  if (items.tags[verb] === 'AUX') return true;
  // "the plan proposed by them": a participle behind its noun and before "by" is no verb of a clause.
  return (
    items.tags[verb] === 'VERB' && !/ing$/.test(items.words[verb] as string) && items.words[verb + 1] !== 'by'
  );
}
