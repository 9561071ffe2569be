import type { Span } from '../domain/span.js';
import { isAcronym, isCapital, NAME_LINKS } from './capital-words.js';
import type { Tokens } from './tokens.js';

/** "the Road Safety Board (RSB)": the words whose first letters make up the acronym in brackets. */
export function spelledOut(body: string, tokens: Tokens, acronym: number): Span | null {
  const letters = (tokens.texts[acronym] as string).replace(/[^A-Z]/g, '');
  let letter = letters.length - 1;
  for (let at = acronym - 2; at >= 0 && at >= acronym - 14; at--) {
    const capital = isCapital(tokens, at);
    const text = tokens.texts[at] as string;
    // "the UK Climate Board (UKCB)": an acronym inside the name gives all its letters.
    const whole = isAcronym(text) && letters.slice(0, letter + 1).endsWith(text);
    if (capital && (whole || text.startsWith(letters[letter] as string))) {
      letter -= whole ? text.length : 1;
      if (letter >= 0) continue;
      const span = { start: tokens.starts[at] as number, end: tokens.ends[acronym - 2] as number };
      return body.slice(span.start, span.end).includes('\n') ? null : span;
    }
    if (
      capital ||
      !(NAME_LINKS.has(tokens.words[at] as string) || tokens.words[at] === 'to' || tokens.words[at] === 'in')
    )
      return null;
  }
  return null;
}
