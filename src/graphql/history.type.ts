import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Change, ChangeKind, FieldValues } from '../domain/change.js';
import { connectionOf } from './connection.type.js';
import { DateTime } from './date-time.scalar.js';
import { NodeType } from './node.type.js';

const ChangeKindEnum = {
  ARTICLE_INGESTED: 'ARTICLE_INGESTED',
  ARTICLE_UPDATED: 'ARTICLE_UPDATED',
  ARTICLE_STATUS_SET: 'ARTICLE_STATUS_SET',
  ARTICLE_DELETED: 'ARTICLE_DELETED',
  STATEMENT_ADDED: 'STATEMENT_ADDED',
  STATEMENT_CORRECTED: 'STATEMENT_CORRECTED',
  STATEMENT_DELETED: 'STATEMENT_DELETED',
  ACTOR_UPDATED: 'ACTOR_UPDATED',
  ACTOR_MERGED: 'ACTOR_MERGED',
  ACTOR_SPLIT: 'ACTOR_SPLIT',
  CLAIM_REVIEWED: 'CLAIM_REVIEWED',
  REVIEW_DELETED: 'REVIEW_DELETED',
} as const satisfies Record<ChangeKind, ChangeKind>;
registerEnumType(ChangeKindEnum, {
  name: 'ChangeKind',
  description: 'What was done.',
  valuesConfig: {
    ARTICLE_INGESTED: { description: 'An article was taken in, for the first time or with changes.' },
    ARTICLE_UPDATED: { description: 'What is known of an article, or its text, was changed.' },
    ARTICLE_STATUS_SET: { description: 'An article was withheld, canceled or made usable.' },
    ARTICLE_DELETED: { description: 'An article was removed with everything in it.' },
    STATEMENT_ADDED: { description: 'A person added a quote or claim.' },
    STATEMENT_CORRECTED: { description: 'A person put a quote or claim right.' },
    STATEMENT_DELETED: { description: 'A person took a quote or claim out.' },
    ACTOR_UPDATED: { description: 'A person put right what is known of an actor.' },
    ACTOR_MERGED: { description: 'An actor became a part of another one, its `relatedId`.' },
    ACTOR_SPLIT: { description: 'An actor was split off from another one, its `relatedId`.' },
    CLAIM_REVIEWED: { description: 'A claim got a review, or another one of the same url.' },
    REVIEW_DELETED: { description: 'A review was taken off a claim.' },
  },
});

export const ChangeOrderEnum = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const;
registerEnumType(ChangeOrderEnum, {
  name: 'ChangeOrder',
  description: 'How changes are ordered.',
  valuesConfig: {
    NEWEST: { description: 'The latest first.' },
    OLDEST: { description: 'The first first.' },
  },
});

@InputType('ChangeFilter', {
  description: 'Which changes: every field that is given has to hold; of a list, one value has to.',
})
export class ChangeFilterInput {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Of one of these, also when they are gone: articles, with what is in them, actors, quotes, claims.',
  })
  readonly nodeIds?: string[];

  @Field(() => [ChangeKindEnum], { nullable: true, description: 'What was done.' })
  readonly kinds?: ChangeKind[];

  @Field(() => [String], { nullable: true, description: 'By one of these, exactly as `by` has them.' })
  readonly by?: string[];

  @Field(() => DateTime, { nullable: true, description: 'Then or later.' })
  readonly from?: string;

  @Field(() => DateTime, { nullable: true, description: 'Earlier than that.' })
  readonly before?: string;
}

@ObjectType('FieldChange', { simpleResolvers: true, description: 'What a change did to one field.' })
export class FieldChangeType {
  @Field(() => String, { description: 'Its name; of an article\'s text it is "bodyDigest".' })
  readonly field: string;

  @Field(() => String, {
    nullable: true,
    description: 'As it was: a text as it is, anything else as JSON; null where there was nothing.',
  })
  readonly before: string | null;

  @Field(() => String, { nullable: true, description: 'As it became, likewise.' })
  readonly after: string | null;

  constructor(field: string, before: unknown, after: unknown) {
    this.field = field;
    this.before = textOf(before);
    this.after = textOf(after);
  }
}

function textOf(value: unknown): string | null {
  if (value == null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the audit log tells is for those who can change something. */
export const HISTORY_SCOPE = 'write';

@ObjectType('Change', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'One change of what is on record. Needs the scope write, by node too.',
})
export class ChangeType extends NodeType {
  readonly entity: Change;

  @Field(() => ID, { description: 'Opaque and global; later changes have larger ones.' })
  readonly id: string;

  @Field(() => DateTime, { description: 'When.' })
  readonly date: string;

  @Field(() => String, { description: 'Who: the name of a key, or the user of the command line.' })
  readonly by: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the words of who did it; null where that was not told.',
  })
  readonly reason: string | null;

  @Field(() => ChangeKindEnum, { description: 'What was done.' })
  readonly kind: ChangeKind;

  @Field(() => ID, { description: 'Of what was changed, also when it is gone.' })
  readonly nodeId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "Of a statement's article, or of the actor that another one was merged into or split off from.",
  })
  readonly relatedId: string | null;

  @Field(() => [FieldChangeType], { description: 'The fields that changed, or that came or went with it.' })
  readonly fields: readonly FieldChangeType[];

  constructor(change: Change) {
    super();
    this.entity = change;
    const { id, date, by, reason, kind, nodeId, relatedId, before, after } = change;
    this.id = id;
    this.date = date;
    this.by = by.name;
    this.reason = reason;
    this.kind = kind;
    this.nodeId = nodeId;
    this.relatedId = relatedId;
    this.fields = fieldChanges(before ?? {}, after ?? {});
  }
}

function fieldChanges(before: FieldValues, after: FieldValues): FieldChangeType[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => new FieldChangeType(name, before[name], after[name]))
    .filter((field) => field.before !== field.after);
}

export const ChangeConnection = connectionOf('Change', () => ChangeType);
