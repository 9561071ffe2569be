import type { QueryWord } from './query.js';
import { type Token, tokenize } from './tokens.js';

/** Statements that are looked at for phrases, the latest ones: enough for what is frequent to show. */
export const MAX_PHRASE_SOURCES = 100;
const FEWEST_WORDS = 2;
const MOST_WORDS = 4;
/** Words beyond what was typed. */
const MOST_FURTHER = 2;
/** What is in one statement alone is nobody's phrase. */
const FEWEST_STATEMENTS = 2;

/** A phrase neither begins, unless somebody typed that, nor ends with one of these. */
const FUNCTION_WORDS = new Set(
  `a about after all also am an and any are as at be because been before being but by can could did do does for from
  had has have he her him his how i if in into is it its just may me might must my no nor not of on or our out over s
  shall she should so some such t than that the their them then there these they this those to too under up us very
  was we were what when where which while who whom whose will with would you your`.split(/\s+/),
);
/** Only that stands between the words of a phrase. */
const JOINT = /^(?:\s+|['’‑-])$/u;

interface Counted {
  readonly text: string;
  count: number;
}

/** Whether phrases can be found by what was typed: there is something, and it is no whole sentence. */
export function mayBeginPhrase(typed: readonly QueryWord[]): boolean {
  return typed.length > 0 && typed.length <= MOST_WORDS;
}

/**
 * The phrases that begin with what was typed, those in most of the texts first, as the first text with it has it.
 * Of two that are always together, the longer one.
 */
export function phrasesIn(texts: readonly string[], typed: readonly QueryWord[], limit: number): string[] {
  const counted = new Map<string, Counted>();
  for (const text of texts)
    for (const [key, phrase] of phrasesOf(text, typed)) {
      const known = counted.get(key);
      if (known) known.count++;
      else counted.set(key, { text: phrase, count: 1 });
    }
  const frequent = [...counted].filter(([, { count }]) => count >= FEWEST_STATEMENTS);
  const isPartOfOther = ([key, { count }]: [string, Counted]): boolean =>
    frequent.some(([other, its]) => its.count === count && other.startsWith(`${key} `));
  return frequent
    .filter((entry) => !isPartOfOther(entry))
    .sort(([one, left], [other, right]) => right.count - left.count || (one < other ? -1 : 1))
    .slice(0, limit)
    .map(([, { text }]) => text);
}

/** Each once, by its words. */
function phrasesOf(text: string, typed: readonly QueryWord[]): Map<string, string> {
  const tokens = tokenize(text);
  const found = new Map<string, string>();
  const most = Math.min(MOST_WORDS, Math.max(FEWEST_WORDS, typed.length + MOST_FURTHER));
  for (let at = 0; at < tokens.length; at++) {
    if (!typed.every((word, place) => isTyped(tokens[at + place], word))) continue;
    const first = tokens[at] as Token;
    if (typed[0]?.prefix && FUNCTION_WORDS.has(first.term)) continue;
    let key = first.term;
    for (let length = 2; length <= most; length++) {
      const [before, last] = [tokens[at + length - 2] as Token, tokens[at + length - 1]];
      if (!last || !JOINT.test(text.slice(before.end, last.start))) break;
      key += ` ${last.term}`;
      if (length >= typed.length && !FUNCTION_WORDS.has(last.term) && !found.has(key))
        found.set(key, text.slice(first.start, last.end));
    }
  }
  return found;
}

function isTyped(token: Token | undefined, { term, prefix }: QueryWord): boolean {
  return token !== undefined && (prefix ? token.term.startsWith(term) : token.term === term);
}
