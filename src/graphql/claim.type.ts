import { ObjectType, registerEnumType } from 'type-graphql';
import type { Claim, ClaimForm } from '../domain/claim.js';
import { GetterField } from './getter-field.js';
import { NodeType } from './node.type.js';
import { StatementType } from './statement.type.js';

export const ClaimFormEnum = { INDIRECT: 'INDIRECT', MIXED: 'MIXED' } as const satisfies Record<
  ClaimForm,
  ClaimForm
>;

registerEnumType(ClaimFormEnum, {
  name: 'ClaimForm',
  description: 'Whether a claim has quotes inside it.',
  valuesConfig: {
    INDIRECT: { description: "All of it is in the writer's words." },
    MIXED: { description: 'It has quotes inside it.' },
  },
});

@ObjectType('Claim', {
  implements: [NodeType, StatementType],
  simpleResolvers: true,
  description: "What somebody is reported to have said, in the writer's words (schema.org Claim).",
})
export class ClaimType extends StatementType {
  declare readonly entity: Claim;

  constructor(claim: Claim) {
    super(claim);
  }

  @GetterField(() => ClaimFormEnum, { description: 'Whether it has quotes inside it.' })
  get form(): ClaimForm {
    return this.entity.form;
  }
}
