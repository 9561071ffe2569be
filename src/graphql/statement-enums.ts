import { registerEnumType } from 'type-graphql';
import type { Polarity, SpeechAct } from '../domain/claim.js';
import type { Statement, StatementKind } from '../domain/statement.js';

export const StatementKindEnum = { QUOTE: 'QUOTE', CLAIM: 'CLAIM' } as const satisfies Record<
  StatementKind,
  StatementKind
>;

registerEnumType(StatementKindEnum, {
  name: 'StatementKind',
  description: 'Whether a statement is a quote or a claim.',
  valuesConfig: {
    QUOTE: { description: 'Words between quotation marks.' },
    CLAIM: { description: "Reported speech, in the writer's words." },
  },
});

export const StatementFormEnum = {
  DIRECT: 'DIRECT',
  PARTIAL: 'PARTIAL',
  INDIRECT: 'INDIRECT',
  MIXED: 'MIXED',
} as const satisfies Record<Statement['form'], Statement['form']>;

registerEnumType(StatementFormEnum, {
  name: 'StatementForm',
  description: 'How a statement reports what was said: the forms of quotes and of claims together.',
  valuesConfig: {
    DIRECT: { description: 'Of a quote: a whole utterance.' },
    PARTIAL: { description: "Of a quote: a fragment in a sentence of the writer's." },
    INDIRECT: { description: 'Of a claim: reported speech without quotes.' },
    MIXED: { description: 'Of a claim: reported speech with quotes inside it.' },
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
