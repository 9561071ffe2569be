/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What changes of an actor: what is left out stays as articles have it. */
export type ActorChangesInput = {
  /** All other names, at most 100: from then on articles add none. Never null. */
  aliases?: Array<string> | null | undefined;
  /** What it is. Never null. */
  kind?: ActorKind | null | undefined;
  /** The fullest name, without title or role; the former one stays as an alias. Never null. */
  name?: string | null | undefined;
  /** Title or role; null for none. */
  role?: string | null | undefined;
};

/** What an actor is. */
export type ActorKind =
  /** A company, party, ministry, newspaper or other body. */
  | 'ORGANISATION'
  /** A person with a name. */
  | 'PERSON'
  /** A place that acts: "Beijing said". */
  | 'PLACE'
  /** A source known only by a description: "an official". Belongs to one article. */
  | 'UNNAMED';

/** A claim that was not found. */
export type AddClaimInput = {
  /** What is done by saying it. */
  act?: SpeechAct | null | undefined;
  /** Who said it. */
  actor?: SpeakerInput | null | undefined;
  /** The article in which it stands. */
  articleId: string;
  /** Its words, without quotation marks: from 1 to 20 passages that do not overlap. */
  content: Array<PassageInput>;
  /** The words that report: "said". */
  cue?: PassageInput | null | undefined;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** For what it says, or against it. */
  polarity?: Polarity | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
  /** The words that name who speaks. */
  source?: PassageInput | null | undefined;
};

/** A quote that was not found. */
export type AddQuoteInput = {
  /** Who said it. */
  actor?: SpeakerInput | null | undefined;
  /** The article in which it stands. */
  articleId: string;
  /** Its words, without quotation marks: from 1 to 20 passages that do not overlap. */
  content: Array<PassageInput>;
  /** The words that report: "said". */
  cue?: PassageInput | null | undefined;
  /** A whole utterance or a fragment. */
  form?: QuoteForm;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
  /** The words that name who speaks. */
  source?: PassageInput | null | undefined;
};

/** What changes of an article: what is left out stays, what is null goes. */
export type ArticleChangesInput = {
  /** Who wrote it, at most 100. */
  authors?: Array<string> | null | undefined;
  /** Another text: it is read anew, and statements that it still has keep their ids. Never null. */
  body?: string | null | undefined;
  /** When it was published. */
  datePublished?: string | null | undefined;
  /** At most 2,000 characters, as all but the body. */
  headline?: string | null | undefined;
  /** Language tag by BCP 47: "en", "pt-BR". Detected where it is not given. */
  language?: string | null | undefined;
  /** Who published it. */
  publisher?: string | null | undefined;
  /** Where it was published, with https:// or http://. An article is known again by it. */
  url?: string | null | undefined;
};

/** An article to be taken in. */
export type ArticleInput = {
  /** Who wrote it, at most 100. */
  authors?: Array<string> | null | undefined;
  /** The whole text, at most 1,000,000 UTF-16 units; without markup. */
  body: string;
  /** When it was published. */
  datePublished?: string | null | undefined;
  /** At most 2,000 characters, as all but the body. */
  headline?: string | null | undefined;
  /** Language tag by BCP 47: "en", "pt-BR". Detected where it is not given. */
  language?: string | null | undefined;
  /** Who published it. */
  publisher?: string | null | undefined;
  /** Where it was published, with https:// or http://. An article is known again by it. */
  url?: string | null | undefined;
};

/** Whether an article may be used (IPTC ninjs pubstatus). */
export type ArticleStatus =
  /** Never: take down what you show of it, and delete your copies. */
  | 'CANCELED'
  /** Without restriction. */
  | 'USABLE'
  /** Not until further notice: take down what you show of it. */
  | 'WITHHELD';

/** What was done. */
export type ChangeKind =
  /** An actor became a part of another one, its `relatedId`. */
  | 'ACTOR_MERGED'
  /** An actor was split off from another one, its `relatedId`. */
  | 'ACTOR_SPLIT'
  /** A person put right what is known of an actor. */
  | 'ACTOR_UPDATED'
  /** An article was removed with everything in it. */
  | 'ARTICLE_DELETED'
  /** An article was taken in, for the first time or with changes. */
  | 'ARTICLE_INGESTED'
  /** An article was withheld, canceled or made usable. */
  | 'ARTICLE_STATUS_SET'
  /** What is known of an article, or its text, was changed. */
  | 'ARTICLE_UPDATED'
  /** A claim got a review, or another one of the same url. */
  | 'CLAIM_REVIEWED'
  /** A review was taken off a claim. */
  | 'REVIEW_DELETED'
  /** A person added a quote or claim. */
  | 'STATEMENT_ADDED'
  /** A person put a quote or claim right. */
  | 'STATEMENT_CORRECTED'
  /** A person took a quote or claim out. */
  | 'STATEMENT_DELETED';

/** Whether a claim has quotes inside it. */
export type ClaimForm =
  /** All of it is in the writer's words. */
  | 'INDIRECT'
  /** It has quotes inside it. */
  | 'MIXED';

/** A quote or claim, and how it is right: what is left out stays, what is null goes. */
export type CorrectStatementInput = {
  /** Of a claim: what is done by saying it. */
  act?: SpeechAct | null | undefined;
  /** Who said it; null where the article does not tell. */
  actor?: SpeakerInput | null | undefined;
  /** Its words, from 1 to 20 passages. Never null. */
  content?: Array<PassageInput> | null | undefined;
  /** The words that report. */
  cue?: PassageInput | null | undefined;
  /** Its `version` as you know it: where it is another one by now, nothing is changed (CONFLICT). */
  expectedVersion?: string | null | undefined;
  /** DIRECT or PARTIAL of a quote, INDIRECT or MIXED of a claim. Never null. */
  form?: StatementForm | null | undefined;
  /** What is to be changed. */
  id: string;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Of a claim: for what it says, or against it. */
  polarity?: Polarity | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
  /** The words that name who speaks. */
  source?: PassageInput | null | undefined;
};

/** The article that is to be removed. */
export type DeleteArticleInput = {
  /** Its `version` as you know it: where it is another one by now, nothing is changed (CONFLICT). */
  expectedVersion?: string | null | undefined;
  /** What is to be changed. */
  id: string;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
};

/** A claim, and the review that is to go. */
export type DeleteReviewInput = {
  /** The claim. */
  claimId: string;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
  /** Where the review was published, as `reviews` has it. */
  url: string;
};

/** The quote or claim that is to be taken out. */
export type DeleteStatementInput = {
  /** Its `version` as you know it: where it is another one by now, nothing is changed (CONFLICT). */
  expectedVersion?: string | null | undefined;
  /** What is to be changed. */
  id: string;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
};

/** What found statements are counted by. */
export type Facet =
  /** What a claim does, where its cue tells: a SpeechAct. */
  | 'ACT'
  /** Who said it. */
  | 'ACTOR'
  /** Direct, partial, indirect or mixed. */
  | 'FORM'
  /** Quote or claim. */
  | 'KIND'
  /** The article's language. */
  | 'LANGUAGE'
  /** Whether a claim stands for its text or against it, where its cue tells. */
  | 'POLARITY'
  /** Who published the article. */
  | 'PUBLISHER'
  /** The year in which the article was published, in UTC. */
  | 'YEAR';

/** One article to be taken in. */
export type IngestArticleInput = {
  /** The article. */
  article: ArticleInput;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
};

/** Articles to be taken in, all or none. */
export type IngestArticlesInput = {
  /** From 1 to 20, no two with the same url or text. */
  articles: Array<ArticleInput>;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
};

/** What became of an article that was taken in. */
export type IngestChange =
  /** It is new. */
  | 'CREATED'
  /** It was known, by its url or text, and has changed. */
  | 'REPLACED'
  /** It is known as it is. */
  | 'UNCHANGED';

/** Actors that are one. */
export type MergeActorsInput = {
  /** The `version` of the one that stays: where it is another one by now, nothing is changed. */
  expectedVersion?: string | null | undefined;
  /** Those that become a part of it, from 1 to 100. */
  fromIds: Array<string>;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** The one that stays. */
  intoId: string;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
};

/** Words of an article's body: by `start` and `end`, or by `exact`, with `prefix` and `suffix` where they stand there several times. */
export type PassageInput = {
  /** Where they end, itself excluded. */
  end?: number | null | undefined;
  /** The words, exactly; with offsets too, they are compared. */
  exact?: string | null | undefined;
  /** What stands right before them. */
  prefix?: string | null | undefined;
  /** Where they start, in UTF-16 code units from 0. */
  start?: number | null | undefined;
  /** What stands right behind them. */
  suffix?: string | null | undefined;
};

/** Whether who speaks stands for what the text says or against it, as far as the cue tells. */
export type Polarity =
  /** As untrue, unwanted or bad: "denied", "refused to", "criticised". */
  | 'NEGATIVE'
  /** As true, wanted or good: "said", "promised", "praised". */
  | 'POSITIVE';

/** How much of an utterance a quote has. */
export type QuoteForm =
  /** A whole utterance. */
  | 'DIRECT'
  /** A fragment in a sentence of the writer's, often inside a claim. */
  | 'PARTIAL';

/** A number on a reviewer's scale. */
export type RatingInput = {
  /** The best that there is on the scale. */
  best: number;
  /** Between the two ends. */
  value: number;
  /** The worst; it may be the larger number. */
  worst: number;
};

/** A claim, and its review. */
export type ReviewClaimInput = {
  /** The claim. */
  claimId: string;
  /** When it was published. */
  dateReviewed?: string | null | undefined;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** The same as a number. */
  rating?: RatingInput | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
  /** Who reviewed, at most 200 characters. */
  reviewer: string;
  /** Where the review was published, with https:// or http://. One of the same url is replaced. */
  url: string;
  /** What came out, in the reviewer's words, at most 200 characters. */
  verdict: string;
};

/** Which statements: every field that is given has to hold; of a list, one value has to. */
export type SearchFilter = {
  /** Said by one of these actors. */
  actorIds?: Array<string> | null | undefined;
  /** Claims that do one of these; what no cue tells of, as of quotes, is left out. */
  acts?: Array<SpeechAct> | null | undefined;
  /** Standing in one of these articles. */
  articleIds?: Array<string> | null | undefined;
  /** Reported by one of these cues ("said"), case folded. */
  cues?: Array<string> | null | undefined;
  /** Of these forms. */
  forms?: Array<StatementForm> | null | undefined;
  /** Quotes, claims, or both. */
  kinds?: Array<StatementKind> | null | undefined;
  /** Their article's language tag, exactly. */
  languages?: Array<string> | null | undefined;
  /** Claims for what their text says, or against it; what no cue tells of is left out. */
  polarities?: Array<Polarity> | null | undefined;
  /** Published earlier than that. */
  publishedBefore?: string | null | undefined;
  /** Published then or later. */
  publishedFrom?: string | null | undefined;
  /** Their article's publisher, exactly. */
  publishers?: Array<string> | null | undefined;
};

/** What a search across everything finds. */
export type SearchResultType =
  /** By name, other names and role; unnamed sources are not among them. */
  | 'ACTOR'
  /** By headline, body, publisher and authors. */
  | 'ARTICLE'
  /** By its words and by who made it. */
  | 'CLAIM'
  /** By its words and by who said them. */
  | 'QUOTE';

/** What a query is compared with. */
export type SearchedField =
  /** The name of who made a statement. */
  | 'ACTOR'
  /** Another name of an actor. */
  | 'ALIAS'
  /** One of an article's authors. */
  | 'AUTHOR'
  /** An article's body. */
  | 'BODY'
  /** An article's headline. */
  | 'HEADLINE'
  /** An actor's name. */
  | 'NAME'
  /** An article's publisher. */
  | 'PUBLISHER'
  /** An actor's title or role. */
  | 'ROLE'
  /** A statement's text. */
  | 'TEXT';

/** The status that an article gets. */
export type SetArticleStatusInput = {
  /** Its `version` as you know it: where it is another one by now, nothing is changed (CONFLICT). */
  expectedVersion?: string | null | undefined;
  /** What is to be changed. */
  id: string;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, in words for readers, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
  /** Whether it may be used. */
  status: ArticleStatus;
};

/** Who said something: an actor on record by `id`, or by `name`. */
export type SpeakerInput = {
  /** Of an actor on record. */
  id?: string | null | undefined;
  /** What a new one is; a PERSON where it is not given. */
  kind?: ActorKind | null | undefined;
  /** A name or alias as the article has it, at most 200 characters. Who is not on record yet comes on it; a single name is known in its article alone. */
  name?: string | null | undefined;
};

/** What is done by saying it, as far as the cue tells. */
export type SpeechAct =
  /** Charges somebody with something: "accused", "blamed", "alleged". */
  | 'ACCUSATION'
  /** Puts something forward as so: "said", "warned that", "according to". */
  | 'ASSERTION'
  /** Wants somebody to do something: "urged", "called for", "ordered". */
  | 'DEMAND'
  /** Says that something is not so, or turns it down: "denied", "rejected". */
  | 'DENIAL'
  /** Binds who speaks to do something, or not to: "promised", "threatened to", "refused to". */
  | 'PLEDGE'
  /** Wants to know something: "asked whether", "wondered why". */
  | 'QUESTION';

/** An actor that is someone else in some articles. */
export type SplitActorInput = {
  /** The articles in which it is someone else, from 1 to 100, not all of its own. */
  articleIds: Array<string>;
  /** Its `version` as you know it: where it is another one by now, nothing is changed (CONFLICT). */
  expectedVersion?: string | null | undefined;
  /** What is to be changed. */
  id: string;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
};

/** How a statement reports what was said: the forms of quotes and of claims together. */
export type StatementForm =
  /** Of a quote: a whole utterance. */
  | 'DIRECT'
  /** Of a claim: reported speech without quotes. */
  | 'INDIRECT'
  /** Of a claim: reported speech with quotes inside it. */
  | 'MIXED'
  /** Of a quote: a fragment in a sentence of the writer's. */
  | 'PARTIAL';

/** Whether a statement is a quote or a claim. */
export type StatementKind =
  /** Reported speech, in the writer's words. */
  | 'CLAIM'
  /** Words between quotation marks. */
  | 'QUOTE';

/** How long a bucket of a timeline is, by the calendar in UTC. */
export type TimelineInterval =
  /** From midnight to midnight. */
  | 'DAY'
  /** A month of the calendar. */
  | 'MONTH'
  /** From Monday to Sunday. */
  | 'WEEK'
  /** A year of the calendar. */
  | 'YEAR';

/** An actor, and what changes of it. */
export type UpdateActorInput = {
  /** What changes. */
  changes: ActorChangesInput;
  /** Its `version` as you know it: where it is another one by now, nothing is changed (CONFLICT). */
  expectedVersion?: string | null | undefined;
  /** What is to be changed. */
  id: string;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
};

/** An article, and what changes of it. */
export type UpdateArticleInput = {
  /** What changes. */
  changes: ArticleChangesInput;
  /** Its `version` as you know it: where it is another one by now, nothing is changed (CONFLICT). */
  expectedVersion?: string | null | undefined;
  /** What is to be changed. */
  id: string;
  /** Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free. */
  idempotencyKey?: string | null | undefined;
  /** Why, at most 2,000 characters: for `history`, and never shown to readers. */
  reason?: string | null | undefined;
};

/** Why a change was refused. */
export type UserErrorCode =
  /** A part of the input cannot be taken; the message says what would be right. */
  | 'BAD_USER_INPUT'
  /** It is another version than was expected, it is there already, or the idempotency key came with another input. */
  | 'CONFLICT'
  /** What is to be changed is not there. */
  | 'NOT_FOUND';

export type SearchPageQueryVariables = Exact<{
  query: string;
  filter?: SearchFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchPageQuery = { searchStatements: { totalCount: number, totalCountIsExact: boolean, edges: Array<{ cursor: string, highlights: Array<{ field: SearchedField, ranges: Array<{ start: number, end: number }> }>, node:
        | { __typename: 'Claim', id: string, text: string, actor: { id: string, name: string, role: string | null } | null, article: { headline: string | null, url: string | null, publisher: string | null, datePublished: string | null } | null }
        | { __typename: 'Quote', id: string, text: string, actor: { id: string, name: string, role: string | null } | null, article: { headline: string | null, url: string | null, publisher: string | null, datePublished: string | null } | null }
       }>, facets: Array<{ facet: Facet, values: Array<{ value: string, label: string, count: number }> }> | null, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ActorOnRecordQueryVariables = Exact<{
  name: string;
}>;


export type ActorOnRecordQuery = { actor: { id: string, name: string, role: string | null, aliases: Array<string>, quotes: { totalCount: number | null, nodes: Array<{ form: QuoteForm, text: string, claim: { text: string } | null }> } | null, claims: { totalCount: number | null, nodes: Array<{ form: ClaimForm, text: string, cue: { exact: string | null } | null }> } | null, articles: { nodes: Array<{ headline: string | null, datePublished: string | null }> } | null } | null };

export type AddClaimMutationVariables = Exact<{
  input: AddClaimInput;
}>;


export type AddClaimMutation = { addClaim: { claim: { id: string, version: string, text: string, form: ClaimForm, act: SpeechAct | null, polarity: Polarity | null, actor: { id: string, name: string } | null, correction: { by: string | null, date: string } | null } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type AddQuoteMutationVariables = Exact<{
  input: AddQuoteInput;
}>;


export type AddQuoteMutation = { addQuote: { quote: { id: string, version: string, text: string, form: QuoteForm, actor: { id: string, name: string } | null, correction: { by: string | null, date: string } | null } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type CorrectStatementMutationVariables = Exact<{
  input: CorrectStatementInput;
}>;


export type CorrectStatementMutation = { correctStatement: { statement:
      | { act: SpeechAct | null, polarity: Polarity | null, id: string, version: string, text: string, actor: { id: string, name: string } | null, correction: { by: string | null, date: string, extracted: { text: string, act: SpeechAct | null, polarity: Polarity | null, actor: { name: string } | null } | null } | null }
      | { id: string, version: string, text: string, actor: { id: string, name: string } | null, correction: { by: string | null, date: string, extracted: { text: string, act: SpeechAct | null, polarity: Polarity | null, actor: { name: string } | null } | null } | null }
     | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type DeleteArticleMutationVariables = Exact<{
  input: DeleteArticleInput;
}>;


export type DeleteArticleMutation = { deleteArticle: { deletedId: string | null, statementsRemoved: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type DeleteReviewMutationVariables = Exact<{
  input: DeleteReviewInput;
}>;


export type DeleteReviewMutation = { deleteReview: { claim: { id: string, text: string, reviews: Array<{ url: string, verdict: string }> | null } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type DeleteStatementMutationVariables = Exact<{
  input: DeleteStatementInput;
}>;


export type DeleteStatementMutation = { deleteStatement: { deletedId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type HistoryQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type HistoryQuery = { history: { totalCount: number | null, nodes: Array<{ id: string, date: string, by: string, reason: string | null, kind: ChangeKind, nodeId: string, relatedId: string | null, fields: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type IngestArticleMutationVariables = Exact<{
  input: IngestArticleInput;
}>;


export type IngestArticleMutation = { ingestArticle: { ingested: { change: IngestChange, statementsAdded: number, statementsRemoved: number, article: { id: string, version: string, headline: string | null, statements: { totalCount: number | null, nodes: Array<
            | { id: string, text: string, actor: { id: string, name: string } | null }
            | { id: string, text: string, actor: { id: string, name: string } | null }
          > } | null } | null } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type IngestArticlesMutationVariables = Exact<{
  input: IngestArticlesInput;
}>;


export type IngestArticlesMutation = { ingestArticles: { ingested: Array<{ change: IngestChange, statementsAdded: number, article: { id: string, version: string, headline: string | null, actors: { nodes: Array<{ id: string, name: string, role: string | null }> } | null } | null }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type LatestArticlesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LatestArticlesQuery = { articles: { totalCount: number | null, edges: Array<{ cursor: string, node: { url: string | null, headline: string | null, publisher: string | null, datePublished: string | null, quotes: { totalCount: number | null } | null, claims: { totalCount: number | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type LatestClaimsQueryVariables = Exact<{ [key: string]: never; }>;


export type LatestClaimsQuery = { claims: { totalCount: number | null, nodes: Array<{ id: string, text: string, act: SpeechAct | null, polarity: Polarity | null, partOf:
        | { text: string }
        | { text: string }
       | null, claimant: { name: string, kind: ActorKind } | null, quotes: { nodes: Array<{ text: string, speaker: { name: string } | null }> } | null, article: { headline: string | null } | null }> } | null };

export type ListActorsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListActorsQuery = { actors: { totalCount: number | null, nodes: Array<{ id: string, name: string, kind: ActorKind, role: string | null, aliases: Array<string>, statementCount: number, quotes: { nodes: Array<{ text: string, article: { headline: string | null } | null }> } | null }> } | null };

export type MergeActorsMutationVariables = Exact<{
  input: MergeActorsInput;
}>;


export type MergeActorsMutation = { mergeActors: { statementsMoved: number, actor: { id: string, version: string, name: string, aliases: Array<string>, statements: { totalCount: number | null, nodes: Array<
          | { id: string, text: string }
          | { id: string, text: string }
        > } | null } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type ReadArticleQueryVariables = Exact<{
  url: string;
}>;


export type ReadArticleQuery = { article: { id: string, headline: string | null, publisher: string | null, datePublished: string | null, language: string, body: string | null, actors: { nodes: Array<{ name: string, kind: ActorKind }> } | null, statements: { totalCount: number | null, nodes: Array<
        | { __typename: 'Claim', text: string, confidence: number, actor: { name: string } | null, cue: { exact: string | null } | null, places: Array<{ start: number, end: number, prefix: string | null, suffix: string | null }> }
        | { __typename: 'Quote', text: string, confidence: number, actor: { name: string } | null, cue: { exact: string | null } | null, places: Array<{ start: number, end: number, prefix: string | null, suffix: string | null }> }
      > } | null } | null };

export type ReviewClaimMutationVariables = Exact<{
  input: ReviewClaimInput;
}>;


export type ReviewClaimMutation = { reviewClaim: { claim: { id: string, text: string, reviews: Array<{ url: string, reviewer: string, verdict: string, dateReviewed: string | null, rating: { value: number, best: number, worst: number } | null }> | null } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type SearchEverythingQueryVariables = Exact<{
  query: string;
  types?: Array<SearchResultType> | SearchResultType | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchEverythingQuery = { search: { totalCount: number, types: Array<{ type: SearchResultType, count: number }>, edges: Array<{ score: number, highlights: Array<{ field: SearchedField, html: string }>, node:
        | { __typename: 'Actor', id: string, name: string, role: string | null, statementCount: number }
        | { __typename: 'Article', id: string, headline: string | null, publisher: string | null, datePublished: string | null }
        | { __typename: 'Claim', id: string, text: string, actor: { name: string } | null, article: { headline: string | null } | null }
        | { __typename: 'Quote', id: string, text: string, actor: { name: string } | null, article: { headline: string | null } | null }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SearchStatementsQueryVariables = Exact<{
  query: string;
}>;


export type SearchStatementsQuery = { searchStatements: { totalCount: number, edges: Array<{ score: number, highlights: Array<{ field: SearchedField, html: string }>, node:
        | { id: string, text: string, actor: { name: string, role: string | null } | null, article: { headline: string | null, datePublished: string | null } | null }
        | { id: string, text: string, actor: { name: string, role: string | null } | null, article: { headline: string | null, datePublished: string | null } | null }
       }>, facets: Array<{ facet: Facet, values: Array<{ label: string, count: number }> }> | null, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SearchWithFilterQueryVariables = Exact<{
  query: string;
  filter?: SearchFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchWithFilterQuery = { searchStatements: { totalCount: number, totalCountIsExact: boolean, nodes: Array<
      | { text: string, datePublished: string | null, actor: { name: string } | null }
      | { text: string, datePublished: string | null, actor: { name: string } | null }
    >, facets: Array<{ facet: Facet, values: Array<{ value: string, label: string, count: number }> }> | null, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SetArticleStatusMutationVariables = Exact<{
  input: SetArticleStatusInput;
}>;


export type SetArticleStatusMutation = { setArticleStatus: { statementsAffected: number, article: { id: string, version: string, status: ArticleStatus, statusNote: string | null } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type SimilarStatementsQueryVariables = Exact<{
  id: string;
}>;


export type SimilarStatementsQuery = { similarStatements: Array<{ score: number, isNearDuplicate: boolean, node:
      | { id: string, text: string, actor: { name: string } | null, article: { headline: string | null, publisher: string | null, datePublished: string | null } | null }
      | { id: string, text: string, actor: { name: string } | null, article: { headline: string | null, publisher: string | null, datePublished: string | null } | null }
     }> | null };

export type SplitActorMutationVariables = Exact<{
  input: SplitActorInput;
}>;


export type SplitActorMutation = { splitActor: { actor: { id: string, name: string, role: string | null, statementCount: number } | null, newActor: { id: string, name: string, role: string | null, statementCount: number } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type StatementAddedSubscriptionVariables = Exact<{
  query: string;
  filter?: SearchFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type StatementAddedSubscription = { statementAdded: { cursor: string, node:
      | { __typename: 'Claim', id: string, text: string, actor: { id: string, name: string, role: string | null } | null, article: { id: string, headline: string | null, publisher: string | null, datePublished: string | null } | null }
      | { __typename: 'Quote', id: string, text: string, actor: { id: string, name: string, role: string | null } | null, article: { id: string, headline: string | null, publisher: string | null, datePublished: string | null } | null }
     } };

export type SuggestQueryVariables = Exact<{
  prefix: string;
}>;


export type SuggestQuery = { suggest: { actors: Array<{ statementCount: number, actor: { id: string, name: string, role: string | null } }>, publishers: Array<{ publisher: string, articleCount: number }>, phrases: Array<{ phrase: string, statementCount: number }> } | null };

export type TimelineQueryVariables = Exact<{
  query: string;
}>;


export type TimelineQuery = { timeline: { interval: TimelineInterval, totalCount: number, undatedCount: number, buckets: Array<{ start: string, count: number }>, series: Array<{ label: string, count: number, counts: Array<number>, actor: { id: string, role: string | null } | null }> } | null };

export type UpdateActorMutationVariables = Exact<{
  input: UpdateActorInput;
}>;


export type UpdateActorMutation = { updateActor: { actor: { id: string, version: string, name: string, aliases: Array<string>, kind: ActorKind, role: string | null } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };

export type UpdateArticleMutationVariables = Exact<{
  input: UpdateArticleInput;
}>;


export type UpdateArticleMutation = { updateArticle: { article: { id: string, version: string, headline: string | null, authors: Array<string>, datePublished: string | null, status: ArticleStatus } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } | null };


export const SearchPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SearchFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"searchStatements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"facets"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"KIND"},{"kind":"EnumValue","value":"ACTOR"},{"kind":"EnumValue","value":"YEAR"}]}},{"kind":"Argument","name":{"kind":"Name","value":"facetValues"},"value":{"kind":"IntValue","value":"6"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountIsExact"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"highlights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"ranges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"facet"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<SearchPageQuery, SearchPageQueryVariables>;
export const ActorOnRecordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActorOnRecord"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"quotes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"form"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"form"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"cue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exact"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"articles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ActorOnRecordQuery, ActorOnRecordQueryVariables>;
export const AddClaimDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddClaim"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddClaimInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addClaim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"form"}},{"kind":"Field","name":{"kind":"Name","value":"act"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"date"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddClaimMutation, AddClaimMutationVariables>;
export const AddQuoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddQuote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddQuoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addQuote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"form"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"date"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddQuoteMutation, AddQuoteMutationVariables>;
export const CorrectStatementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectStatement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectStatementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"correctStatement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Claim"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"act"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"extracted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"act"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CorrectStatementMutation, CorrectStatementMutationVariables>;
export const DeleteArticleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteArticle"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteArticleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteArticle"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"statementsRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteArticleMutation, DeleteArticleMutationVariables>;
export const DeleteReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteReviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"reviews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteReviewMutation, DeleteReviewMutationVariables>;
export const DeleteStatementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteStatement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteStatementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteStatement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteStatementMutation, DeleteStatementMutationVariables>;
export const HistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"History"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"relatedId"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<HistoryQuery, HistoryQueryVariables>;
export const IngestArticleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IngestArticle"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IngestArticleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingestArticle"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingested"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"statementsAdded"}},{"kind":"Field","name":{"kind":"Name","value":"statementsRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"statements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<IngestArticleMutation, IngestArticleMutationVariables>;
export const IngestArticlesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IngestArticles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IngestArticlesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingestArticles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingested"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"statementsAdded"}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"actors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<IngestArticlesMutation, IngestArticlesMutationVariables>;
export const LatestArticlesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LatestArticles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"articles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"NEWEST"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}},{"kind":"Field","name":{"kind":"Name","value":"quotes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<LatestArticlesQuery, LatestArticlesQueryVariables>;
export const LatestClaimsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LatestClaims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claims"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"forms"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"MIXED"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"act"}},{"kind":"Field","name":{"kind":"Name","value":"polarity"}},{"kind":"Field","name":{"kind":"Name","value":"partOf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"claimant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quotes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"headline"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LatestClaimsQuery, LatestClaimsQueryVariables>;
export const ListActorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListActors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"MOST_STATEMENTS"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}},{"kind":"Field","name":{"kind":"Name","value":"quotes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"headline"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ListActorsQuery, ListActorsQueryVariables>;
export const MergeActorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MergeActors"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MergeActorsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mergeActors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"statements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statementsMoved"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<MergeActorsMutation, MergeActorsMutationVariables>;
export const ReadArticleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadArticle"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"url"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"article"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"url"},"value":{"kind":"Variable","name":{"kind":"Name","value":"url"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"actors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exact"}}]}},{"kind":"Field","name":{"kind":"Name","value":"places"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"suffix"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]} as unknown as DocumentNode<ReadArticleQuery, ReadArticleQueryVariables>;
export const ReviewClaimDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReviewClaim"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewClaimInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewClaim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"reviews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"reviewer"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"rating"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"best"}},{"kind":"Field","name":{"kind":"Name","value":"worst"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dateReviewed"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReviewClaimMutation, ReviewClaimMutationVariables>;
export const SearchEverythingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchEverything"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SearchResultType"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"types"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"highlights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"html"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Article"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Actor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Statement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"headline"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<SearchEverythingQuery, SearchEverythingQueryVariables>;
export const SearchStatementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchStatements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"searchStatements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"highlights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"html"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"facet"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<SearchStatementsQuery, SearchStatementsQueryVariables>;
export const SearchWithFilterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchWithFilter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SearchFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"searchStatements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"NEWEST"}},{"kind":"Argument","name":{"kind":"Name","value":"facets"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"KIND"},{"kind":"EnumValue","value":"ACTOR"},{"kind":"EnumValue","value":"YEAR"}]}},{"kind":"Argument","name":{"kind":"Name","value":"facetValues"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountIsExact"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"facet"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<SearchWithFilterQuery, SearchWithFilterQueryVariables>;
export const SetArticleStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetArticleStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetArticleStatusInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setArticleStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusNote"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statementsAffected"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SetArticleStatusMutation, SetArticleStatusMutationVariables>;
export const SimilarStatementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SimilarStatements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"similarStatements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"isNearDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SimilarStatementsQuery, SimilarStatementsQueryVariables>;
export const SplitActorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SplitActor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SplitActorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"splitActor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"newActor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SplitActorMutation, SplitActorMutationVariables>;
export const StatementAddedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StatementAdded"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SearchFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statementAdded"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StatementAddedSubscription, StatementAddedSubscriptionVariables>;
export const SuggestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Suggest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"prefix"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suggest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"prefix"},"value":{"kind":"Variable","name":{"kind":"Name","value":"prefix"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statementCount"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"publishers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"articleCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phrases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phrase"}},{"kind":"Field","name":{"kind":"Name","value":"statementCount"}}]}}]}}]}}]} as unknown as DocumentNode<SuggestQuery, SuggestQueryVariables>;
export const TimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Timeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"EnumValue","value":"YEAR"}},{"kind":"Argument","name":{"kind":"Name","value":"split"},"value":{"kind":"EnumValue","value":"ACTOR"}},{"kind":"Argument","name":{"kind":"Name","value":"series"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"undatedCount"}},{"kind":"Field","name":{"kind":"Name","value":"buckets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"counts"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TimelineQuery, TimelineQueryVariables>;
export const UpdateActorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateActor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateActorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateActor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateActorMutation, UpdateActorMutationVariables>;
export const UpdateArticleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateArticle"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateArticleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateArticle"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"headline"}},{"kind":"Field","name":{"kind":"Name","value":"authors"}},{"kind":"Field","name":{"kind":"Name","value":"datePublished"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateArticleMutation, UpdateArticleMutationVariables>;