import { loosened, type ParsedQuery, type QueryPhrase, type QueryWord } from '../query.js';
import { allowedTypos } from '../typo.js';
import { quoted } from './filter.js';
import { indexWord } from './index-words.js';

/** Meilisearch takes so many words and phrases of a query and drops the rest without a word. */
const MAX_PARTS = 10;
/** Phrases among them at the most, so that words have a place. */
const MAX_PHRASES = 6;
/** It reads 1,000 tokens of a query, of which every second is a space. */
const MAX_PHRASE_WORDS = 400;
/** Readings of one query: more than 60 words that could be misspelt are taken as they are. */
const MAX_CHUNKS = 6;
/** Conditions in one filter: 1,000 take it 0.1 s to read, 10,000 take 20. The longest words say most. */
const MAX_REQUIRED = 1000;
/** Values in one list of a filter: 4,000 take 0.3 s. */
const MAX_FORBIDDEN = 4000;

/** One way to put a query to Meilisearch. */
export interface Reading {
  /** In its query language. */
  readonly q: string;
  /** In its filter language, joined by AND. */
  readonly conditions: readonly string[];
  /** What it looks for, to mark it in the hits. */
  readonly sought: ParsedQuery;
}

/**
 * The ways to put a query to Meilisearch, best first; the first that finds something counts.
 *
 * A query of up to ten words has one. Of a longer one, all words count: ten go into the query, where typos are
 * forgiven, the others into the filter, where they are not. Short words, which may have no typo anyhow, are the
 * first to go; each further reading gives ten others of the long ones the place in the query. So all typos have
 * to be among ten neighbouring long words.
 *
 * Where something was a phrase only because it was written as one word, further readings take it apart.
 */
export function readingsOf(query: ParsedQuery): Reading[] {
  const strict = chunkReadings(query);
  if (!query.phrases.some(({ implied }) => implied)) return strict;
  return [...strict, ...chunkReadings(loosened(query))];
}

function chunkReadings(query: ParsedQuery): Reading[] {
  const { inQuery: phrases, required: fromPhrases } = choosePhrases(query.phrases);
  const { negative, forbidden } = exclusions(query, phrases);
  const places = MAX_PARTS - phrases.length;
  return chunks(query.words, places).map((words) => {
    const inQuery = new Set(words);
    const others = query.words.filter((word) => !inQuery.has(word)).map(({ term }) => term);
    return {
      q: [...negative, ...phrases.map(phraseText), ...words.map(({ term }) => indexWord(term))]
        .join(' ')
        // Without a space at its end the last word is the beginning of one.
        .concat(words.at(-1)?.prefix ? '' : ' '),
      conditions: [...requiredConditions(new Set([...others, ...fromPhrases])), ...forbidden],
      sought: query,
    };
  });
}

/** The words of each reading, in their order in the query. */
function chunks(words: readonly QueryWord[], places: number): (readonly QueryWord[])[] {
  if (words.length <= places) return [words];
  // The beginning of a word can be looked for in the query only.
  const open = words.filter(({ prefix }) => prefix);
  const whole = words.filter(({ prefix }) => !prefix);
  const perChunk = places - open.length;
  const long = whole.filter(mayHaveTypo);
  const short = whole.filter((word) => !mayHaveTypo(word));
  const count = Math.min(MAX_CHUNKS, Math.max(1, Math.ceil(long.length / perChunk)));
  return Array.from({ length: count }, (_, at) => {
    const chosen = new Set([
      ...long.slice(at * perChunk, (at + 1) * perChunk),
      // Free places go to short words, which say something about the order then.
      ...short.slice(0, Math.max(0, (at + 1) * perChunk - long.length)),
    ]);
    return [...whole.filter((word) => chosen.has(word)), ...open];
  });
}

function mayHaveTypo({ term }: QueryWord): boolean {
  return allowedTypos(term) > 0 && !/^[0-9]+$/.test(term);
}

interface ChosenPhrases {
  readonly inQuery: readonly QueryPhrase[];
  /** Of the others, and of the ends of long ones, each word has to be there, somewhere. */
  readonly required: ReadonlySet<string>;
}

function choosePhrases(phrases: readonly QueryPhrase[]): ChosenPhrases {
  const inQuery: QueryPhrase[] = [];
  const required = new Set<string>();
  let free = MAX_PHRASE_WORDS;
  // What was quoted comes before what is one only by the way it is written.
  for (const phrase of [...phrases].sort((left, right) => Number(left.implied) - Number(right.implied))) {
    const terms = phrase.terms.slice(0, free);
    const fits = inQuery.length < MAX_PHRASES && terms.length > 1;
    if (fits) {
      inQuery.push({ ...phrase, terms });
      free -= terms.length;
    }
    if (!fits || terms.length < phrase.terms.length) for (const term of phrase.terms) required.add(term);
  }
  return { inQuery, required };
}

function exclusions(
  { excluded }: ParsedQuery,
  phrases: readonly QueryPhrase[],
): { readonly negative: readonly string[]; readonly forbidden: readonly string[] } {
  const words = excluded.filter(({ length }) => length === 1).map(([term]) => term as string);
  let free = MAX_PHRASE_WORDS - phrases.reduce((sum, { terms }) => sum + terms.length, 0);
  const negative: string[] = [];
  for (const terms of excluded) {
    if (terms.length === 1 || terms.length > free) continue;
    free -= terms.length;
    negative.push(`-${phraseText({ terms })}`);
  }
  const literals = words.slice(0, MAX_FORBIDDEN).map((term) => quoted(indexWord(term)));
  return {
    negative,
    forbidden: literals.length > 0 ? [`allWords NOT IN [${literals.join(', ')}]`] : [],
  };
}

function requiredConditions(terms: ReadonlySet<string>): string[] {
  const words = [...terms];
  if (words.length > MAX_REQUIRED) {
    words.sort((left, right) => right.length - left.length);
    words.length = MAX_REQUIRED;
  }
  return words.map((term) => `allWords = ${quoted(indexWord(term))}`);
}

function phraseText({ terms }: Pick<QueryPhrase, 'terms'>): string {
  return `"${terms.map(indexWord).join(' ')}"`;
}
