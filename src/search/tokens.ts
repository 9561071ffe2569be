/** A word as it is indexed and searched, and where its source stands in the text it was read from. */
export interface Token {
  /** Folded: case, accents, ligatures and widths make no difference. Letters, digits, symbols like 👍 only. */
  readonly term: string;
  /** In UTF-16 code units; `text.slice(start, end)` is the source, and tokenizes to this one term. */
  readonly start: number;
  readonly end: number;
}

/**
 * Longer terms are cut, in texts and in queries alike: nobody types them, and they would fill the vocabulary.
 * Meilisearch cuts at 250 bytes; the longest words of German law have 80 letters.
 */
const MAX_TERM_LENGTH = 100;

/**
 * Scripts that do not put spaces between words. Each letter is a token of its own and runs are searched as
 * phrases, so that every word is found wherever it stands. A dictionary (Intl.Segmenter) would split a word
 * differently inside a sentence, and differently again in the next version of Node.
 */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆';
/** Shown as nothing: soft hyphen, zero-width joiners, direction marks. They may stand inside a word. */
const INVISIBLE = '\\u00ad\\u200c-\\u200f\\u2060-\\u2064\\ufeff\\ufe00-\\ufe0f';
const LETTER = `[[\\p{L}\\p{N}]--[${UNSPACED}]]`;
const WORD = new RegExp(
  // A letter of an unspaced script with its marks
  `[${UNSPACED}][\\p{M}ﾞﾟ]{0,20}` +
    // or a word, marks and invisible characters inside it included. The bounds, which no word of a language
    // reaches, keep the regular expression's stack small on texts that are one endless word.
    `|${LETTER}(?:[${INVISIBLE}\\p{M}]{0,20}${LETTER}){0,2000}\\p{M}{0,20}` +
    // or a pictogram.
    '|[[\\p{Extended_Pictographic}\\p{Regional_Indicator}]--[©®™]]',
  'gv',
);
const UNSPACED_LETTER = new RegExp(`^[${UNSPACED}]`, 'v');

/**
 * Marks that are accents or optional vowel points. Marks of other scripts (Indic and Thai vowels) are part of
 * the spelling and stay, and so do the two that make か and が different letters.
 */
const ACCENTS = new RegExp(
  '[[\\p{M}&&[\\p{Script=Inherited}\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}' +
    '\\p{Script=Arabic}\\p{Script=Hebrew}]]--[\\u3099\\u309a]]',
  'gv',
);
const NOT_IN_TERMS = /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}]/gu;

/** Letters that Unicode does not take apart, though readers and keyboards do; tatweel only stretches a word. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ـ: '',
};
const HAS_PLAIN_LETTER = /[ßæœøłđðþħŧıςىیةکـ]/g;

const APOSTROPHES = "'’‘ʼʻ＇";
const LATIN_S = 0x73;

const BEYOND_ASCII = 3;
/** For each ASCII code: 0 no part of a word, 1 lower-case letter or digit, 2 upper-case letter. */
const ASCII_KIND = Uint8Array.from({ length: 128 }, (_, code) => {
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) return 1;
  return code >= 0x41 && code <= 0x5a ? 2 : 0;
});

/**
 * The words of a text, in their order. The one tokenizer for indexing, queries and highlights.
 * "China's" is the word "china"; other apostrophes divide ("l'homme" is "l" and "homme", "don't" is "don" and
 * "t"), and a query takes the parts as a phrase.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let start = -1;
  let upper = false;
  for (let index = 0; index <= length; index++) {
    const code = index < length ? text.charCodeAt(index) : 0;
    const kind = code < 128 ? (ASCII_KIND[code] as number) : isPunctuation(code) ? 0 : BEYOND_ASCII;
    if (start < 0 && isHan(code) && !mayBeMark(text.charCodeAt(index + 1))) {
      tokens.push({ term: text.charAt(index), start: index, end: index + 1 });
    } else if (kind === BEYOND_ASCII) {
      const token = nextUnicodeToken(text, start < 0 ? index : start);
      if (!token) break;
      if (token.term !== '') tokens.push(token);
      index = token.end - 1;
    } else if (kind !== 0) {
      if (start < 0) start = index;
      if (kind === 2) upper = true;
      continue;
    } else if (start >= 0 && !isPossessive(text, start, index)) {
      const source = text.slice(start, Math.min(index, start + MAX_TERM_LENGTH));
      tokens.push({ term: upper ? source.toLowerCase() : source, start, end: index });
    }
    start = -1;
    upper = false;
  }
  return tokens;
}

/** The terms alone. */
export function termsOf(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}

/** Whether the term is a letter of a script without spaces, where only a run of them makes a word. */
export function isUnspacedLetter(term: string): boolean {
  return UNSPACED_LETTER.test(term);
}

/** Dashes, curly quotation marks, ellipsis, no-break space: they stand in plain English and end a word. */
function isPunctuation(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2027) || code === 0xa0;
}

/** The block nearly all Chinese text is of; none of it folds to anything else. */
function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Anything but what commonly follows a Chinese letter; NaN, the end of the text, is none. */
function mayBeMark(code: number): boolean {
  return code >= 0x300 && !isHan(code) && !isPunctuation(code) && !(code >= 0x3000 && code < 0x302a);
}

/** The first word at or after a place; its term is '' where it folds to nothing or is no word of its own. */
function nextUnicodeToken(text: string, from: number): Token | null {
  WORD.lastIndex = from;
  const match = WORD.exec(text);
  if (!match) return null;
  const start = match.index;
  const end = start + match[0].length;
  return { term: isPossessive(text, start, end) ? '' : foldWord(match[0]), start, end };
}

/** The s of "China's" is no word. */
function isPossessive(text: string, start: number, end: number): boolean {
  if (end - start !== 1 || start < 2) return false;
  if ((text.charCodeAt(start) | 0x20) !== LATIN_S) return false;
  return (
    APOSTROPHES.includes(text.charAt(start - 1)) && ENDS_IN_LETTER.test(text.slice(start - 3, start - 1))
  );
}
const ENDS_IN_LETTER = /[\p{L}\p{N}\p{M}]$/u;

function foldWord(source: string): string {
  let term = source.normalize('NFKD').toLowerCase().normalize('NFKD').replace(ACCENTS, '');
  term = term.replace(HAS_PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter] as string);
  term = term.replace(NOT_IN_TERMS, '').normalize('NFC');
  return term.length > MAX_TERM_LENGTH ? cut(term) : term;
}

/** Never between the halves of a surrogate pair. */
function cut(term: string): string {
  const last = term.charCodeAt(MAX_TERM_LENGTH - 1);
  return term.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_TERM_LENGTH - 1 : MAX_TERM_LENGTH);
}
