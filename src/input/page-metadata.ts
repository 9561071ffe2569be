import { parseDate } from '../domain/date.js';
import { isObject, type JsonObject, type LinkedData, readLinkedData } from './json-ld.js';
import type { PageDocument } from './page-document.js';

/** What a page says about its article; a part that it does not say, or says in no known form, is undefined. */
export interface PageMetadata {
  readonly headline: string | undefined;
  readonly url: string | undefined;
  readonly publisher: string | undefined;
  readonly authors: readonly string[] | undefined;
  readonly datePublished: string | undefined;
  readonly language: string | undefined;
  /** The text as JSON-LD gives it, for pages that are filled by scripts. */
  readonly articleBody: string | undefined;
  /** Whether anything says that the page is an article, and no list or front page. */
  readonly saysArticle: boolean;
}

/** Reads JSON-LD, then Open Graph, then meta tags, then the rest of the page: what says a part first is believed. */
export function readMetadata(document: PageDocument): PageMetadata {
  const meta = readMetaTags(document);
  const data = readLinkedData(document);
  const page = firstOf([meta('og:url'), canonical(document)], absoluteUrl);
  const article = ownArticle(data, page);
  const text = (value: unknown) => (isShort(value) ? textOf(value, document) : undefined);
  const names = (value: unknown) => namesOf(value, data).map(text).filter(Boolean) as string[];
  const publisher =
    names(article?.['publisher'])[0] ?? text(meta('og:site_name', 'dc.publisher', 'application-name'));
  const published = article?.['datePublished'];
  const publishedTime = meta('article:published_time', 'og:article:published_time');
  return {
    headline:
      text(article?.['headline'] ?? article?.['name']) ??
      withoutSite(
        text(meta('og:title', 'twitter:title', 'parsely-title', 'dc.title', 'dcterms.title')),
        publisher,
      ),
    url: firstOf([...urlsOf(article), page], (each) => absoluteUrl(each, page)),
    publisher,
    authors: firstOf(
      [
        names(article?.['author']),
        meta.all('article:author', 'og:article:author'),
        meta.all('author', 'parsely-author', 'dc.creator', 'dcterms.creator', 'sailthru.author', 'byl'),
        [...document.querySelectorAll('[rel="author"]')].map(({ textContent }) => textContent ?? ''),
      ],
      peopleOf,
    ),
    datePublished: firstOf(
      [
        published,
        publishedTime,
        meta(
          'parsely-pub-date',
          'dc.date.issued',
          'dcterms.issued',
          'dc.date',
          'dcterms.date',
          'dcterms.created',
        ),
        meta(
          'datepublished',
          'pubdate',
          'publishdate',
          'publish-date',
          'publish_date',
          'sailthru.date',
          'date',
        ),
        ...timesOf(document),
      ],
      dateOf,
    ),
    language: firstOf(
      [
        article?.['inLanguage'],
        meta('og:locale'),
        meta('content-language', 'language', 'dc.language', 'dcterms.language'),
        document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang'),
      ],
      languageOf,
    ),
    articleBody: textOf(article?.['articleBody'], document),
    saysArticle: article !== undefined || meta('og:type') === 'article' || publishedTime !== undefined,
  };
}

interface MetaTags {
  /** The first of the names that has a content. */
  (...names: readonly string[]): string | undefined;
  all(...names: readonly string[]): string[];
}

/** Names are put in `name`, `property`, `itemprop` or `http-equiv`, in any case. */
function readMetaTags(document: PageDocument): MetaTags {
  const contents = new Map<string, string[]>();
  for (const tag of document.querySelectorAll('meta[content]')) {
    const content = tag.getAttribute('content')?.trim();
    const names = ['property', 'name', 'itemprop', 'http-equiv'].map((attribute) =>
      tag.getAttribute(attribute),
    );
    for (const name of names)
      if (name && content)
        contents.set(name.toLowerCase(), [...(contents.get(name.toLowerCase()) ?? []), content]);
  }
  const all = (...names: readonly string[]) => names.flatMap((name) => contents.get(name) ?? []);
  return Object.assign((...names: readonly string[]) => all(...names)[0], { all });
}

/** Pages also list other articles: the one of this address is meant, or else the first that has a headline. */
function ownArticle({ articles }: LinkedData, page: string | undefined): JsonObject | undefined {
  const samePlace = (each: JsonObject) => urlsOf(each).some((url) => absoluteUrl(url, page) === page);
  return (
    (page && articles.find(samePlace)) ||
    articles.find((each) => each['headline'] ?? each['name']) ||
    articles[0]
  );
}

function urlsOf(article: JsonObject | undefined): unknown[] {
  const entity = article?.['mainEntityOfPage'];
  return [
    article?.['url'],
    isObject(entity) ? entity['@id'] : entity,
    isObject(entity) ? entity['url'] : undefined,
  ];
}

function canonical(document: PageDocument): string | undefined {
  return document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? undefined;
}

/** A front page's address is no article's: taken for one, each article of a site would replace the one before. */
function absoluteUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || !URL.canParse(value.trim(), base)) return undefined;
  const url = new URL(value.trim(), base);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    return undefined;
  url.hash = '';
  return url.pathname === '/' && url.search === '' ? undefined : url.href;
}

/** schema.org's names of people and organisations: texts, objects with a name, references, or lists of them. */
function namesOf(value: unknown, data: LinkedData): unknown[] {
  if (Array.isArray(value))
    return value.slice(0, 100).flatMap((each) => (Array.isArray(each) ? [] : namesOf(each, data)));
  const named = data.resolve(value);
  if (!isObject(named)) return [named];
  return Array.isArray(named['name']) ? named['name'] : [named['name']];
}

/** Some systems leave character references in what they write for machines. */
function textOf(value: unknown, document: PageDocument): string | undefined {
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
function isShort(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 2_000;
}

/** "Ferries sail | Gull & Tide" is how a title is shown in a list of results. */
function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (!title || !site) return title;
  const cut = title.length - site.length;
  const before = /^(.+?)\s+[|–—·-]\s+$/s.exec(title.slice(0, Math.max(cut, 0)));
  return before && title.slice(cut).toLowerCase() === site.toLowerCase() ? before[1] : title;
}

/** "By Ines Faro and Bo Lindqvarn" are two people; an address of a profile is none. */
function peopleOf(values: readonly string[]): string[] | undefined {
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

/** Times in the article's own part of the page; elsewhere only one that is alone can be meant. */
function timesOf(document: PageDocument): (string | null)[] {
  const published = '[itemprop~="datePublished"], time[pubdate]';
  const within = 'article time[datetime], main time[datetime], header time[datetime]';
  const all = [...document.querySelectorAll('time[datetime]')];
  return [
    ...document.querySelectorAll(published),
    ...document.querySelectorAll(within),
    ...(all.length === 1 ? all : []),
  ]
    .slice(0, 20)
    .map((element) => element.getAttribute('datetime') ?? element.getAttribute('content'));
}

/** Takes what systems write instead of ISO 8601, as far as it says which moment or which day is meant. */
function dateOf(value: unknown): string | undefined {
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

function languageOf(value: unknown): string | undefined {
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
function firstOf<V, R>(values: readonly V[], read: (value: V) => R | undefined): R | undefined {
  for (const value of values) {
    const result = value === undefined || value === null ? undefined : read(value);
    if (result !== undefined) return result;
  }
  return undefined;
}
