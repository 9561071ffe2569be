import { Float, ID, InterfaceType } from 'type-graphql';
import type { Statement } from '../domain/statement.js';
import { versionOf } from '../domain/version.js';
import { CorrectionType } from './correction.type.js';
import { DateTime } from './date-time.scalar.js';
import { GetterField } from './getter-field.js';
import { NodeType, VERSION_DESCRIPTION } from './node.type.js';
import { PlaceType } from './place.type.js';

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

  @GetterField(() => CorrectionType, {
    nullable: true,
    description: 'That a person put it right, or added it; null where it is as it was found.',
  })
  get correction(): CorrectionType | null {
    const { articleId, correction } = this.entity;
    return correction && new CorrectionType(articleId, correction);
  }
}
