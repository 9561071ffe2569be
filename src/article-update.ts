import type { Article } from './domain/article.js';
import { ConflictError, NotFoundError } from './domain/errors.js';
import { recordOf } from './domain/record.js';
import type { IngestParts } from './ingest.js';
import { checkArticle } from './input/check-article.js';

const CONTENT = ['headline', 'url', 'publisher', 'authors', 'datePublished', 'language'] as const;

/**
 * Changes parts of an article; to be called in a transaction, and indexes nothing. Its text is read as if it was
 * taken in again.
 * @param changes the parts that change, null for none
 * @throws RefusalError where there is no such article, or a part cannot be taken
 */
export async function updateArticle(
  id: string,
  changes: Readonly<Record<string, unknown>>,
  { store, extractor, by }: IngestParts,
): Promise<void> {
  const [known] = await store.articles.byIds([id]);
  const [body] = await store.bodies([id]);
  if (!known || body == null) throw new NotFoundError(`There is no article ${id}.`).at('id');
  const given = checkArticle({ ...known, body, ...changes });
  if (given.url !== undefined && given.url !== known.url && (await store.articleByUrl(given.url)))
    throw new ConflictError(`Another article has the url ${given.url}.`).at('url');

  const { language, actors, statements } = (await extractor()).extract(given.body, languageFor(known, given));
  const article: Article = {
    ...known,
    headline: given.headline ?? null,
    url: given.url ?? null,
    publisher: given.publisher ?? null,
    authors: given.authors ?? [],
    datePublished: given.datePublished ?? null,
    language,
    dateModified: new Date().toISOString(),
  };
  const isSame = CONTENT.every((field) => JSON.stringify(article[field]) === JSON.stringify(known[field]));
  if (isSame && given.body === body) return;
  await store.save(recordOf(article, given.body, { language, actors, statements }), by, 'ARTICLE_UPDATED');
}

/** What nobody knows is not given on: another text may tell. */
function languageFor(known: Article, given: { readonly language: string | undefined }): string | undefined {
  return given.language === 'und' && known.language === 'und' ? undefined : given.language;
}
