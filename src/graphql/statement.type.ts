import { Float, ID, InterfaceType, registerEnumType } from 'type-graphql';
import type { Statement, StatementKind } from '../domain/statement.js';
import { versionOf } from '../domain/version.js';
import { DateTime } from './date-time.scalar.js';
import { GetterField } from './getter-field.js';
import { NodeType, VERSION_DESCRIPTION } from './node.type.js';
import { PlaceType } from './place.type.js';

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

@InterfaceType('Statement', {
  implements: NodeType,
  description: 'What an actor said in an article: a quote or a claim.',
})
export abstract class StatementType extends NodeType {
  readonly entity: Statement;

  constructor(statement: Statement) {
    super();
    this.entity = statement;
  }

  @GetterField(() => ID, {
    description: 'Opaque and global; stays the same while its article keeps these words.',
  })
  get id(): string {
    return this.entity.id;
  }

  @GetterField(() => String, {
    description:
      'The words, without quotation marks around them; stretches that an attribution breaks are joined by a space.',
  })
  get text(): string {
    return this.entity.text;
  }

  @GetterField(() => Float, {
    description: 'How sure the extraction is of the words and of who said them, from 0 to 1.',
  })
  get confidence(): number {
    return this.entity.confidence;
  }

  @GetterField(() => DateTime, { nullable: true, description: 'When its article was published.' })
  get datePublished(): string | null {
    return this.entity.datePublished;
  }

  @GetterField(() => [PlaceType], {
    description:
      "Where it stands in the article's body, in reading order: one place, or more where an attribution breaks it.",
  })
  get places(): PlaceType[] {
    const { articleId, places } = this.entity;
    return places.map((place) => new PlaceType(articleId, place));
  }

  @GetterField(() => PlaceType, {
    nullable: true,
    description: 'The words that name who speaks: "the minister", "she".',
  })
  get source(): PlaceType | null {
    const { articleId, source } = this.entity;
    return source && new PlaceType(articleId, source);
  }

  @GetterField(() => PlaceType, {
    nullable: true,
    description: 'The words that report: "said", "according to".',
  })
  get cue(): PlaceType | null {
    const { articleId, cue } = this.entity;
    return cue && new PlaceType(articleId, cue);
  }

  @GetterField(() => String, { description: VERSION_DESCRIPTION })
  get version(): string {
    return versionOf(this.entity);
  }
}
