import type { Span } from '../domain/span.js';
import type { Highlight, SearchedField } from './search-engine.js';
import { type Token, tokenize } from './tokens.js';

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
  readonly #phrasesByFirst = new Map<string, MatchedTerms['phrases'][number][]>();

  constructor(matched: MatchedTerms) {
    this.#matched = matched;
    for (const phrase of matched.phrases) {
      const first = phrase.terms[0] as string;
      const known = this.#phrasesByFirst.get(first);
      if (known) known.push(phrase);
      else this.#phrasesByFirst.set(first, [phrase]);
    }
  }

  /**
   * Null where nothing in the text matches. Whole words are marked, also where the query gave a beginning or
   * made a typo: what a reader takes in is the word, and a folded beginning has no sure end in the original
   * ("straß" in "Straße"). Marks that touch are one, so that Chinese words are marked whole.
   */
  highlight(field: SearchedField, text: string): Highlight | null {
    const ranges = this.#ranges(text);
    return ranges.length === 0 ? null : { field, ranges, html: markedHtml(text, ranges) };
  }

  #ranges(text: string): Span[] {
    const tokens = tokenize(text);
    const marked = new Uint8Array(tokens.length);
    tokens.forEach(({ term }, index) => {
      if (this.#matchesAlone(term)) marked[index] = 1;
      for (const phrase of this.#phrasesByFirst.get(term) ?? [])
        if (phraseStandsAt(tokens, index, phrase.terms, phrase.prefix))
          marked.fill(1, index, index + phrase.terms.length);
    });
    const ranges: { start: number; end: number }[] = [];
    tokens.forEach(({ start, end }, index) => {
      if (marked[index] === 0) return;
      const last = ranges.at(-1);
      if (last?.end === start) last.end = end;
      else ranges.push({ start, end });
    });
    return ranges;
  }

  #matchesAlone(term: string): boolean {
    return this.#matched.terms.has(term) || this.#matched.prefixes.some((prefix) => term.startsWith(prefix));
  }
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

function markedHtml(text: string, ranges: readonly Span[]): string {
  let html = '';
  let position = 0;
  for (const { start, end } of ranges) {
    html += `${escapeHtml(text.slice(position, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    position = end;
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
