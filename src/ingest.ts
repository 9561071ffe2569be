import type { Article } from './domain/article.js';
import type { Editor } from './domain/change.js';
import { InvalidInputError, inPart } from './domain/errors.js';
import { stableId } from './domain/id.js';
import { type ArticleRecord, recordOf } from './domain/record.js';
import type { Extractor } from './extraction/extractor.js';
import type { Indexer } from './indexer.js';
import { type CheckedArticle, checkArticle } from './input/check-article.js';
import { keptAndIndexed } from './kept-and-indexed.js';
import type { SaveOutcome, Store } from './store/store.js';

export interface IngestParts {
  readonly store: Store;
  /** Called for the first article that is new: loading a language model takes half a second. */
  readonly extractor: () => Promise<Extractor>;
  readonly indexer: Indexer;
  /** Who takes them in. */
  readonly by: Editor;
}

export interface IngestOutcome extends SaveOutcome {
  readonly article: Article;
  /** How many statements the article has now; null where it did not change and was not read again. */
  readonly statements: number | null;
}

/** An article that goes into the store: what was found in it, and whether there is an earlier one in its place. */
interface Prepared {
  readonly article: Article;
  readonly record: ArticleRecord;
  readonly isKnown: boolean;
}

/**
 * The flow: checks raw articles, finds what is said in them, keeps them, and indexes them; all that are given
 * together in one transaction, which is one wait for the disk. The same article again changes nothing; a changed
 * one replaces its statements, and those that are the same keep their ids. One that was withheld or canceled stays
 * so.
 *
 * @returns what became of each, in their order; an error where it cannot be taken, which keeps no other out
 */
export async function ingest(
  raw: readonly Readonly<Record<string, unknown>>[],
  parts: IngestParts,
): Promise<(IngestOutcome | InvalidInputError)[]> {
  const checked = raw.map(check);
  const outcomes: (IngestOutcome | InvalidInputError)[] = [];
  for (let from = 0; from < checked.length; ) {
    const to = endOfDistinct(checked, from);
    outcomes.push(...(await ingestDistinct(checked.slice(from, to), parts)));
    from = to;
  }
  return outcomes;
}

function check(raw: Readonly<Record<string, unknown>>): CheckedArticle | InvalidInputError {
  try {
    return checkArticle(raw);
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
}

/** An article is known once it is in the store, so one that may be the same as another waits for it. */
function endOfDistinct(checked: readonly (CheckedArticle | InvalidInputError)[], from: number): number {
  const seen = new Set<string>();
  let to = from;
  for (; to < checked.length; to++) {
    const given = checked[to] as CheckedArticle | InvalidInputError;
    if (given instanceof InvalidInputError) continue;
    const keys = given.url === undefined ? [given.body] : [given.url, given.body];
    if (keys.some((key) => seen.has(key))) break;
    for (const key of keys) seen.add(key);
  }
  return to;
}

async function ingestDistinct(
  checked: readonly (CheckedArticle | InvalidInputError)[],
  parts: IngestParts,
): Promise<(IngestOutcome | InvalidInputError)[]> {
  const found: (Prepared | IngestOutcome | InvalidInputError)[] = [];
  for (const given of checked)
    found.push(given instanceof InvalidInputError ? given : await prepare(given, parts));
  const prepared = found.filter((each) => 'record' in each);
  const saved = prepared.length === 0 ? [] : await keptAndIndexed(parts, () => saveAll(prepared, parts));
  return found.map((each) =>
    'record' in each ? outcomeOf(each, saved[prepared.indexOf(each)] as SaveOutcome) : each,
  );
}

async function saveAll(prepared: readonly Prepared[], { store, by }: IngestParts): Promise<SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  for (const { record } of prepared) outcomes.push(await store.save(record, by));
  return outcomes;
}

function outcomeOf({ article, record, isKnown }: Prepared, outcome: SaveOutcome): IngestOutcome {
  const change = isKnown ? 'REPLACED' : 'CREATED';
  return { ...outcome, change, article, statements: record.statements.length };
}

/**
 * Takes raw articles in, all or none; to be called in a transaction, and indexes nothing.
 * @throws InvalidInputError with the place of the first article that cannot be taken
 */
export async function ingestTogether(
  raw: readonly Readonly<Record<string, unknown>>[],
  parts: IngestParts,
): Promise<IngestOutcome[]> {
  const checked = raw.map((each, index) => inPart([String(index)], () => checkArticle(each)));
  const end = endOfDistinct(checked, 0);
  if (end < checked.length)
    throw new InvalidInputError('An earlier article of the batch has the same url or text.').at(String(end));
  const outcomes: IngestOutcome[] = [];
  for (const given of checked) {
    const found = await prepare(given, parts);
    if (!('record' in found)) outcomes.push(found);
    else outcomes.push(...(await saveAll([found], parts)).map((saved) => outcomeOf(found, saved)));
  }
  return outcomes;
}

async function prepare(
  given: CheckedArticle,
  { store, extractor }: IngestParts,
): Promise<Prepared | IngestOutcome> {
  const { known, sameBody, foreign } = await findKnown(store, given);
  if (known && (foreign || (sameBody && !saysMore(given, known)))) return unchanged(known);

  const extraction = (await extractor()).extract(given.body, given.language ?? knownLanguage(known));
  const article = articleOf(given, known, known?.id ?? (await newId(store, given)), extraction.language);
  return { article, record: recordOf(article, given.body, extraction), isKnown: known !== null };
}

interface Known {
  readonly known: Article | null;
  readonly sameBody: boolean;
  /** The same text under another url: a second publication of what is already on record. */
  readonly foreign: boolean;
}

/** An article is known by its url; without one, or where the url is new, by its text. */
async function findKnown(store: Store, { url, body }: CheckedArticle): Promise<Known> {
  const byUrl = url === undefined ? null : await store.articleByUrl(url);
  if (byUrl) {
    const [before] = await store.bodies([byUrl.id]);
    return { known: byUrl, sameBody: before === body, foreign: false };
  }
  const byBody = await store.articleByBody(body);
  const foreign = byBody !== null && url !== undefined && byBody.url !== null;
  return { known: byBody, sameBody: byBody !== null, foreign };
}

/** Whether something was given that the known article does not have or has otherwise. */
function saysMore(given: CheckedArticle, known: Article): boolean {
  return (['headline', 'url', 'publisher', 'authors', 'datePublished', 'language'] as const).some(
    (field) => given[field] !== undefined && JSON.stringify(given[field]) !== JSON.stringify(known[field]),
  );
}

function unchanged(article: Article): IngestOutcome {
  return { article, change: 'UNCHANGED', statementsAdded: 0, statementsRemoved: 0, statements: null };
}

function knownLanguage(known: Article | null): string | undefined {
  return known && known.language !== 'und' ? known.language : undefined;
}

/** An article keeps its first text's or url's id for ever, so another that comes in with them needs its own. */
async function newId(store: Store, { url, body }: CheckedArticle): Promise<string> {
  for (let nth = 0; ; nth++) {
    const id = stableId('Article', url ?? body, ...(nth === 0 ? [] : [String(nth)]));
    const [taken] = await store.articles.byIds([id]);
    if (!taken) return id;
  }
}

/** What is not given again stays as it was. */
function articleOf(given: CheckedArticle, known: Article | null, id: string, language: string): Article {
  const now = new Date().toISOString();
  return {
    id,
    url: given.url ?? known?.url ?? null,
    headline: given.headline ?? known?.headline ?? null,
    publisher: given.publisher ?? known?.publisher ?? null,
    authors: given.authors ?? known?.authors ?? [],
    datePublished: given.datePublished ?? known?.datePublished ?? null,
    language,
    dateCreated: known?.dateCreated ?? now,
    dateModified: now,
    status: known?.status ?? 'USABLE',
    statusNote: known?.statusNote ?? null,
    dateStatusChanged: known?.dateStatusChanged ?? null,
  };
}
