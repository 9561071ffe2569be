import { isUnspacedLetter, type Token, termsOf, tokenize } from './tokens.js';

/** A word that has to occur. */
export interface QueryWord {
  readonly term: string;
  /** Words that start with it do too. */
  readonly prefix: boolean;
}

/** Words that have to occur beside each other, in this order. */
export interface QueryPhrase {
  readonly terms: readonly string[];
  /** Of its last word the beginning is enough. */
  readonly prefix: boolean;
  /** Made of one word of the query ("don't", "3.5", "中国"), not of quotation marks. */
  readonly implied: boolean;
}

/** What a query asks for; all of it counts. */
export interface ParsedQuery {
  readonly words: readonly QueryWord[];
  readonly phrases: readonly QueryPhrase[];
  /** None of these may occur; each is one word or several beside each other. */
  readonly excluded: readonly (readonly string[])[];
}

/** Between two tokens of one word, these hold them together as they do in the text: "don't", "3.5", "U.S.". */
const JOINER = /^['’‘ʼʻ＇.,:]$/;
const SPACE = /\s/;

/**
 * Takes a query apart. Every string is a query; what is no word, `"` or `-` before a word is no more than space.
 *
 * The habits are Meilisearch's: the last word may be the beginning of one; `"` opens a phrase up to the next
 * `"` or the end; `-` at the start of a word or phrase leaves out what has it. Unlike there, words joined by a
 * hyphen or slash are just words ("well-known" finds "known well" too), so that each keeps its tolerance for typos.
 */
export function parseQuery(query: string): ParsedQuery {
  const parts = new QueryParts();
  let index = 0;
  while (index < query.length) {
    if (SPACE.test(query.charAt(index))) {
      index++;
      continue;
    }
    const excludes = query.charAt(index) === '-' && startsOperand(query, index + 1);
    if (excludes) index++;
    const quoted = query.charAt(index) === '"';
    const start = quoted ? index + 1 : index;
    const end = quoted ? indexOrEnd(query.indexOf('"', start), query) : wordEnd(query, start);
    const operand = query.slice(start, end);
    if (excludes) parts.exclude(termsOf(operand));
    else if (quoted) parts.addPhrase(termsOf(operand), false);
    else parts.addWord(operand);
    index = quoted ? end + 1 : end;
  }
  return parts.finish();
}

/**
 * The query less strictly, for when it finds nothing: what was a phrase only because it was written as one word
 * is taken apart, "o'brien" into words, "港口合作" into the words that a dictionary sees in it.
 */
export function loosened(query: ParsedQuery): ParsedQuery {
  const words = new Map(query.words.map((word) => [word.term, word]));
  const phrases: QueryPhrase[] = [];
  for (const phrase of query.phrases) {
    if (!phrase.implied) phrases.push(phrase);
    else if (isUnspacedLetter(phrase.terms[0] as string)) phrases.push(...dictionaryWords(phrase));
    else
      for (const [index, term] of phrase.terms.entries()) {
        const prefix = phrase.prefix && index === phrase.terms.length - 1;
        if (!words.has(term)) words.set(term, { term, prefix });
      }
  }
  return { ...query, words: [...words.values()], phrases };
}

/**
 * The words of a run of letters, each a phrase. Single letters are left out, since they say little by themselves;
 * where there is nothing else, the run stays as it was.
 */
function dictionaryWords(run: QueryPhrase): QueryPhrase[] {
  if (run.terms.length > LONGEST_RUN) return [run];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const words = [...segmenter.segment(run.terms.join(''))]
    .map(({ segment }) => ({ terms: termsOf(segment), prefix: false, implied: false }))
    .filter(({ terms }) => terms.length > 1);
  return words.length > 0 ? words : [run];
}
/** Intl.Segmenter copies its whole text for each word of it: a megabyte of Chinese would take all memory. */
const LONGEST_RUN = 200;
/** Made when it is first needed: it loads its dictionaries then. */
let segmenter: Intl.Segmenter | undefined;

/** Whether the query asks for nothing in particular, so that everything is an answer. */
export function asksForEverything(query: ParsedQuery): boolean {
  return query.words.length === 0 && query.phrases.length === 0;
}

/** "-" alone, "--" and "- word" are dashes. */
function startsOperand(query: string, index: number): boolean {
  const next = query.charAt(index);
  return next !== '' && next !== '-' && !SPACE.test(next);
}

function wordEnd(query: string, start: number): number {
  SPACE_OR_QUOTE.lastIndex = start;
  return SPACE_OR_QUOTE.exec(query)?.index ?? query.length;
}
const SPACE_OR_QUOTE = /[\s"]/g;

function indexOrEnd(index: number, text: string): number {
  return index < 0 ? text.length : index;
}

/** Collects a query's parts, each once. */
class QueryParts {
  readonly #words = new Set<string>();
  readonly #phrases = new Map<string, QueryPhrase>();
  readonly #excluded = new Map<string, readonly string[]>();
  /** The last word, where the query ends in one. */
  #open: QueryPhrase | null = null;

  addWord(source: string): void {
    const tokens = tokenize(source);
    if (tokens.length === 0) return;
    this.#close();
    let terms: string[] = [];
    tokens.forEach((token, index) => {
      const before = tokens[index - 1];
      if (before && !isJoined(source, before, token)) {
        this.addPhrase(terms, true);
        terms = [];
      }
      terms.push(token.term);
    });
    this.#open = { terms, prefix: true, implied: true };
  }

  addPhrase(terms: readonly string[], implied: boolean): void {
    this.#close();
    if (terms.length === 1) this.#words.add(terms[0] as string);
    else if (terms.length > 1 && !(implied && this.#phrases.has(key(terms))))
      this.#phrases.set(key(terms), { terms, prefix: false, implied });
  }

  exclude(terms: readonly string[]): void {
    this.#close();
    if (terms.length > 0) this.#excluded.set(key(terms), terms);
  }

  finish(): ParsedQuery {
    const open = this.#open;
    const words: QueryWord[] = [];
    const last = open?.terms.length === 1 ? (open.terms[0] as string) : null;
    for (const term of this.#words) words.push({ term, prefix: false });
    if (last !== null && !this.#words.has(last)) words.push({ term: last, prefix: true });
    const phrases = [...this.#phrases.values()];
    if (open && open.terms.length > 1 && !this.#phrases.has(key(open.terms))) phrases.push(open);
    return { words, phrases, excluded: [...this.#excluded.values()] };
  }

  /** Something follows: the word that was last is a whole one. */
  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (open) this.addPhrase(open.terms, true);
  }
}

/** Whether two tokens of a word are one in the text too. */
function isJoined(source: string, before: Token, token: Token): boolean {
  const between = source.slice(before.end, token.start);
  if (between === '') return isUnspacedLetter(before.term) === isUnspacedLetter(token.term);
  return JOINER.test(between);
}

function key(terms: readonly string[]): string {
  return terms.join(' ');
}
