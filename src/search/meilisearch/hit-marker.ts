import { Highlighter } from '../highlight.js';
import type { ParsedQuery } from '../query.js';
import type { DocumentType, Highlight } from '../search-engine.js';
import { tokenize } from '../tokens.js';
import { exactValue } from './exact-values.js';
import { FoundWords } from './found-words.js';
import type { StoredFields } from './indexed-document.js';

/** Of the kinds that are no statement's, as they are kept. */
const TYPES: ReadonlyMap<string, DocumentType> = new Map(
  (['ARTICLE', 'ACTOR'] as const).map((type) => [exactValue(type), type]),
);

/** Marks in the hits of one search what each was found by. */
export class HitMarker {
  readonly #found: FoundWords;
  readonly #asTyped: Highlighter;

  constructor(sought: ParsedQuery) {
    this.#found = new FoundWords(sought);
    this.#asTyped = new Highlighter(this.#found.asTyped);
  }

  mark({ kind = '', texts = [] }: Partial<Pick<StoredFields, 'kind' | 'texts'>>): Highlight[] {
    // Each text is read once, to find what matches and to mark it.
    const tokens = texts.map((its) => its.map(tokenize));
    const matched = this.#found.in(tokens.flat());
    const highlighter = matched === this.#found.asTyped ? this.#asTyped : new Highlighter(matched);
    return highlighter.highlights(TYPES.get(kind) ?? 'STATEMENT', texts, tokens);
  }
}
