import { parseDate } from '../domain/date.js';
import { isObject } from './json-ld.js';
import type { PageDocument } from './page-document.js';

/** A front page's address is no article's: taken for one, each article of a site would replace the one before. */
export function absoluteUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || !URL.canParse(value.trim(), base)) return undefined;
  const url = new URL(value.trim(), base);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    return undefined;
  url.hash = '';
  return url.pathname === '/' && url.search === '' ? undefined : url.href;
}

/** Some systems leave character references in what they write for machines. */
export function textOf(value: unknown, document: PageDocument): string | undefined {
  if (typeof value !== 'string') return undefined;
  const known = new Map<string, string>();
  const text = value.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi, (reference) => {
    const decoded = known.get(reference) ?? decodeReference(reference, document);
    known.set(reference, decoded);
    return decoded;
  });
  return text.trim() === '' ? undefined : text.trim();
}

function decodeReference(reference: string, document: PageDocument): string {
  const element = document.createElement('p');
  element.innerHTML = reference;
  return element.textContent ?? '';
}

/** What is longer is no headline, and no name. */
export function isShort(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 2_000;
}

/** "Ferries sail | Gull & Tide" is how a title is shown in a list of results. */
export function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (!title || !site) return title;
  const cut = title.length - site.length;
  const before = /^(.+?)\s+[|–—·-]\s+$/s.exec(title.slice(0, Math.max(cut, 0)));
  return before && title.slice(cut).toLowerCase() === site.toLowerCase() ? before[1] : title;
}

/** "By Ines Faro and Bo Lindqvarn" are two people; an address of a profile is none. */
export function peopleOf(values: readonly string[]): string[] | undefined {
  const people = values
    .filter(isShort)
    .flatMap((value) =>
      splitNames(
        value
          .replace(/\s+/g, ' ')
          .trim()
          .replace(/^by:?\s+/i, ''),
      ),
    )
    .filter((name) => name !== '' && name.length <= 200 && !/^(?:https?:|www\.|@)/i.test(name));
  return people.length === 0 ? undefined : [...new Set(people)];
}

/** Splits only where each part has the two words of a full name: "Gull and Tide" is one. */
function splitNames(text: string): string[] {
  const parts = text.split(/\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+/).filter(Boolean);
  return parts.every((part) => part.includes(' ')) ? parts : [text];
}

/** Takes what systems write instead of ISO 8601, as far as it says which moment or which day is meant. */
export function dateOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(/^(\d{4}-\d\d-\d\d)\s+(?=\d\d:)/, '$1T');
  const moment = /^(\d{4}-\d\d-\d\dT[\d:.]+)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)$/.exec(text);
  const zone = moment?.[2]?.replace(/^(?:UTC|GMT)$/, 'Z');
  const spoken = /^[a-z]{3,9},? \d{1,2} [a-z]{3,9} \d{4} [\d:]+ (?:GMT|UTC|Z|[+-]\d{4})$/i.test(text);
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  return firstOf([moment && `${moment[1]}${zone}`, spoken ? toIso(text) : undefined, day], (each) => {
    try {
      return each ? parseDate(each) : undefined;
    } catch {
      return undefined;
    }
  });
}

function toIso(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Takes en_GB for en-GB, and an object or a list of schema.org for the language in it. */
export function languageOf(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  const tag = isObject(one) ? (one['alternateName'] ?? one['name']) : one;
  if (typeof tag !== 'string' || !/^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i.test(tag.trim())) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The first of the values that can be read. */
export function firstOf<V, R>(values: readonly V[], read: (value: V) => R | undefined): R | undefined {
  for (const value of values) {
    const result = value === undefined || value === null ? undefined : read(value);
    if (result !== undefined) return result;
  }
  return undefined;
}
