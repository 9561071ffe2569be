import type { Attribution, Pattern, Range } from './attribution.js';
import { isCredible } from './credibility.js';
import { type ContentKind, contentEnd } from './content-end.js';
import { type Cue, findCues, verbGroup } from './cues.js';
import {
  isDash,
  isNominal,
  isTime,
  type NounPhrase,
  phraseEndingAt,
  phraseStartingAt,
  simplePhraseTo,
} from './noun-phrases.js';
import { type Items, QUOTE, type Sentence } from './sentences.js';
import { readSource } from './source-phrases.js';
import { findSources, isInverted, mainSubject, subjectBefore } from './sources.js';

const QUESTION_WORDS = new Set(['whether', 'how', 'why', 'what', 'if', 'who', 'where', 'when', 'which']);
/** "said the man who" goes on with a relative clause; only after these is it a question. */
const ASKING = new Set([
  'ask',
  'wonder',
  'know',
  'decide',
  'explain',
  'determine',
  'discover',
  'learn',
  'understand',
  'guess',
  'tell',
  'reveal',
  'figure out',
  'find out',
  'disclose',
  'specify',
  'clarify',
  'predict',
]);
const ADJUNCT_PREPOSITIONS = new Set([
  'on',
  'in',
  'at',
  'during',
  'after',
  'before',
  'from',
  'via',
  'through',
  'to',
  'by',
  'with',
  'over',
  'of',
  'about',
  'for',
  'following',
  'ahead',
  'outside',
  'inside',
  'as',
]);

/** Every attribution that a sentence makes by a cue of its own. */
export function readAttributions(items: Items, sentence: Sentence): Attribution[] {
  const first = sentence.from === 0 ? headline(items, sentence) : [];
  if (first.length > 0) return first;
  const cues = findCues(items, sentence);
  if (cues.length === 0) return headline(items, sentence);
  const sources = findSources(items, sentence, cues);
  const found: Attribution[] = [];
  const taken = new Uint8Array(sentence.to - sentence.from);
  const take = (attribution: Attribution): void => {
    found.push(attribution);
    for (const { from, to } of attribution.content) taken.fill(1, from - sentence.from, to - sentence.from);
  };
  const isTaken = (at: number): boolean => taken[at - sentence.from] === 1;
  const done = new Set<number>();
  cues.forEach((cue, index) => {
    const trailing = contentBefore(items, sentence, cues, index, sources[index] ?? null);
    if (!trailing) return;
    done.add(index);
    if (isCredible(items, cue, trailing)) take(trailing);
  });
  cues.forEach((cue, index) => {
    if (done.has(index)) return;
    const source = sources[index] ?? null;
    if (isTaken(cue.at)) {
      const within =
        source && cue.speech && cue.finite && !cue.passive ? outerOf(items, found, source, cue) : null;
      const inner = within && contentAfter(items, sentence, cues, index, source, () => false);
      if (within && inner && isCredible(items, cue, inner)) found.push({ ...inner, within });
      return;
    }
    const attribution = cue.passive
      ? passiveAttribution(items, sentence, cue, source)
      : contentAfter(items, sentence, cues, index, source, isTaken);
    if (attribution && isCredible(items, cue, attribution)) take(attribution);
  });
  return found.length > 0 ? found : headline(items, sentence);
}

/** The attribution that reports this one: its content begins with this one's named source. */
function outerOf(
  items: Items,
  found: readonly Attribution[],
  source: NounPhrase,
  cue: Cue,
): Attribution | null {
  const outer = found.find(
    ({ pattern, content, within }) =>
      !within &&
      (pattern === 'that' || pattern === 'bare') &&
      content.some(({ from, to }) => from <= source.from && cue.to < to && source.from - from <= 1),
  );
  if (!outer) return null;
  const { head } = readSource(items, source);
  return head === 'NAME' || head === 'PERSON' ? outer : null;
}

/** Quotes and clauses that stand before their cue: `"...," she said`, "..., she said", "..., according to her". */
function contentBefore(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  source: NounPhrase | null,
): Attribution | null {
  const cue = cues[index] as Cue;
  if (!source || cue.passive) return null;
  if (cue.kind !== 'VERB' && cue.kind !== 'ACCORDING') return null;
  const inverted = source.from >= cue.to;
  const start = inverted ? cue.from : source.from;
  let before = start - 1;
  if (before < sentence.from) {
    return cue.kind === 'ACCORDING' ? accordingFirst(items, sentence, cue, source) : null;
  }
  const word = items.words[before] as string;
  const set = word === ',' || isDash(word);
  if (set) before--;
  if (before < sentence.from) return null;
  let end = inverted ? source.to : cue.to;
  if (items.tags[before] === QUOTE) {
    if (cue.kind === 'VERB' && !cue.quote) return null;
    if (!inverted && cue.kind === 'VERB' && reportsAfter(items, sentence, cue, end)) return null;
    const content: Range[] = [{ from: before, to: before + 1 }];
    let first = before;
    while (first - 1 >= sentence.from && items.tags[first - 1] === QUOTE)
      content.unshift({ from: --first, to: first + 1 });
    const again = quoteBehind(items, cues, index, end, sentence.to);
    if (again >= 0) content.push({ from: again, to: again + 1 });
    return {
      pattern: 'quote-cue',
      source,
      cue: { from: cue.from, to: cue.to },
      lemma: cue.lemma,
      speech: true,
      content,
    };
  }
  if (cue.kind === 'ACCORDING') return accordingBehind(items, sentence, cues, index, cue, source, start);
  if (!set || !(cue.clause || cue.telling) || !cue.finite) return null;
  // "When asked, he said: ..." reports the quote that follows.
  if (!inverted && quoteFollows(items, cue, end, sentence.to)) return null;
  if (!cue.speech && cue.lemma !== 'believe' && cue.lemma !== 'think' && cue.lemma !== 'hope') return null;
  if (!inverted && cue.telling) {
    const hearer = phraseStartingAt(items, end, sentence.to);
    if (hearer) end = hearer.to;
  }
  if (!endsHere(items, end, sentence.to)) return null;
  const from = clauseFloor(items, sentence, cues, index, before);
  const content: Range[] = [{ from, to: before + 1 }];
  const close = closingComma(items, end, sentence.to);
  if (close >= 0 && close + 2 < sentence.to && resumes(items, close + 1, sentence.to, cues, index)) {
    content.push({ from: close + 1, to: contentEnd(items, close + 1, sentence.to, cues, index, 'CLAUSE') });
  }
  // "On Monday, she said" has no clause before it.
  if (content.reduce((count, range) => count + range.to - range.from, 0) < 3) return null;
  if (!content.some((range) => hasFiniteVerb(items, range.from, range.to))) return null;
  if (
    content.length === 1
      ? !hasFiniteVerb(items, from, before + 1)
      : !hasFiniteVerb(items, from, before + 1) && items.tags[from] === 'ADP'
  )
    return null;
  return {
    pattern: 'trailing',
    source,
    cue: { from: cue.from, to: cue.to },
    lemma: cue.lemma,
    speech: true,
    content,
  };
}

/** A quote stands right behind the cue, its hearer and its adjuncts. */
function quoteFollows(items: Items, cue: Cue, from: number, to: number): boolean {
  const plain = behindAdjuncts(items, from, to);
  if (plain < to && items.tags[plain] === QUOTE) return true;
  const hearer = cue.telling ? phraseStartingAt(items, from, to) : null;
  if (!hearer) return false;
  const next = behindAdjuncts(items, hearer.to, to);
  return next < to && items.tags[next] === QUOTE;
}

/** Where the clause that a trailing attribution reports begins: behind an attribution that ended before it. */
function clauseFloor(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  before: number,
): number {
  let from = sentence.from;
  for (let at = before; at > sentence.from; at--) {
    if (items.tags[at] === QUOTE || items.words[at] === ';') {
      from = at + 1;
      break;
    }
  }
  while (from < before && (items.tags[from] === 'PUNCT' || items.tags[from] === 'CCONJ')) from++;
  void cues;
  void index;
  return from;
}

/** After "…, Smith said": a comma that closes the insertion so that the clause goes on. */
function closingComma(items: Items, from: number, to: number): number {
  for (let at = from; at < to && at < from + 12; at++) {
    const word = items.words[at] as string;
    if (word === ',' || isDash(word)) return at;
    if (items.tags[at] === 'VERB' || items.tags[at] === QUOTE) return -1;
  }
  return -1;
}

/** What stands behind the comma goes on with the reported clause, as against saying more of the speaker. */
function resumes(items: Items, from: number, to: number, cues: readonly Cue[], index: number): boolean {
  const tag = items.tags[from];
  const word = items.words[from] as string;
  if (tag === QUOTE || word === 'who' || word === 'which') return false;
  const next = cues[index + 1];
  if (next && (next.from === from || (next.form === 'ING' && next.from <= from + 2))) return false;
  if (tag === 'VERB' && /ing$/.test(word)) return false;
  if (tag === 'DET' && simplePhraseTo(items, from, to) === to - 1) return false;
  return true;
}

/** Nothing that could be the content follows: the sentence ends, or only an adjunct does. */
function endsHere(items: Items, from: number, to: number): boolean {
  if (from >= to) return true;
  const tag = items.tags[from];
  const word = items.words[from] as string;
  if (tag === 'PUNCT') return word !== ':';
  if (tag === QUOTE) return true;
  if (word === 'that' || word === 'to' || QUESTION_WORDS.has(word))
    return word === 'when' || word === 'as' || word === 'who';
  if (
    (word === 'last' || word === 'this' || word === 'earlier' || word === 'late' || word === 'early') &&
    (isTime(items, from + 1) || items.words[from + 1] === 'this')
  )
    return true;
  if (tag === 'ADP' || tag === 'ADV' || tag === 'SCONJ' || isTime(items, from)) {
    for (let at = from; at < to; at++) {
      if (items.words[at] === ',' || items.tags[at] === 'SCONJ') return true;
      if (items.words[at] === 'that' && items.tags[at] !== 'DET') return false;
    }
    return true;
  }
  return tag === 'CCONJ';
}

/** A quote that goes on behind its attribution, with no other cue in between. */
function quoteBehind(items: Items, cues: readonly Cue[], index: number, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (items.tags[at] !== QUOTE) continue;
    const other = cues.some(
      (cue, place) => place !== index && cue.quote && cue.finite && cue.at >= from && cue.at < at,
    );
    const coming = cues.some(
      (cue, place) => place > index && cue.from > at && cue.quote && cue.from - at <= 4,
    );
    return other || coming ? -1 : at;
  }
  return -1;
}

/** `"No," he said, and added that ...` reports after its cue too only when a clause follows at once. */
function reportsAfter(items: Items, sentence: Sentence, cue: Cue, end: number): boolean {
  const word = items.words[end] as string;
  return end < sentence.to && cue.clause && word === 'that' && items.tags[end] !== 'DET';
}

function accordingFirst(items: Items, sentence: Sentence, cue: Cue, source: NounPhrase): Attribution | null {
  void source;
  void cue;
  void items;
  void sentence;
  return null;
}

function accordingBehind(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  cue: Cue,
  source: NounPhrase,
  start: number,
): Attribution | null {
  void source;
  void start;
  return accordingAttribution(items, sentence, cues, index, cue);
}

function accordingAttribution(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  cue: Cue,
): Attribution | null {
  const phrase = phraseStartingAt(items, cue.to, sentence.to);
  if (!phrase) return null;
  let sourceTo = phrase.to;
  const source = { from: cue.to, to: sourceTo };
  const attribution = (content: Range[]): Attribution => ({
    pattern: 'according',
    source,
    cue: { from: cue.from, to: cue.to },
    lemma: cue.lemma,
    speech: true,
    content,
  });
  if (cue.from <= sentence.from + 1) {
    while (sourceTo < sentence.to && items.words[sourceTo] !== ',') sourceTo++;
    if (sourceTo >= sentence.to) return null;
    const from = sourceTo + 1;
    if (items.tags[from] === QUOTE) return attribution([{ from, to: from + 1 }]);
    return attribution([{ from, to: contentEnd(items, from, sentence.to, cues, index, 'CLAUSE') }]);
  }
  let to = cue.from;
  if (items.words[to - 1] === ',' || isDash(items.words[to - 1] as string)) to--;
  let from = sentence.from;
  for (let at = to - 1; at > sentence.from; at--) {
    if (items.words[at] === ';' || (items.tags[at] === QUOTE && at < to - 1)) {
      from = at + 1;
      break;
    }
  }
  while (from < to && (items.tags[from] === 'PUNCT' || items.tags[from] === 'CCONJ')) from++;
  if (to - from < 1) return null;
  const content: Range[] = [{ from, to }];
  const close = closingComma(items, sourceTo, sentence.to);
  if (
    close >= 0 &&
    close + 3 < sentence.to &&
    to - from < 12 &&
    resumes(items, close + 1, sentence.to, cues, index)
  ) {
    content.push({ from: close + 1, to: contentEnd(items, close + 1, sentence.to, cues, index, 'CLAUSE') });
  }
  return attribution(content);
}

function passiveAttribution(
  items: Items,
  sentence: Sentence,
  cue: Cue,
  source: NounPhrase | null,
): Attribution | null {
  if (!source || !cue.judging) return null;
  let last = cue.from - 1;
  if (items.words[last] === ',') return null;
  if (last < sentence.from) return null;
  while (last > sentence.from && items.tags[last] === 'ADV') last--;
  let from = last;
  while (
    from > sentence.from &&
    items.words[from - 1] !== ',' &&
    items.tags[from - 1] !== QUOTE &&
    items.tags[from - 1] !== 'CCONJ'
  )
    from--;
  if (from > last) return null;
  return {
    pattern: 'passive',
    source,
    cue: { from: cue.from, to: cue.to },
    lemma: cue.lemma,
    speech: cue.speech,
    content: [{ from, to: last + 1 }],
  };
}

/** Quotes, clauses, infinitives and noun phrases behind their cue. */
function contentAfter(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  source: NounPhrase | null,
  isTaken: (at: number) => boolean,
): Attribution | null {
  const cue = cues[index] as Cue;
  if (cue.kind === 'ACCORDING') return accordingAttribution(items, sentence, cues, index, cue);
  const end = sentence.to;
  // "As Lee put it, ..."
  if (
    items.words[sentence.from] === 'as' &&
    source &&
    source.from === sentence.from + 1 &&
    items.words[cue.to] === ',' &&
    cue.clause
  ) {
    const from = cue.to + 1;
    if (from < end)
      return {
        pattern: 'trailing',
        source,
        cue: { from: cue.from, to: cue.to },
        lemma: cue.lemma,
        speech: cue.speech,
        content: [{ from, to: contentEnd(items, from, end, cues, index, 'CLAUSE') }],
      };
  }
  const attribution = (pattern: Pattern, content: Range[]): Attribution | null => {
    const kept = content.filter(({ from, to }) => to > from && !isTaken(from));
    if (kept.length === 0) return null;
    return {
      pattern,
      source,
      cue: { from: cue.from, to: cue.to },
      lemma: cue.lemma,
      speech: cue.speech,
      content: kept,
    };
  };
  const run = (pattern: Pattern, from: number, kind: ContentKind): Attribution | null => {
    const to = contentEnd(items, from, end, cues, index, kind);
    let start = from;
    while (start < to && items.words[start] === ',') start++;
    const content: Range[] = [{ from: start, to }];
    // What was said, and then the words themselves: "said it was over: “...”"
    if ((items.words[to] === ':' || items.words[to] === ',') && items.tags[to + 1] === QUOTE && to + 1 < end)
      content.push({ from: to + 1, to: to + 2 });
    return attribution(pattern, content);
  };
  let at = cue.to;
  if (at >= end) return null;
  const inverted = isInverted(items, sentence, cue);
  if (inverted && source) at = source.to;
  let object = -1;
  // "warned these plans would fail": who comes first is no hearer but the subject of what is said.
  if (cue.clause && cue.telling && startsTightClause(items, at, end)) return run('bare', at, 'CLAUSE');
  if (cue.telling && items.words[at] !== 'that' && items.tags[at] !== QUOTE) {
    const hearer = phraseStartingAt(items, at, end);
    if (hearer) {
      object = at;
      at = hearer.to;
    }
  }
  if (cue.clause || cue.quote || cue.telling) {
    const next = behindAdjuncts(items, at, end);
    const word = next < end ? (items.words[next] as string) : '.';
    if (items.tags[next] === QUOTE && next < end && (cue.quote || cue.clause)) {
      const content: Range[] = [{ from: next, to: next + 1 }];
      let last = next;
      while (last + 1 < end && items.tags[last + 1] === QUOTE) content.push({ from: ++last, to: last + 1 });
      const pattern = items.words[next - 1] === ':' ? 'quote-colon' : 'quote-cue';
      return attribution(pattern, content);
    }
    if (cue.clause || (cue.telling && (object >= 0 || word === 'that'))) {
      if (
        word === 'that' &&
        next + 1 < end &&
        !isTime(items, next + 1) &&
        !(items.tags[next] === 'DET' && isNominal(items, next + 1) && !hasFiniteVerb(items, next, end))
      )
        return run('that', next + 1, 'CLAUSE');
      if (
        QUESTION_WORDS.has(word) &&
        !(
          (word === 'who' || word === 'which' || word === 'where' || word === 'when') &&
          !ASKING.has(cue.lemma)
        ) &&
        (word !== 'when' || next === at) &&
        (word !== 'if' || next === at)
      )
        return run('question', next, 'CLAUSE');
      if (next < end && (cue.bareClause || object >= 0) && startsClause(items, next, end))
        return run('bare', next, 'CLAUSE');
      if (
        next < end &&
        cue.clause &&
        (next <= at + 1 || items.tags[next] === 'PRON') &&
        startsTightClause(items, next, end)
      )
        return run('bare', next, 'CLAUSE');
      if (
        object >= 0 &&
        (word === 'about' || word === 'of' || word === 'against') &&
        cue.telling &&
        cue.lemma !== 'show'
      )
        return run('preposition', next + 1, 'PHRASE');
      const comma = items.words[next] === ',' || items.words[next] === ':';
      if (
        comma &&
        cue.bareClause &&
        cue.speech &&
        next + 2 < end &&
        cue.to === next &&
        startsClause(items, next + 1, end) &&
        cue.finite
      )
        return run('bare', next + 1, 'CLAUSE');
    }
  }
  at = cue.to;
  while (at < end && items.tags[at] === 'ADV' && items.words[at] !== 'out') at++;
  if (at >= end) return null;
  if (cue.infinitive && isInfinitive(items, at, end)) {
    return run(
      cue.kind === 'ADJECTIVE' ? 'adjective' : cue.kind === 'NOUN' ? 'noun' : 'infinitive',
      at,
      'CLAUSE',
    );
  }
  if (cue.kind === 'ADJECTIVE') return run('adjective', at, cue.clause ? 'CLAUSE' : 'PHRASE');
  if (cue.kind === 'NOUN') return run('noun', at, cue.clause ? 'CLAUSE' : 'PHRASE');
  if (cue.prepositions.includes(items.words[at] as string)) {
    let from = at + 1;
    if (items.words[at] === 'out') from = items.tags[from] === 'ADP' ? from + 1 : from;
    if (from >= end || items.tags[from] === 'PUNCT') return null;
    const phrase = phraseStartingAt(items, from, end);
    if (cue.lemma === 'call' && phrase && isInfinitive(items, phrase.to, end))
      return run('object-infinitive', from, 'CLAUSE');
    return run('preposition', from, 'PHRASE');
  }
  if (cue.objectInfinitive) {
    const phrase = phraseStartingAt(items, at, end);
    const to = phrase ? (items.words[phrase.to - 1] === 'to' ? phrase.to - 1 : phrase.to) : -1;
    if (
      phrase &&
      (isInfinitive(items, to, end) || (items.words[to] === 'not' && isInfinitive(items, to + 1, end)))
    ) {
      return run('object-infinitive', at, 'CLAUSE');
    }
  }
  if (
    cue.judging &&
    (isNominal(items, at) ||
      ['DET', 'ADJ', 'PRON', 'NUM', 'VERB'].includes(items.tags[at] as string) ||
      items.tags[at] === QUOTE)
  ) {
    return run('judging', at, 'PHRASE');
  }
  return null;
}

function isInfinitive(items: Items, at: number, end: number): boolean {
  if (at + 1 >= end || items.words[at] !== 'to') return false;
  let verb = at + 1;
  while (verb < end && items.tags[verb] === 'ADV') verb++;
  return items.tags[verb] === 'VERB' || items.tags[verb] === 'AUX' || items.tags[at] === 'PART';
}

/** Skips what may stand between a verb and its clause: "on Tuesday", "in a statement", "again". */
function behindAdjuncts(items: Items, from: number, end: number): number {
  let at = from;
  for (;;) {
    if (at >= end) return end;
    const tag = items.tags[at];
    const word = items.words[at] as string;
    if (tag === QUOTE) return at;
    if ((word === ',' || word === ':') && at + 1 < end && items.tags[at + 1] === QUOTE) return at + 1;
    if (word === ',' && items.tags[at + 1] === 'ADV' && items.words[at + 2] === ',' && at + 3 < end) {
      at += 3;
      continue;
    }
    if (isTime(items, at) && items.tags[at + 1] !== 'AUX' && items.tags[at + 1] !== 'VERB') {
      at++;
      continue;
    }
    if (
      (word === 'last' ||
        word === 'this' ||
        word === 'late' ||
        word === 'early' ||
        word === 'earlier' ||
        word === 'next') &&
      at + 1 < end &&
      (isTime(items, at + 1) || (items.words[at + 1] === 'this' && isTime(items, at + 2)))
    ) {
      at++;
      continue;
    }
    if (tag === 'ADV' && word !== 'not' && word !== 'there' && word !== 'so' && word !== 'only') {
      at++;
      continue;
    }
    if ((tag === 'ADP' || word === 'to') && ADJUNCT_PREPOSITIONS.has(word)) {
      const phrase = phraseStartingAt(items, at + 1, end);
      if (phrase) {
        const next = items.words[phrase.to] ?? '.';
        const nextTag = items.tags[phrase.to];
        const time = isTime(items, phrase.to);
        if (
          next === 'that' ||
          nextTag === QUOTE ||
          ((next === ',' || next === ':') && items.tags[phrase.to + 1] === QUOTE) ||
          nextTag === 'PRON' ||
          nextTag === 'DET' ||
          time ||
          QUESTION_WORDS.has(next) ||
          nextTag === 'ADP' ||
          (next === ',' && items.words[phrase.to + 1] === 'that')
        ) {
          if (phrase.to >= end) return at;
          at = next === ',' && items.words[phrase.to + 1] === 'that' ? phrase.to + 1 : phrase.to;
          continue;
        }
      }
    }
    return at;
  }
}

/** A subject and, somewhere behind it, its verb. */
function startsClause(items: Items, from: number, end: number): boolean {
  const tag = items.tags[from];
  const word = items.words[from] as string;
  if (tag === 'PUNCT' || tag === QUOTE) return false;
  if (tag === 'PRON' && word !== 'him' && word !== 'them' && word !== 'me' && word !== 'us') return true;
  if (word === 'there' || word === 'it') return true;
  if (tag === 'PART' && word === 'to') return false;
  for (let at = from; at < end && at < from + 30; at++) {
    const here = items.tags[at];
    const text = items.words[at] as string;
    if (here === QUOTE) return false;
    if (here === 'AUX') return at > from;
    if (here === 'VERB' && at > from && !/ing$/.test(text) && items.words[at - 1] !== 'to') {
      // "said the plan proposed by them": a participle behind its noun and before "by" is no verb of a clause
      if (items.words[at + 1] === 'by' && /(?:ed|en|own)$/.test(text)) continue;
      return true;
    }
    if (text === ';' || text === ':') return false;
    // "maintains plants and runs mines" has no subject of its own.
    if (here === 'CCONJ' && (at === from || items.tags[at + 1] === 'VERB')) return false;
  }
  return false;
}

/** A subject with its verb right behind it: "claims his worth is". */
function startsTightClause(items: Items, from: number, end: number): boolean {
  const tag = items.tags[from];
  const alone = tag === 'PRON' || items.tags[from + 1] === 'AUX';
  const phrase = alone ? { to: from + 1 } : phraseStartingAt(items, from, end);
  if (!phrase || phrase.to < 0) return false;
  let verb = phrase.to;
  while (verb < end && items.tags[verb] === 'ADV') verb++;
  if (verb >= end) return false;
  if (items.tags[verb] === 'AUX') return true;
  const word = items.words[verb] as string;
  return (
    items.tags[verb] === 'VERB' &&
    !/ing$/.test(word) &&
    items.words[verb + 1] !== 'by' &&
    (tag === 'PRON' || !/ed$/.test(word))
  );
}

export function hasFiniteVerb(items: Items, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (items.tags[at] === 'AUX') return true;
    if (items.tags[at] === 'VERB' && items.words[at - 1] !== 'to' && !/ing$/.test(items.words[at] as string))
      return true;
  }
  return false;
}

/** "Lee: the plan is dead", as headlines have it; a quote may follow any such colon. */
function headline(items: Items, sentence: Sentence): Attribution[] {
  const colon = colonOf(items, sentence);
  if (colon < 0) return [];
  const source = { from: sentence.from, to: colon };
  const next = colon + 1;
  if (items.tags[next] === QUOTE) {
    return [
      {
        pattern: 'quote-colon',
        source,
        cue: null,
        lemma: '',
        speech: true,
        content: [{ from: next, to: next + 1 }],
      },
    ];
  }
  if (sentence.from > 0 || colon - sentence.from > 6 || sentence.to - next < 3) return [];
  const { head } = readSource(items, source);
  if (head === 'THING' || head === 'PRONOUN') return [];
  let to = sentence.to;
  while (to > next && items.tags[to - 1] === 'PUNCT') to--;
  return [{ pattern: 'headline', source, cue: null, lemma: '', speech: true, content: [{ from: next, to }] }];
}

function colonOf(items: Items, sentence: Sentence): number {
  for (let at = sentence.from + 1; at < sentence.to - 1 && at < sentence.from + 12; at++) {
    if (items.words[at] === ':') return at;
  }
  return -1;
}

/**
 * A fragment that no cue of its sentence claims: the words of whoever the sentence is about, as far as that is
 * somebody ("Lee offered a defence of the “fair share” rule").
 */
export function attributeFragment(items: Items, sentence: Sentence, fragment: Range): Attribution | null {
  // "Lee “kind of slipped”": the fragment is the predicate.
  const before = fragment.from - 1;
  if (
    before >= sentence.from &&
    (items.tags[before] === 'PROPN' || items.words[before] === 'he' || items.words[before] === 'she')
  ) {
    const source = phraseEndingAt(items, before, sentence.from);
    const tag = items.tags[fragment.from];
    if (
      source &&
      (tag === 'VERB' || tag === 'AUX' || tag === 'ADV') &&
      readSource(items, source).head !== 'THING'
    ) {
      return { pattern: 'quote-bare', source, cue: null, lemma: '', speech: true, content: [fragment] };
    }
  }
  let verb = fragment.from - 1;
  while (verb >= sentence.from && items.tags[verb] !== 'VERB') {
    if (items.tags[verb] === QUOTE || items.words[verb] === ';') return null;
    verb--;
  }
  if (verb < sentence.from) return null;
  const group = verbGroup(items, verb, sentence.from);
  const main = (): NounPhrase | null => mainSubject(items, sentence, group.from);
  const hanging = group.toInfinitive || /ing$/.test(items.words[verb] as string);
  const source = hanging ? main() : subjectBefore(items, group.from, sentence.from, main);
  if (!source || source.to > group.from) return null;
  const { head, word } = readSource(items, source);
  const named = head === 'NAME' || word === 'he' || word === 'she';
  const described =
    head === 'PERSON' || head === 'GROUP' || head === 'DOCUMENT' || word === 'who' || word === 'they';
  if (group.passive || !(named || (described && fragment.to - fragment.from > 2))) return null;
  return {
    pattern: 'quote-bare',
    source,
    cue: { from: group.from, to: verb + 1 },
    lemma: items.words[verb] as string,
    speech: true,
    content: [{ from: fragment.from, to: fragment.to }],
  };
}
