import { ObjectType, registerEnumType } from 'type-graphql';
import type { Claim, ClaimForm, Polarity, SpeechAct } from '../domain/claim.js';
import { GetterField } from './getter-field.js';
import { NodeType } from './node.type.js';
import { StatementType } from './statement.type.js';
import { PolarityEnum, SpeechActEnum } from './statement-enums.js';

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

  @GetterField(() => SpeechActEnum, {
    nullable: true,
    description:
      'What the claim does: asserts, denies, pledges, demands, accuses or asks; null where the cue does not tell.',
  })
  get act(): SpeechAct | null {
    return this.entity.act;
  }

  @GetterField(() => PolarityEnum, {
    nullable: true,
    description:
      'Whether the claimant stands for what the text says or against it; null where the cue does not tell.',
  })
  get polarity(): Polarity | null {
    return this.entity.polarity;
  }
}
