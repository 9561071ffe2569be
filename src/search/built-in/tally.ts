import { termsOf } from '../tokens.js';
import { type Executor, run } from './layout.js';
import type { Section } from './sections.js';

/** The words of a document: of each field, of each of its texts. */
export type DocumentTerms = readonly (readonly (readonly string[])[])[];

export function documentTerms(fields: readonly (readonly string[])[]): DocumentTerms {
  return fields.map((texts) => texts.map(termsOf));
}

/** How many words are in the fields whose length counts. */
export function measuredLength({ fields }: Section, terms: DocumentTerms): number {
  return fields.reduce(
    (sum, { isMeasured }, at) => sum + (isMeasured ? (terms[at]?.flat().length ?? 0) : 0),
    0,
  );
}

/** How a batch of changes changes the numbers about a section. */
export class Tally {
  readonly #section: Section;
  #documents = 0;
  #words = 0;
  readonly #terms = new Map<string, { documents: number; beside: number }>();

  constructor(section: Section) {
    this.#section = section;
  }

  /** @param sign of a document that comes or goes */
  count(terms: DocumentTerms, sign: 1 | -1): void {
    this.#documents += sign;
    this.#words += sign * measuredLength(this.#section, terms);
    const [first = [], ...others] = terms;
    const beside = new Set(others.flat(2));
    for (const term of new Set([...first.flat(), ...beside])) {
      const known = this.#terms.get(term);
      const isBeside = beside.has(term) ? sign : 0;
      if (!known) this.#terms.set(term, { documents: sign, beside: isBeside });
      else {
        known.documents += sign;
        known.beside += isBeside;
      }
    }
  }

  async write(executor: Executor): Promise<void> {
    const { type, terms } = this.#section;
    const changed = [...this.#terms].filter(([, { documents, beside }]) => documents !== 0 || beside !== 0);
    if (changed.length > 0)
      await run(
        executor,
        `insert into ${terms} (term, documents, beside)
         select value ->> 0, value ->> 1, value ->> 2 from json_each(?) where true
         on conflict (term) do update
         set documents = documents + excluded.documents, beside = beside + excluded.beside`,
        [JSON.stringify(changed.map(([term, { documents, beside }]) => [term, documents, beside]))],
      );
    if (this.#documents !== 0 || this.#words !== 0)
      await run(
        executor,
        'update search_section set documents = documents + ?, words = words + ? where type = ?',
        [this.#documents, this.#words, type],
      );
  }
}
