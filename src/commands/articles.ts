import type { App } from '../app.js';
import type { Config } from '../config.js';
import type { Article, ArticleStatus } from '../domain/article.js';
import { InvalidInputError } from '../domain/errors.js';
import { nodeTypeOf } from '../domain/id.js';
import { articleUrl } from '../domain/url.js';
import { type ReasonOption, theUser } from './command-line-user.js';
import { followUp, withApp } from './correction.js';

/** More is read from the graph. */
const LISTED = 50;
const STATUSES: readonly ArticleStatus[] = ['USABLE', 'WITHHELD', 'CANCELED'];

/** Prints the articles whose headline has these words, latest first, with their ids. */
export async function listArticles(
  config: Config,
  headline: string | undefined,
  { withdrawn }: { readonly withdrawn?: true },
): Promise<void> {
  const statuses = withdrawn ? STATUSES.filter((status) => status !== 'USABLE') : STATUSES;
  await withApp(config, async ({ store }) => {
    const query = { filter: { statuses, headline }, order: 'NEWEST' as const };
    const [page] = await store.articles.pages([query], { size: LISTED, direction: 'FORWARD', cursor: null });
    for (const { node } of page?.entries ?? []) process.stdout.write(`${describe(node)}\n`);
    if (page?.hasMore) process.stdout.write('... and more; give a part of the headline.\n');
  });
}

/** Sets the status of articles, each named by its id or url, or of none where one is not known. */
export async function setArticleStatus(
  config: Config,
  idsOrUrls: readonly string[],
  status: ArticleStatus,
  { note = null, ...options }: { readonly note?: string | null } & ReasonOption,
): Promise<void> {
  await change(config, idsOrUrls, async ({ store }, { id }) => {
    const statements = await store.setArticleStatus(id, status, note, theUser(options));
    const [article] = await store.articles.byIds([id]);
    return `${article ? describe(article) : id}: ${statements} statements ${status === 'USABLE' ? 'shown again' : 'hidden'}`;
  });
}

/** Removes articles for good, each named by its id or url, or none where one is not known. */
export async function deleteArticles(
  config: Config,
  idsOrUrls: readonly string[],
  options: ReasonOption,
): Promise<void> {
  await change(config, idsOrUrls, async ({ store }, article) => {
    const statements = await store.deleteArticle(article.id, theUser(options));
    return `${describe(article)}: deleted with ${statements} statements`;
  });
}

async function change(
  config: Config,
  idsOrUrls: readonly string[],
  changeOne: (app: App, article: Article) => Promise<string>,
): Promise<void> {
  await withApp(config, async (app) => {
    const found = await Promise.all(idsOrUrls.map((idOrUrl) => findArticle(app, idOrUrl)));
    const articles = new Map(found.map((article) => [article.id, article]));
    for (const article of articles.values()) process.stdout.write(`${await changeOne(app, article)}\n`);
    await followUp(app);
  });
}

async function findArticle({ store }: App, idOrUrl: string): Promise<Article> {
  if (nodeTypeOf(idOrUrl) === 'Article') {
    const [article] = await store.articles.byIds([idOrUrl]);
    if (article) return article;
    throw new InvalidInputError(`There is no article ${idOrUrl}.`);
  }
  const url = articleUrl(idOrUrl);
  if (!url)
    throw new InvalidInputError(
      `"${idOrUrl.slice(0, 80)}" is neither the id nor the url of an article: "articles list" has the ids.`,
    );
  const article = await store.articleByUrl(url.href);
  if (!article) throw new InvalidInputError(`There is no article of the url ${idOrUrl}.`);
  return article;
}

function describe({ id, headline, url, status, statusNote }: Article): string {
  const state = [status.toLowerCase(), statusNote].filter(Boolean).join(': ');
  const what = [`${id}  ${headline ?? 'without a headline'}`, url].filter(Boolean).join(', ');
  return status === 'USABLE' ? what : `${what} (${state})`;
}
