import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import type { HumanReading } from '../domain/statement-edit.js';
import { RequiresScope } from './authorization.js';
import { ClaimType } from './claim.type.js';
import type { RequestContext } from './context.js';
import { edit, findToEdit } from './editing.js';
import { toStatementType } from './lists.js';
import { QuoteType } from './quote.type.js';
import type { StatementType } from './statement.type.js';
import {
  AddClaimInput,
  AddClaimPayload,
  AddQuoteInput,
  AddQuotePayload,
  CorrectStatementInput,
  CorrectStatementPayload,
  DeleteStatementInput,
  DeleteStatementPayload,
} from './statement-edit.type.js';
import { correctedReading, givenReading } from './statement-reading.js';

@Resolver()
export class StatementEditResolver {
  @RequiresScope('write')
  @Mutation(() => AddQuotePayload, {
    nullable: true,
    description:
      'Adds a quote that was not found. It stays when its article is taken in again, as long as the words are there.',
  })
  async addQuote(
    @Arg('input', () => AddQuoteInput, { description: 'The quote.' }) input: AddQuoteInput,
    @Ctx() context: RequestContext,
  ): Promise<AddQuotePayload> {
    const { id, refusal } = await add(context, 'addQuote', 'QUOTE', input, { form: input.form });
    const quote = await statementOf(id, context);
    return new AddQuotePayload(refusal, quote instanceof QuoteType ? quote : null);
  }

  @RequiresScope('write')
  @Mutation(() => AddClaimPayload, {
    nullable: true,
    description:
      'Adds a claim that was not found; it is MIXED where quotes stand in it. It stays when its article is taken in again, as long as the words are there.',
  })
  async addClaim(
    @Arg('input', () => AddClaimInput, { description: 'The claim.' }) input: AddClaimInput,
    @Ctx() context: RequestContext,
  ): Promise<AddClaimPayload> {
    const { act = null, polarity = null } = input;
    const { id, refusal } = await add(context, 'addClaim', 'CLAIM', input, {
      form: 'INDIRECT',
      act,
      polarity,
    });
    const claim = await statementOf(id, context);
    return new AddClaimPayload(refusal, claim instanceof ClaimType ? claim : null);
  }

  @RequiresScope('write')
  @Mutation(() => CorrectStatementPayload, {
    nullable: true,
    description:
      "Puts a quote or claim right, under the id that it has. What was found without people stays beside it, as the statement's `correction` tells, and the correction stays when the article is taken in again.",
  })
  async correctStatement(
    @Arg('input', () => CorrectStatementInput, { description: 'The statement, and how it is right.' })
    input: CorrectStatementInput,
    @Ctx() context: RequestContext,
  ): Promise<CorrectStatementPayload> {
    const { done, refusal } = await edit(context, 'correctStatement', input, async (by) => {
      const statement = await findToEdit(context.store.statements, input, ['Quote', 'Claim']);
      const reading = await correctedReading(statement, input, context.store);
      await context.store.correctStatement(statement.id, reading, by);
      return statement.id;
    });
    return new CorrectStatementPayload(refusal, await statementOf(done, context));
  }

  @RequiresScope('write')
  @Mutation(() => DeleteStatementPayload, {
    nullable: true,
    description:
      'Takes out a quote or claim that is none. It stays out when its article is taken in again; what stood in it stands by itself.',
  })
  async deleteStatement(
    @Arg('input', () => DeleteStatementInput, { description: 'The statement.' }) input: DeleteStatementInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteStatementPayload> {
    const { done, refusal } = await edit(context, 'deleteStatement', input, async (by) => {
      const { id } = await findToEdit(context.store.statements, input, ['Quote', 'Claim']);
      await context.store.deleteStatement(id, by);
      return id;
    });
    return new DeleteStatementPayload(refusal, done);
  }
}

async function add(
  context: RequestContext,
  mutation: string,
  kind: 'QUOTE' | 'CLAIM',
  input: AddQuoteInput | AddClaimInput,
  more: Pick<HumanReading, 'form'> & Partial<HumanReading>,
) {
  const { done: id, refusal } = await edit(context, mutation, input, async (by) => {
    const { store } = context;
    const article = await findToEdit(store.articles, { id: input.articleId }, ['Article'], 'articleId');
    if (article.status !== 'USABLE')
      throw new InvalidInputError('The article is not usable: nothing is added to it.').at('articleId');
    return store.addStatement(article.id, kind, await givenReading(article.id, input, more, store), by);
  });
  return { id, refusal };
}

async function statementOf(id: string | null, { loaders }: RequestContext): Promise<StatementType | null> {
  const statement = id === null ? null : await loaders.statements.byId(id);
  return statement && toStatementType(statement);
}
