import type { Actor } from '../domain/actor.js';
import type { Article } from '../domain/article.js';
import type { Statement } from '../domain/statement.js';
import type {
  ActorFilter,
  ActorOrder,
  ArticleFilter,
  ArticleOrder,
  StatementFilter,
  StatementOrder,
} from '../store/store.js';
import { ActorType } from './actor.type.js';
import { ArticleType } from './article.type.js';
import { ClaimType } from './claim.type.js';
import {
  ActorConnection,
  ArticleConnection,
  ClaimConnection,
  QuoteConnection,
  StatementConnection,
  toConnection,
} from './connection.type.js';
import type { RequestContext } from './context.js';
import { type PageArgs, toPageRequest } from './page-args.js';
import { QuoteType } from './quote.type.js';
import type { StatementType } from './statement.type.js';

/** A statement as the graph has it: a Quote or a Claim. */
export function toStatementType(statement: Statement): StatementType {
  return statement.kind === 'QUOTE' ? new QuoteType(statement) : new ClaimType(statement);
}

export function toArticleType(article: Article): ArticleType {
  return new ArticleType(article);
}

export function toActorType(actor: Actor): ActorType {
  return new ActorType(actor);
}

export async function listArticles(
  { loaders }: RequestContext,
  filter: ArticleFilter,
  order: ArticleOrder,
  args: PageArgs,
): Promise<object> {
  const request = toPageRequest(args);
  const query = { filter, order };
  const page = await loaders.articles.page(query, request);
  return toConnection(ArticleConnection, page, request, toArticleType, () => loaders.articles.count(query));
}

export async function listActors(
  { loaders }: RequestContext,
  filter: ActorFilter,
  order: ActorOrder,
  args: PageArgs,
): Promise<object> {
  const request = toPageRequest(args);
  const query = { filter, order };
  const page = await loaders.actors.page(query, request);
  return toConnection(ActorConnection, page, request, toActorType, () => loaders.actors.count(query));
}

const CONNECTIONS = { ANY: StatementConnection, QUOTE: QuoteConnection, CLAIM: ClaimConnection };

/** Lists quotes, claims, or both. */
export async function listStatements(
  { loaders }: RequestContext,
  kind: keyof typeof CONNECTIONS,
  filter: StatementFilter,
  order: StatementOrder,
  args: PageArgs,
): Promise<object> {
  const request = toPageRequest(args);
  const query = { filter: kind === 'ANY' ? filter : { ...filter, kinds: [kind] }, order };
  const page = await loaders.statements.page(query, request);
  return toConnection(CONNECTIONS[kind] as typeof StatementConnection, page, request, toStatementType, () =>
    loaders.statements.count(query),
  );
}
