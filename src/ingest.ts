import type { Article } from './domain/article.js';
import { stableId } from './domain/id.js';
import { type ArticleRecord, recordOf } from './domain/record.js';
import type { Extractor } from './extraction/extractor.js';
import type { Indexer } from './indexer.js';
import { type CheckedArticle, checkArticle } from './input/check-article.js';
import type { SaveOutcome, Store } from './store/store.js';

export interface IngestParts {
  readonly store: Store;
  /** Called for the first article that is new: loading a language model takes half a second. */
  readonly extractor: () => Promise<Extractor>;
  readonly indexer: Indexer;
}

export interface IngestOutcome extends SaveOutcome {
  readonly article: Article;
  /** How many statements the article has now; null where it did not change and was not read again. */
  readonly statements: number | null;
}

/**
 * The flow: checks a raw article, finds what is said in it, keeps it, and indexes it. The same article again
 * changes nothing; a changed one replaces its statements, and those that are the same keep their ids. One that was
 * withheld or canceled stays so.
 *
 * @throws InvalidInputError where the article cannot be taken; the store is then as it was
 */
export async function ingest(
  raw: Readonly<Record<string, unknown>>,
  { store, extractor, indexer }: IngestParts,
): Promise<IngestOutcome> {
  const given = checkArticle(raw);
  const { known, sameBody, foreign } = await findKnown(store, given);
  if (known && (foreign || (sameBody && !saysMore(given, known)))) return unchanged(known);

  const extraction = (await extractor()).extract(given.body, given.language ?? knownLanguage(known));
  const article = articleOf(given, known, known?.id ?? (await newId(store, given)), extraction.language);
  const record = recordOf(article, given.body, extraction);
  const outcome = await saveAndIndex(record, store, indexer);
  return {
    ...outcome,
    change: known ? 'REPLACED' : 'CREATED',
    article,
    statements: record.statements.length,
  };
}

/**
 * Where the index lies in the same database, one transaction for both is one wait for the disk; and where the
 * index fails, the article is kept all the same, and the outbox has what is to be done. An index elsewhere is
 * brought up to date by the indexer of a server, and no article waits for it.
 */
async function saveAndIndex(record: ArticleRecord, store: Store, indexer: Indexer): Promise<SaveOutcome> {
  if (!indexer.isIndexInStore) return store.save(record);
  let isSaved = false;
  try {
    return await store.atomically(async () => {
      const outcome = await store.save(record);
      isSaved = true;
      await indexer.drain();
      return outcome;
    });
  } catch (error) {
    if (isSaved) await store.save(record);
    throw error;
  }
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
