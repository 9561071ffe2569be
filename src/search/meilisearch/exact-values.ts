import { createHash } from 'node:crypto';

/** Meilisearch compares the first 468 bytes of a value. */
const MAX_LENGTH = 440;

/**
 * A value as it is kept for filters and facets. Meilisearch compares values without their case, trimmed and
 * decomposed ("Lowen Star" is "LOWEN STAR " to it); so all but lower-case letters, digits, "_" and "`" is written
 * as a code: "=" and two digits in hexadecimal, "!" and two digits for what sorts before "0", "~" and four for
 * what sorts after "z". Thus the codes sort as the values do.
 */
export function exactValue(value: string): string {
  let exact = '';
  for (let index = 0; index < value.length; index++) {
    const letter = value.charAt(index);
    exact += PLAIN.test(letter) ? letter : codeOf(value.charCodeAt(index));
  }
  if (exact.length <= MAX_LENGTH) return exact;
  // What is beyond decides as well, though it cannot be read from the value again.
  const digest = createHash('sha256').update(value).digest('hex');
  return `${exact.slice(0, MAX_LENGTH - digest.length).replace(/[!=~][0-9a-f]{0,3}$/, '')}${digest}`;
}
const PLAIN = /[a-z0-9_`]/;

/** The value that exactValue was given. */
export function readExactValue(exact: string): string {
  let value = '';
  let plainFrom = 0;
  for (let index = 0; index < exact.length; index++) {
    const digits = DIGITS_AFTER[exact.charAt(index)];
    if (digits === undefined) continue;
    const end = index + 1 + digits;
    const unit = Number.parseInt(exact.slice(index + 1, end), 16);
    value += exact.slice(plainFrom, index) + String.fromCharCode(unit);
    plainFrom = end;
    index = end - 1;
  }
  return value + exact.slice(plainFrom);
}
const DIGITS_AFTER: Readonly<Record<string, number>> = { '=': 2, '!': 2, '~': 4 };

function codeOf(unit: number): string {
  if (unit > 0x7a) return `~${unit.toString(16).padStart(4, '0')}`;
  return (unit < 0x30 ? '!' : '=') + unit.toString(16).padStart(2, '0');
}
