import type { Span } from '../domain/span.js';
import { isCapital } from './capital-words.js';
import { isPersonNoun } from './speaker-words.js';
import type { Tokens } from './tokens.js';

const ROLE_TAGS = new Set(['NOUN', 'ADJ', 'PROPN']);

/** "the road minister, Ann Lee," and "Ann Lee, the road minister," */
export function appositionRole(tokens: Tokens, from: number, to: number): Span | null {
  if (tokens.words[to] === ',' && tokens.tags[to + 1] === 'DET' && tokens.words[to + 1] !== 'whose') {
    const start = to + 2;
    let noun = -1;
    for (let at = start; at < tokens.length && at < start + 8; at++) {
      if (isPersonNoun(tokens.words[at] as string)) noun = at;
      const tag = tokens.tags[at];
      if (tag === 'PUNCT' || tag === 'VERB' || tag === 'AUX' || tag === 'PRON') break;
    }
    if (noun >= start)
      return { start: tokens.starts[start] as number, end: tokens.ends[officeEnd(tokens, noun)] as number };
  }
  if (tokens.words[from - 1] === ',' && from > 2 && isPersonNoun(tokens.words[from - 2] as string)) {
    let start = from - 2;
    while (start > 0 && start > from - 8 && ROLE_TAGS.has(tokens.tags[start - 1] as string)) start--;
    if (tokens.words[start - 1] === 'the') {
      return { start: tokens.starts[start] as number, end: tokens.ends[from - 2] as number };
    }
  }
  return null;
}

/** "the mayor of Tarnford": the name behind "of" belongs to the role. */
function officeEnd(tokens: Tokens, noun: number): number {
  if (tokens.words[noun + 1] !== 'of' && tokens.words[noun + 1] !== 'for') return noun;
  let last = tokens.words[noun + 2] === 'the' ? noun + 2 : noun + 1;
  while (
    last + 1 < tokens.length &&
    last < noun + 7 &&
    (isCapital(tokens, last + 1) || tokens.tags[last + 1] === 'NOUN')
  )
    last++;
  return last === noun + 1 || tokens.words[last] === 'the' ? noun : last;
}
