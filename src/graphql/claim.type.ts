import { ObjectType, registerEnumType } from 'type-graphql';
import type { Claim, ClaimForm, Polarity, SpeechAct } from '../domain/claim.js';
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

export const SpeechActEnum = {
  ASSERTION: 'ASSERTION',
  DENIAL: 'DENIAL',
  PLEDGE: 'PLEDGE',
  DEMAND: 'DEMAND',
  ACCUSATION: 'ACCUSATION',
  QUESTION: 'QUESTION',
} as const satisfies Record<SpeechAct, SpeechAct>;

registerEnumType(SpeechActEnum, {
  name: 'SpeechAct',
  description: 'What is done by saying it, as far as the cue tells.',
  valuesConfig: {
    ASSERTION: { description: 'Puts something forward as so: "said", "warned that", "according to".' },
    DENIAL: { description: 'Says that something is not so, or turns it down: "denied", "rejected".' },
    PLEDGE: {
      description: 'Binds who speaks to do something, or not to: "promised", "threatened to", "refused to".',
    },
    DEMAND: { description: 'Wants somebody to do something: "urged", "called for", "ordered".' },
    ACCUSATION: { description: 'Charges somebody with something: "accused", "blamed", "alleged".' },
    QUESTION: { description: 'Wants to know something: "asked whether", "wondered why".' },
  },
});

export const PolarityEnum = {
  POSITIVE: 'POSITIVE',
  NEGATIVE: 'NEGATIVE',
} as const satisfies Record<Polarity, Polarity>;

registerEnumType(PolarityEnum, {
  name: 'Polarity',
  description: 'Whether who speaks stands for what the text says or against it, as far as the cue tells.',
  valuesConfig: {
    POSITIVE: { description: 'As true, wanted or good: "said", "promised", "praised".' },
    NEGATIVE: { description: 'As untrue, unwanted or bad: "denied", "refused to", "criticised".' },
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
