import { ObjectType, registerEnumType } from 'type-graphql';
import type { Quote, QuoteForm } from '../domain/quote.js';
import { GetterField } from './getter-field.js';
import { NodeType } from './node.type.js';
import { StatementType } from './statement.type.js';

export const QuoteFormEnum = { DIRECT: 'DIRECT', PARTIAL: 'PARTIAL' } as const satisfies Record<
  QuoteForm,
  QuoteForm
>;

registerEnumType(QuoteFormEnum, {
  name: 'QuoteForm',
  description: 'How much of an utterance a quote has.',
  valuesConfig: {
    DIRECT: { description: 'A whole utterance.' },
    PARTIAL: { description: "A fragment in a sentence of the writer's, often inside a claim." },
  },
});

@ObjectType('Quote', {
  implements: [NodeType, StatementType],
  simpleResolvers: true,
  description: 'Words between quotation marks (schema.org Quotation).',
})
export class QuoteType extends StatementType {
  declare readonly entity: Quote;

  constructor(quote: Quote) {
    super(quote);
  }

  @GetterField(() => QuoteFormEnum, { description: 'Whether it is a whole utterance or a fragment.' })
  get form(): QuoteForm {
    return this.entity.form;
  }
}
