import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import { articleUrl } from '../domain/url.js';
import type { ActorOrder, ArticleOrder, StatementOrder } from '../store/store.js';
import { ArticleType } from './article.type.js';
import {
  ActorConnection,
  ArticleConnection,
  ClaimConnection,
  QuoteConnection,
  StatementConnection,
} from './connection.type.js';
import type { RequestContext } from './context.js';
import { toFilter } from './filters.js';
import { ActorOrderEnum, ArticleFilterInput, ArticleOrderEnum, StatementOrderEnum } from './list.inputs.js';
import { listActors, listArticles, listStatements, toArticleType } from './lists.js';
import { OrderBy } from './order-by.js';
import { PageArgs } from './page-args.js';
import { checkText } from './text-input.js';

@Resolver(() => ArticleType)
export class ArticleResolver {
  @Query(() => ArticleType, {
    nullable: true,
    description: 'One article, by its id or its url, whatever its status; null where there is none.',
  })
  async article(
    @Arg('id', () => ID, { nullable: true, description: "The article's id." }) id: string | null,
    @Arg('url', () => String, { nullable: true, description: 'Where it was published.' }) url: string | null,
    @Ctx() { record, loaders }: RequestContext,
  ): Promise<ArticleType | null> {
    if ((id == null) === (url == null))
      throw new InvalidInputError('Give either the id or the url of the article.');
    const article =
      id == null ? await record.articleByUrl(hrefOf(url as string)) : await loaders.articles.byId(id);
    return article && toArticleType(article);
  }

  @Query(() => ArticleConnection, {
    nullable: true,
    description: 'All usable articles, filtered and ordered.',
  })
  articles(
    @Arg('filter', () => ArticleFilterInput, { nullable: true, description: 'Which articles.' })
    filter: ArticleFilterInput | null,
    @OrderBy(ArticleOrderEnum, 'NEWEST') order: ArticleOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listArticles(context, toFilter(filter), order, page);
  }

  @FieldResolver(() => String, {
    nullable: true,
    complexity: 5,
    description: 'The whole text; what every place counts in. Empty where the article is not usable.',
  })
  async body(@Root() article: ArticleType, @Ctx() { loaders }: RequestContext): Promise<string> {
    return article.isUsable ? ((await loaders.bodies.load(article.id)) ?? '') : '';
  }

  @FieldResolver(() => ActorConnection, { nullable: true, description: 'Who speaks or is named in it.' })
  actors(
    @Root() article: ArticleType,
    @OrderBy(ActorOrderEnum, 'NAME') order: ActorOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listActors(context, { articleIds: [article.id] }, order, page);
  }

  @FieldResolver(() => StatementConnection, {
    nullable: true,
    description: 'What is said in it, quotes and claims.',
  })
  statements(
    @Root() article: ArticleType,
    @OrderBy(StatementOrderEnum, 'READING') order: StatementOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'ANY', { articleIds: [article.id] }, order, page);
  }

  @FieldResolver(() => QuoteConnection, { nullable: true, description: 'The quotes in it.' })
  quotes(
    @Root() article: ArticleType,
    @OrderBy(StatementOrderEnum, 'READING') order: StatementOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'QUOTE', { articleIds: [article.id] }, order, page);
  }

  @FieldResolver(() => ClaimConnection, { nullable: true, description: 'The claims in it.' })
  claims(
    @Root() article: ArticleType,
    @OrderBy(StatementOrderEnum, 'READING') order: StatementOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'CLAIM', { articleIds: [article.id] }, order, page);
  }
}

function hrefOf(text: string): string {
  const url = articleUrl(checkText('url', text));
  if (!url)
    throw new InvalidInputError(
      `"${text.slice(0, 80)}" is not a url: give a whole one, such as https://news.example/harbour.`,
    );
  return url.href;
}
