import { isObject, type JsonObject, type LinkedData, readLinkedData } from './json-ld.js';
import type { PageDocument } from './page-document.js';
import {
  absoluteUrl,
  dateOf,
  firstOf,
  isShort,
  languageOf,
  peopleOf,
  textOf,
  withoutSite,
} from './page-values.js';

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

/** schema.org's names of people and organisations: texts, objects with a name, references, or lists of them. */
function namesOf(value: unknown, data: LinkedData): unknown[] {
  if (Array.isArray(value))
    return value.slice(0, 100).flatMap((each) => (Array.isArray(each) ? [] : namesOf(each, data)));
  const named = data.resolve(value);
  if (!isObject(named)) return [named];
  return Array.isArray(named['name']) ? named['name'] : [named['name']];
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
