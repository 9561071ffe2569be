import type { SimilarHit } from './search-engine.js';
import { termsOf } from './tokens.js';

/** Words of a statement that are looked at; of more the longest, which are the rarest as a rule. */
const MAX_TERMS = 40;
/** The rarest of them, which other statements are found by: as many as Meilisearch reads of a query. */
const SOUGHT_TERMS = 10;
/** Words that are looked at together to tell whether wording is the same. */
const SHINGLE = 3;
/** So much of the shorter wording has to be in the other for them to be the same statement. */
const SAME_WORDING = 0.6;
/** Fewer shingles stand in another statement by chance: "that is a promise". */
const FEW_SHINGLES = 4;
/** A word that more statements have than that tells nothing of what they are about. */
const FREQUENT = 1 / 20;
/** What shares less of what it says is about something else. */
const SAME_TOPIC = 0.2;

/** The words of a statement that can be asked for, in how many documents each is. */
export function comparedTerms(text: string): string[] {
  const terms = [...new Set(termsOf(text))];
  if (terms.length <= MAX_TERMS) return terms;
  return terms.sort((left, right) => right.length - left.length).slice(0, MAX_TERMS);
}

/** A statement that others are compared with. */
export class ComparedStatement {
  readonly #terms: readonly string[];
  readonly #shingles: ReadonlySet<string>;
  /** How much each word says: inverse document frequency above that of a frequent word. */
  readonly #weights: ReadonlyMap<string, number>;
  /** The rarest words, to find others by, in their order. */
  readonly sought: readonly string[];

  /**
   * @param frequencies in how many statements each of its comparedTerms is, itself included
   * @param total how many statements there are
   */
  constructor(text: string, frequencies: ReadonlyMap<string, number>, total: number) {
    this.#terms = termsOf(text);
    this.#shingles = shinglesOf(this.#terms);
    this.#weights = new Map(
      [...frequencies].map(([term, count]) => [
        term,
        Math.max(0, Math.log((FREQUENT * total + 0.5) / (count + 0.5))),
      ]),
    );
    const rarest = [...frequencies]
      // A word that is in no other statement finds none.
      .filter(([, count]) => count > 1)
      .sort(([left, count], [right, other]) => count - other || (left < right ? -1 : 1))
      .slice(0, SOUGHT_TERMS)
      .map(([term]) => term);
    this.sought = [...new Set(this.#terms)].filter((term) => rarest.includes(term));
  }

  /** The candidates that are like it: those of the same wording first, then those about the same. */
  rank(candidates: readonly { readonly id: string; readonly text: string }[], first: number): SimilarHit[] {
    return candidates
      .map(({ id, text }) => ({ id, ...this.#compare(termsOf(text)) }))
      .filter(({ isNearDuplicate, score }) => isNearDuplicate || score >= SAME_TOPIC / 2)
      .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
      .slice(0, first);
  }

  #compare(terms: readonly string[]): Pick<SimilarHit, 'score' | 'isNearDuplicate'> {
    const wording = this.#sharedWording(terms);
    const isNearDuplicate = wording >= SAME_WORDING;
    return { isNearDuplicate, score: isNearDuplicate ? (1 + wording) / 2 : this.#sharedWeight(terms) / 2 };
  }

  /** From 0 to 1: how much of the shorter wording is in the longer, in runs of three words. */
  #sharedWording(terms: readonly string[]): number {
    const shingles = shinglesOf(terms);
    let shared = 0;
    for (const shingle of shingles) if (this.#shingles.has(shingle)) shared++;
    const fewer = Math.min(shingles.size, this.#shingles.size);
    const more = Math.max(shingles.size, this.#shingles.size);
    return shared / Math.max(1, fewer < FEW_SHINGLES ? more : fewer);
  }

  /** From 0 to 1: how much of what its words say is in the other, a rare word counting more. */
  #sharedWeight(terms: readonly string[]): number {
    const there = new Set(terms);
    let all = 0;
    let shared = 0;
    for (const [term, weight] of this.#weights) {
      all += weight;
      if (there.has(term)) shared += weight;
    }
    return all === 0 ? 0 : shared / all;
  }
}

/** The runs of three words; a shorter text is one by itself. */
function shinglesOf(terms: readonly string[]): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at === 0 || at + SHINGLE <= terms.length; at++)
    if (terms.length > 0) shingles.add(terms.slice(at, at + SHINGLE).join(' '));
  return shingles;
}
