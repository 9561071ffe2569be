import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Polarity, SpeechAct } from '../domain/claim.js';
import type { Span } from '../domain/span.js';
import type { Statement, StatementKind } from '../domain/statement.js';
import type { Facet, Highlight, SearchedField, SearchSort } from '../search/search-engine.js';
import { ActorType } from './actor.type.js';
import { PageInfoType } from './connection.type.js';
import { DateTime } from './date-time.scalar.js';
import { GetterField } from './getter-field.js';
import { StatementType } from './statement.type.js';
import { PolarityEnum, SpeechActEnum, StatementFormEnum, StatementKindEnum } from './statement-enums.js';

export const FacetEnum = {
  KIND: 'KIND',
  FORM: 'FORM',
  ACT: 'ACT',
  POLARITY: 'POLARITY',
  ACTOR: 'ACTOR',
  PUBLISHER: 'PUBLISHER',
  LANGUAGE: 'LANGUAGE',
  YEAR: 'YEAR',
} as const satisfies Record<Facet, Facet>;
registerEnumType(FacetEnum, {
  name: 'Facet',
  description: 'What found statements are counted by.',
  valuesConfig: {
    KIND: { description: 'Quote or claim.' },
    FORM: { description: 'Direct, partial, indirect or mixed.' },
    ACT: { description: 'What a claim does, where its cue tells: a SpeechAct.' },
    POLARITY: { description: 'Whether a claim stands for its text or against it, where its cue tells.' },
    ACTOR: { description: 'Who said it.' },
    PUBLISHER: { description: 'Who published the article.' },
    LANGUAGE: { description: "The article's language." },
    YEAR: { description: 'The year in which the article was published, in UTC.' },
  },
});

export const SearchSortEnum = {
  RELEVANCE: 'RELEVANCE',
  NEWEST: 'NEWEST',
  OLDEST: 'OLDEST',
} as const satisfies Record<SearchSort, SearchSort>;
registerEnumType(SearchSortEnum, {
  name: 'SearchSort',
  description: 'In which order statements are found.',
  valuesConfig: {
    RELEVANCE: { description: 'Best match first; newest first where the query is empty.' },
    NEWEST: { description: 'By date published, latest first, those without a date last.' },
    OLDEST: { description: 'By date published, earliest first, those without a date last.' },
  },
});

const SearchedFieldEnum = {
  TEXT: 'TEXT',
  ACTOR: 'ACTOR',
  HEADLINE: 'HEADLINE',
  PUBLISHER: 'PUBLISHER',
  AUTHOR: 'AUTHOR',
  BODY: 'BODY',
  NAME: 'NAME',
  ALIAS: 'ALIAS',
  ROLE: 'ROLE',
} as const satisfies Record<SearchedField, SearchedField>;
registerEnumType(SearchedFieldEnum, {
  name: 'SearchedField',
  description: 'What a query is compared with.',
  valuesConfig: {
    TEXT: { description: "A statement's text." },
    ACTOR: { description: 'The name of who made a statement.' },
    HEADLINE: { description: "An article's headline." },
    PUBLISHER: { description: "An article's publisher." },
    AUTHOR: { description: "One of an article's authors." },
    BODY: { description: "An article's body." },
    NAME: { description: "An actor's name." },
    ALIAS: { description: 'Another name of an actor.' },
    ROLE: { description: "An actor's title or role." },
  },
});

@InputType('SearchFilter', {
  description: 'Which statements: every field that is given has to hold; of a list, one value has to.',
})
export class SearchFilterInput {
  @Field(() => [StatementKindEnum], { nullable: true, description: 'Quotes, claims, or both.' })
  readonly kinds?: StatementKind[];

  @Field(() => [StatementFormEnum], { nullable: true, description: 'Of these forms.' })
  readonly forms?: Statement['form'][];

  @Field(() => [SpeechActEnum], {
    nullable: true,
    description: 'Claims that do one of these; what no cue tells of, as of quotes, is left out.',
  })
  readonly acts?: SpeechAct[];

  @Field(() => [PolarityEnum], {
    nullable: true,
    description: 'Claims for what their text says, or against it; what no cue tells of is left out.',
  })
  readonly polarities?: Polarity[];

  @Field(() => [ID], { nullable: true, description: 'Said by one of these actors.' })
  readonly actorIds?: string[];

  @Field(() => [ID], { nullable: true, description: 'Standing in one of these articles.' })
  readonly articleIds?: string[];

  @Field(() => [String], { nullable: true, description: "Their article's publisher, exactly." })
  readonly publishers?: string[];

  @Field(() => [String], { nullable: true, description: "Their article's language tag, exactly." })
  readonly languages?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Reported by one of these cues ("said"), case folded.',
  })
  readonly cues?: string[];

  @Field(() => DateTime, { nullable: true, description: 'Published then or later.' })
  readonly publishedFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Published earlier than that.' })
  readonly publishedBefore?: string;
}

@InputType('FacetQuery', { description: 'Looks for values of one facet by what somebody has begun to type.' })
export class FacetQueryInput {
  @Field(() => FacetEnum, { description: 'Which facet; it is counted even where `facets` does not name it.' })
  readonly facet!: Facet;

  @Field(() => String, {
    description:
      'Each word is the beginning of a word in the label, in any order, case and accents folded: "bra" and "il br" list Ilsa Brandreth. Empty lists all values. At most 200 characters.',
  })
  readonly text!: string;
}

@ObjectType('TextRange', { simpleResolvers: true, description: "A stretch of a highlight's field." })
export class TextRangeType {
  @Field(() => Int, { description: 'Where it starts, in UTF-16 code units from 0.' })
  readonly start: number;

  @Field(() => Int, { description: 'Where it ends, in UTF-16 code units, itself excluded.' })
  readonly end: number;

  constructor({ start, end }: Span) {
    this.start = start;
    this.end = end;
  }
}

@ObjectType('Highlight', {
  simpleResolvers: true,
  description: 'Where something that was found matches the query.',
})
export class HighlightType {
  readonly #highlight: Highlight;

  constructor(highlight: Highlight) {
    this.#highlight = highlight;
  }

  @GetterField(() => SearchedFieldEnum, { description: 'What matches.' })
  get field(): SearchedField {
    return this.#highlight.field;
  }

  @GetterField(() => [TextRangeType], {
    description: 'The matching stretches, as offsets into the field; of a body those that its html shows.',
  })
  get ranges(): TextRangeType[] {
    return this.#highlight.ranges.map((range) => new TextRangeType(range));
  }

  @GetterField(() => String, {
    description:
      'The whole field, or the stretch of a body that matches best, "…" where it is cut off; safe to put into a page: HTML-escaped, each range inside <mark> and </mark>.',
  })
  get html(): string {
    return this.#highlight.html;
  }
}

@ObjectType('SearchEdge', { simpleResolvers: true, description: 'One found statement.' })
export class SearchEdgeType {
  @Field(() => String, { description: 'Stands for the entry in `after`; opaque.' })
  readonly cursor: string;

  @Field(() => StatementType, { description: 'The statement itself, as the store has it.' })
  readonly node: StatementType;

  @Field(() => Float, {
    description:
      'How well it matches, from 0 to 1; to be compared within one answer only. 1 where the query is empty.',
  })
  readonly score: number;

  @Field(() => [HighlightType], {
    description: 'Where it matches; empty where nothing in it does, as for an empty query.',
  })
  readonly highlights: HighlightType[];

  constructor(cursor: string, node: StatementType, score: number, highlights: readonly Highlight[]) {
    this.cursor = cursor;
    this.node = node;
    this.score = score;
    this.highlights = highlights.map((highlight) => new HighlightType(highlight));
  }
}

@ObjectType('FacetValue', { simpleResolvers: true, description: 'One value of a facet.' })
export class FacetValueType {
  @Field(() => String, {
    description:
      'To be put into the filter: an id, an enum value, a name or a language tag; a year is the first part of publishedFrom and publishedBefore.',
  })
  readonly value: string;

  @Field(() => String, { description: 'To be shown: the actor\'s name, "Quote", "English".' })
  readonly label: string;

  @Field(() => Int, { description: 'How many statements have it.' })
  readonly count: number;

  @Field(() => ActorType, { nullable: true, description: 'The actor, where the facet is ACTOR.' })
  readonly actor: ActorType | null;

  constructor(value: string, label: string, count: number, actor: ActorType | null) {
    this.value = value;
    this.label = label;
    this.count = count;
    this.actor = actor;
  }
}

@ObjectType('FacetResult', {
  simpleResolvers: true,
  description: 'What the found statements have of one facet.',
})
export class FacetResultType {
  @Field(() => FacetEnum, { description: 'Which facet.' })
  readonly facet: Facet;

  @Field(() => [FacetValueType], {
    description:
      "Most frequent first. Counted with all of the filter but the facet's own part, so that its other values do not vanish when one is chosen.",
  })
  readonly values: readonly FacetValueType[];

  constructor(facet: Facet, values: readonly FacetValueType[]) {
    this.facet = facet;
    this.values = values;
  }
}

@ObjectType('SearchConnection', { simpleResolvers: true, description: 'A page of found statements.' })
export class SearchConnectionType {
  @Field(() => [SearchEdgeType], { description: 'What was found, each with its score and highlights.' })
  readonly edges: readonly SearchEdgeType[];

  @Field(() => PageInfoType, { description: 'Where the page stands among all that was found.' })
  readonly pageInfo: PageInfoType;

  @Field(() => Int, { description: 'How many statements were found on all pages together.' })
  readonly totalCount: number;

  @Field(() => Boolean, {
    description:
      'Whether totalCount is exact; where it is not, it is an estimate: as where a found statement was left out because its article has just been withdrawn.',
  })
  readonly totalCountIsExact: boolean;

  readonly #facets: () => Promise<readonly FacetResultType[]>;

  @Field(() => Boolean, {
    description:
      'Whether the search engine cannot be used at present, so that the built-in one answered in its place. That finds and counts the same; scores, and with them the order by relevance, may be others.',
  })
  readonly isFromStandIn: boolean;

  constructor(fields: Omit<SearchConnectionType, 'nodes'>) {
    this.edges = fields.edges;
    this.pageInfo = fields.pageInfo;
    this.totalCount = fields.totalCount;
    this.totalCountIsExact = fields.totalCountIsExact;
    this.isFromStandIn = fields.isFromStandIn;
    this.#facets = fields.facets;
  }

  @Field(() => [FacetResultType], {
    nullable: true,
    description: 'The facets that were asked for, in their order.',
  })
  facets(): Promise<readonly FacetResultType[]> {
    return this.#facets();
  }

  @GetterField(() => [StatementType], { description: 'What was found, without scores and highlights.' })
  get nodes(): StatementType[] {
    return this.edges.map(({ node }) => node);
  }
}
