import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Article } from '../domain/article.js';
import type { Statement } from '../domain/statement.js';
import { ActorType } from './actor.type.js';
import { ArticleType } from './article.type.js';
import { QuoteConnection } from './connection.type.js';
import type { RequestContext } from './context.js';
import { ResolveMany } from './execution/resolve-many.js';
import { listStatements, toActorType, toArticleType, toStatementType } from './lists.js';
import { PageArgs } from './page-args.js';
import { StatementType } from './statement.type.js';

@Resolver(() => StatementType)
export class StatementResolver {
  @FieldResolver(() => ActorType, {
    nullable: true,
    description: 'Who said it; null where the article does not tell.',
  })
  @ResolveMany(speakersOf)
  async actor(
    @Root() { entity: statement }: StatementType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ActorType | null> {
    return speakerOf(statement.actorId, loaders);
  }

  @FieldResolver(() => ArticleType, { nullable: true, description: 'The article in which it stands.' })
  @ResolveMany(articlesOf)
  async article(
    @Root() { entity: statement }: StatementType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ArticleType> {
    return articleOf(statement, await loaders.articles.byId(statement.articleId));
  }

  @FieldResolver(() => StatementType, {
    nullable: true,
    description:
      'The statement inside which it stands: a quote in a claim, a claim that another one reports, a quote in a quote. Null where it stands by itself.',
  })
  @ResolveMany(wholesOf)
  async partOf(
    @Root() { entity: statement }: StatementType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<StatementType | null> {
    const { partOfId } = statement;
    return toWhole(partOfId === null ? null : await loaders.statements.byId(partOfId));
  }

  @FieldResolver(() => QuoteConnection, {
    nullable: true,
    description: 'The quotes inside it, in reading order.',
  })
  quotes(
    @Root() statement: StatementType,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'QUOTE', { partOfIds: [statement.id] }, 'READING', page);
  }
}

function toWhole(statement: Statement | null | undefined): StatementType | null {
  return statement ? toStatementType(statement) : null;
}

async function wholesOf(
  parents: readonly StatementType[],
  { loaders }: RequestContext,
): Promise<(StatementType | null)[]> {
  const wholes = await loaders.statements.byIds(parents.map(({ entity }) => entity.partOfId));
  return wholes.map(toWhole);
}

function articleOf({ id, articleId }: Statement, article: Article | null): ArticleType {
  if (!article) throw new Error(`Statement ${id} has no article ${articleId}.`);
  return toArticleType(article);
}

async function articlesOf(
  parents: readonly StatementType[],
  { loaders }: RequestContext,
): Promise<ArticleType[]> {
  const articles = await loaders.articles.byIds(parents.map(({ entity }) => entity.articleId));
  return parents.map(({ entity: statement }, index) => articleOf(statement, articles[index] ?? null));
}

export async function speakerOf(
  actorId: string | null,
  loaders: RequestContext['loaders'],
): Promise<ActorType | null> {
  const actor = actorId === null ? null : await loaders.actors.byId(actorId);
  return actor && toActorType(actor);
}

/** The actors of many statements, each in its place. */
export async function speakersOf(
  parents: readonly StatementType[],
  { loaders }: RequestContext,
): Promise<(ActorType | null)[]> {
  const actors = await loaders.actors.byIds(parents.map(({ entity }) => entity.actorId));
  return actors.map((actor) => actor && toActorType(actor));
}
