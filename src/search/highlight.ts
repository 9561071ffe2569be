import type { Span } from '../domain/span.js';
import { FirstLetters } from './first-letters.js';
import type { DocumentType, Highlight, SearchedField } from './search-engine.js';
import { FIELDS } from './searched-fields.js';
import { type Token, tokenize } from './tokens.js';

/** Authors or aliases that are shown of those that match. */
const MAX_TEXTS = 3;
/** Of a body so much is looked through for an excerpt; longer ones are books. */
const SEARCHED_LENGTH = 100_000;
/** Two lines of a result page. */
const EXCERPT_WORDS = 40;
const EXCERPT_LENGTH = 400;
const WORDS_BEFORE = 8;

/** What a query found words by. */
export interface MatchedTerms {
  /** The query's words, and the words that were taken for them because of a typo. */
  readonly terms: ReadonlySet<string>;
  /** Words that start with one of these match. */
  readonly prefixes: readonly string[];
  /** Words that match only beside each other; of a phrase's last word the beginning may be enough. */
  readonly phrases: readonly { readonly terms: readonly string[]; readonly prefix: boolean }[];
}

/** Marks what was matched in texts. Made once for a query, used for all its hits. */
export class Highlighter {
  readonly #matched: MatchedTerms;
  readonly #firstLetters: FirstLetters;
  readonly #phrasesByFirst = new Map<string, MatchedTerms['phrases'][number][]>();

  constructor(matched: MatchedTerms) {
    this.#matched = matched;
    for (const phrase of matched.phrases) {
      const first = phrase.terms[0] as string;
      const known = this.#phrasesByFirst.get(first);
      if (known) known.push(phrase);
      else this.#phrasesByFirst.set(first, [phrase]);
    }
    this.#firstLetters = new FirstLetters([
      ...matched.terms,
      ...matched.prefixes,
      ...this.#phrasesByFirst.keys(),
    ]);
  }

  /**
   * What matches in a document.
   * @param texts in the order of its type's FIELDS
   * @param tokens of the texts, in their places, where they are known already
   */
  highlights(
    type: DocumentType,
    texts: readonly (readonly string[])[],
    tokens: readonly (readonly (readonly Token[])[])[] = [],
  ): Highlight[] {
    return FIELDS[type].flatMap(({ field }, at) => {
      const found: Highlight[] = [];
      texts[at]?.forEach((text, place) => {
        const its = tokens[at]?.[place];
        const highlight = field === 'BODY' ? this.#excerpt(text, its) : this.highlight(field, text, its);
        if (highlight && found.length < MAX_TEXTS) found.push(highlight);
      });
      return found;
    });
  }

  /**
   * Null where nothing in the text matches. Whole words are marked, also where the query gave a beginning or
   * made a typo: what a reader takes in is the word, and a folded beginning has no sure end in the original
   * ("straß" in "Straße"). Marks that touch are one, so that Chinese words are marked whole.
   */
  highlight(field: SearchedField, text: string, tokens: readonly Token[] = tokenize(text)): Highlight | null {
    const marked = this.#marked(tokens);
    if (!marked) return null;
    const ranges = rangesOf(tokens, marked);
    return { field, ranges, html: markedHtml(text, ranges) };
  }

  /** The stretch of a body with most of what matches, the first of several. */
  #excerpt(body: string, itsTokens: readonly Token[] | undefined): Highlight | null {
    const isShort = body.length <= SEARCHED_LENGTH;
    const tokens = (isShort && itsTokens) || tokenize(body.slice(0, SEARCHED_LENGTH));
    const marked = this.#marked(tokens);
    if (!marked) return null;
    const [from, to] = bestExcerpt(tokens, marked);
    const ranges = rangesOf(tokens.slice(from, to), marked.subarray(from, to));
    if (ranges.length === 0) return null;
    const start = from === 0 ? 0 : (tokens[from] as Token).start;
    const { end } = tokens[to - 1] as Token;
    const isWhole = to === tokens.length && body.length <= SEARCHED_LENGTH;
    const html = markedHtml(body.slice(0, isWhole ? body.length : end), ranges, start);
    return { field: 'BODY', ranges, html: `${start > 0 ? '… ' : ''}${html}${isWhole ? '' : ' …'}` };
  }

  /** Which of the tokens match: 1 for each that does; null where none does. */
  #marked(tokens: readonly Token[]): Uint8Array | null {
    let marked: Uint8Array | null = null;
    tokens.forEach(({ term }, index) => {
      if (!this.#firstLetters.mayBegin(term)) return;
      if (this.#matchesAlone(term)) {
        marked ??= new Uint8Array(tokens.length);
        marked[index] = 1;
      }
      for (const phrase of this.#phrasesByFirst.get(term) ?? [])
        if (phraseStandsAt(tokens, index, phrase.terms, phrase.prefix)) {
          marked ??= new Uint8Array(tokens.length);
          marked.fill(1, index, index + phrase.terms.length);
        }
    });
    return marked;
  }

  #matchesAlone(term: string): boolean {
    return this.#matched.terms.has(term) || this.#matched.prefixes.some((prefix) => term.startsWith(prefix));
  }
}

function rangesOf(tokens: readonly Token[], marked: Uint8Array): Span[] {
  const ranges: { start: number; end: number }[] = [];
  tokens.forEach(({ start, end }, index) => {
    if (marked[index] === 0) return;
    const last = ranges.at(-1);
    if (last?.end === start) last.end = end;
    else ranges.push({ start, end });
  });
  return ranges;
}

/** The tokens of the excerpt that has most marks, from a few before the first of them. */
function bestExcerpt(tokens: readonly Token[], marked: Uint8Array): [from: number, to: number] {
  const upTo = new Uint32Array(marked.length + 1);
  for (let at = 0; at < marked.length; at++) upTo[at + 1] = (upTo[at] as number) + (marked[at] as number);
  let best: [number, number] = [0, 0];
  let most = 0;
  for (let at = 0; at < marked.length; at++) {
    if (marked[at] === 0) continue;
    const from = Math.max(0, at - WORDS_BEFORE);
    const to = Math.min(tokens.length, from + EXCERPT_WORDS);
    const marks = (upTo[to] as number) - (upTo[from] as number);
    if (marks <= most) continue;
    most = marks;
    best = [from, to];
  }
  const [from] = best;
  let [, to] = best;
  // Words may stand far from each other, and have a hundred letters.
  while (to > from + 1 && lengthOf(tokens, from, to) > EXCERPT_LENGTH) to--;
  return [from, to];
}

function lengthOf(tokens: readonly Token[], from: number, to: number): number {
  return (tokens[to - 1] as Token).end - (tokens[from] as Token).start;
}

function phraseStandsAt(
  tokens: readonly Token[],
  at: number,
  terms: readonly string[],
  prefix: boolean,
): boolean {
  const last = terms.length - 1;
  if (at + last >= tokens.length) return false;
  for (let offset = 1; offset <= last; offset++) {
    const { term } = tokens[at + offset] as Token;
    const wanted = terms[offset] as string;
    if (term !== wanted && !(prefix && offset === last && term.startsWith(wanted))) return false;
  }
  return true;
}

/** @param start where it begins in the text */
function markedHtml(text: string, ranges: readonly Span[], start = 0): string {
  let html = '';
  let position = start;
  for (const range of ranges) {
    html += `${escapeHtml(text.slice(position, range.start))}<mark>${escapeHtml(text.slice(range.start, range.end))}</mark>`;
    position = range.end;
  }
  return html + escapeHtml(text.slice(position));
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as element content and as an attribute's value. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character] as string);
}
