import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Editor } from '../domain/change.js';
import { InvalidInputError, inPart, RefusalError } from '../domain/errors.js';
import type { ArticleType } from './article.type.js';
import {
  type ArticleInput,
  DeleteArticleInput,
  DeleteArticlePayload,
  IngestArticleInput,
  IngestArticlePayload,
  IngestArticlesInput,
  IngestArticlesPayload,
  IngestedArticleType,
  SetArticleStatusInput,
  SetArticleStatusPayload,
  UpdateArticleInput,
  UpdateArticlePayload,
} from './article-edit.type.js';
import { RequiresScope } from './authorization.js';
import type { RequestContext } from './context.js';
import type { TakenIn } from './desk.js';
import { edit, findToEdit } from './editing.js';
import { toArticleType } from './lists.js';
import { checkText } from './text-input.js';

/** Twenty take about a second, in which others wait to write. */
const MAX_ARTICLES = 20;
const MAX_AUTHORS = 100;
const MAX_NOTE_LENGTH = 2_000;

@Resolver()
export class ArticleEditResolver {
  @RequiresScope('write')
  @Mutation(() => IngestArticlePayload, {
    nullable: true,
    description:
      'Takes an article in and finds who says what in it. The same one again, by its url or its text, changes nothing; a changed one replaces what was known, and what it still says keeps its id and its corrections.',
  })
  async ingestArticle(
    @Arg('input', () => IngestArticleInput, { description: 'The article.' }) input: IngestArticleInput,
    @Ctx() context: RequestContext,
  ): Promise<IngestArticlePayload> {
    const { done, refusal } = await edit(context, 'ingestArticle', input, async (by) => {
      const [taken] = await takeIn([input.article], () => ['article'], by, context);
      return taken as TakenIn;
    });
    return new IngestArticlePayload(refusal, done && ((await ingested([done], context))[0] ?? null));
  }

  @RequiresScope('write')
  @Mutation(() => IngestArticlesPayload, {
    nullable: true,
    description:
      'Takes up to 20 articles in, as ingestArticle does one: all of them, or none where one is refused.',
  })
  async ingestArticles(
    @Arg('input', () => IngestArticlesInput, { description: 'The articles.' }) input: IngestArticlesInput,
    @Ctx() context: RequestContext,
  ): Promise<IngestArticlesPayload> {
    const { articles } = input;
    const { done, refusal } = await edit(context, 'ingestArticles', input, (by) => {
      if (articles.length === 0 || articles.length > MAX_ARTICLES)
        throw new InvalidInputError(
          `There are ${articles.length} articles; from 1 to ${MAX_ARTICLES} are taken at once.`,
        ).at('articles');
      return takeIn(articles, (index) => ['articles', index], by, context);
    });
    return new IngestArticlesPayload(refusal, done ? await ingested(done, context) : []);
  }

  @RequiresScope('write')
  @Mutation(() => UpdateArticlePayload, {
    nullable: true,
    description: 'Changes what is known of an article. Another text or language has it read anew.',
  })
  async updateArticle(
    @Arg('input', () => UpdateArticleInput, { description: 'The article, and what changes.' })
    input: UpdateArticleInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateArticlePayload> {
    const { done, refusal } = await edit(context, 'updateArticle', input, async (by) => {
      const { id } = await findToEdit(context.store.articles, input, ['Article']);
      checkAuthors(input.changes.authors, ['changes', 'authors']);
      await inPart(['changes'], () => context.desk.updateArticle(id, { ...input.changes }, by));
      return id;
    });
    return new UpdateArticlePayload(refusal, await articleOf(done, context));
  }

  @RequiresScope('write')
  @Mutation(() => SetArticleStatusPayload, {
    nullable: true,
    description:
      'Says whether an article may be used. Of one that may not, nothing is shown or found any more.',
  })
  async setArticleStatus(
    @Arg('input', () => SetArticleStatusInput, { description: 'The article, and its status.' })
    input: SetArticleStatusInput,
    @Ctx() context: RequestContext,
  ): Promise<SetArticleStatusPayload> {
    const { status, note = null } = input;
    const { done, refusal } = await edit(context, 'setArticleStatus', input, async (by) => {
      const { id } = await findToEdit(context.store.articles, input, ['Article']);
      if (note !== null) inPart(['note'], () => checkText('note', note, MAX_NOTE_LENGTH));
      return { id, statements: await context.store.setArticleStatus(id, status, note, by) };
    });
    return new SetArticleStatusPayload(
      refusal,
      await articleOf(done?.id ?? null, context),
      done?.statements ?? 0,
    );
  }

  @RequiresScope('write')
  @Mutation(() => DeleteArticlePayload, {
    nullable: true,
    description:
      'Removes an article with everything in it, its corrections and reviews too. Taken in again, it is new. To hide one that may come back, set its status.',
  })
  async deleteArticle(
    @Arg('input', () => DeleteArticleInput, { description: 'The article.' }) input: DeleteArticleInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteArticlePayload> {
    const { done, refusal } = await edit(context, 'deleteArticle', input, async (by) => {
      const { id } = await findToEdit(context.store.articles, input, ['Article']);
      return { id, statements: await context.store.deleteArticle(id, by) };
    });
    return new DeleteArticlePayload(refusal, done?.id ?? null, done?.statements ?? 0);
  }
}

function checkAuthors(authors: readonly string[] | null | undefined, path: readonly string[]): void {
  if (authors && authors.length > MAX_AUTHORS)
    throw new InvalidInputError(`There are ${authors.length} authors; at most ${MAX_AUTHORS} are taken.`).at(
      ...path,
    );
}

/** @param placeOf where in the input the article of an index is */
async function takeIn(
  articles: readonly ArticleInput[],
  placeOf: (index: string) => readonly string[],
  by: Editor,
  { desk }: RequestContext,
): Promise<TakenIn[]> {
  articles.forEach(({ authors }, index) => {
    checkAuthors(authors, [...placeOf(String(index)), 'authors']);
  });
  try {
    return await desk.takeIn(
      articles.map((article) => ({ ...article })),
      by,
    );
  } catch (error) {
    if (error instanceof RefusalError) {
      const [index = '0', ...rest] = error.inputPath;
      error.inputPath = [...placeOf(index), ...rest];
    }
    throw error;
  }
}

async function ingested(
  taken: readonly TakenIn[],
  { loaders }: RequestContext,
): Promise<IngestedArticleType[]> {
  const articles = await loaders.articles.byIds(taken.map(({ articleId }) => articleId));
  return taken.map((each, index) => {
    const article = articles[index];
    return new IngestedArticleType(article ? toArticleType(article) : null, each);
  });
}

async function articleOf(id: string | null, { loaders }: RequestContext): Promise<ArticleType | null> {
  const article = id === null ? null : await loaders.articles.byId(id);
  return article && toArticleType(article);
}
