import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Article } from '../domain/article.js';
import type { Statement } from '../domain/statement.js';
import { ActorType } from './actor.type.js';
import { ArticleType } from './article.type.js';
import type { RequestContext } from './context.js';
import { ResolveMany } from './execution/resolve-many.js';
import { toActorType, toArticleType } from './lists.js';
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

  @FieldResolver(() => ArticleType, { description: 'The article in which it stands.' })
  @ResolveMany(articlesOf)
  async article(
    @Root() { entity: statement }: StatementType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ArticleType> {
    return articleOf(statement, await loaders.articles.byId(statement.articleId));
  }
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
  const ids = parents.flatMap(({ entity }) => entity.actorId ?? []);
  const actors = (await loaders.actors.byIds(ids)).values();
  return parents.map(({ entity: statement }) => {
    const actor = statement.actorId === null ? null : actors.next().value;
    return actor ? toActorType(actor) : null;
  });
}
