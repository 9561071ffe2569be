import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ActorType } from './actor.type.js';
import { ArticleType } from './article.type.js';
import type { RequestContext } from './context.js';
import { toActorType, toArticleType } from './lists.js';
import { StatementType } from './statement.type.js';

@Resolver(() => StatementType)
export class StatementResolver {
  @FieldResolver(() => ActorType, {
    nullable: true,
    description: 'Who said it; null where the article does not tell.',
  })
  async actor(
    @Root() { statement }: StatementType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ActorType | null> {
    return speakerOf(statement.actorId, loaders);
  }

  @FieldResolver(() => ArticleType, { description: 'The article in which it stands.' })
  async article(
    @Root() { statement }: StatementType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ArticleType> {
    const article = await loaders.articles.byId(statement.articleId);
    if (!article) throw new Error(`Statement ${statement.id} has no article ${statement.articleId}.`);
    return toArticleType(article);
  }
}

export async function speakerOf(
  actorId: string | null,
  loaders: RequestContext['loaders'],
): Promise<ActorType | null> {
  const actor = actorId === null ? null : await loaders.actors.byId(actorId);
  return actor && toActorType(actor);
}
