import type { PageDocument } from './page-document.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** NewsArticle, ReportageNewsArticle, OpinionNewsArticle, Article, BlogPosting, LiveBlogPosting, Report ... */
const ARTICLE_TYPE = /(?:^|[/:])(?:\w*Article|\w*BlogPosting|Report)$/;
/** Objects looked at, whatever a page puts in. */
const MAX_OBJECTS = 5_000;

/** What a page tells about itself in JSON-LD. */
export interface LinkedData {
  /** The objects that are articles: the page's own, and those that it lists. */
  readonly articles: readonly JsonObject[];
  /** Follows a reference (`{"@id": ...}`) to the object that it names. */
  resolve(value: unknown): unknown;
}

/** Reads all JSON-LD of a page; a block that is no JSON is passed over. */
export function readLinkedData(document: PageDocument): LinkedData {
  const objects: JsonObject[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]'))
    collect(parseLeniently(script.textContent ?? ''), objects);
  const byId = new Map<string, JsonObject>();
  for (const object of objects) {
    const id = object['@id'];
    // A reference has nothing but its id.
    if (typeof id === 'string' && Object.keys(object).length > 1 && !byId.has(id)) byId.set(id, object);
  }
  return {
    articles: objects.filter(isArticle),
    resolve: (value) => (isObject(value) && byId.get(String(value['@id']))) || value,
  };
}

/** Some systems write line breaks into strings, or wrap the block as a comment. */
function parseLeniently(text: string): unknown {
  const bare = text
    .trim()
    .replace(/^(?:<!--|(?:\/\/|\/\*)?\s?<!\[CDATA\[(?:\*\/)?)/, '')
    .replace(/(?:-->|(?:\/\/|\/\*)?\s?\]\]>(?:\*\/)?|;)$/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what breaks the JSON.
  for (const attempt of [bare, bare.replace(/[\0-\x1f]+/g, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {}
  }
  return null;
}

/** The objects of a block and of its graph, in their order; of what is in them only the main entity and the nodes. */
function collect(value: unknown, objects: JsonObject[]): void {
  const waiting = [value];
  while (waiting.length > 0 && objects.length < MAX_OBJECTS) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, MAX_OBJECTS));
    else if (isObject(next)) {
      objects.push(next);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'author', 'publisher'])
        if (typeof next[key] === 'object') waiting.push(next[key]);
    }
  }
}

function isArticle(object: JsonObject): boolean {
  const type = object['@type'];
  const types = Array.isArray(type) ? type : [type];
  return types.some((each) => typeof each === 'string' && ARTICLE_TYPE.test(each));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
