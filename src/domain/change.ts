import type { Actor } from './actor.js';
import type { Article } from './article.js';

/** Characters of a reason at the most. */
export const MAX_REASON_LENGTH = 2_000;

/** Who changes what is on record, and why. */
export interface Editor {
  /** The key's id or the token's subject; null for On Record itself and the command line. */
  readonly id: string | null;
  /** For people. */
  readonly name: string;
  /** In their own words, for the audit log alone; none where it is left out. */
  readonly reason?: string | null;
}

/** What comes in without anybody asking for it: the seed articles. */
export const ON_RECORD: Editor = { id: null, name: 'On Record' };

export type ChangeKind =
  | 'ARTICLE_INGESTED'
  | 'ARTICLE_UPDATED'
  | 'ARTICLE_STATUS_SET'
  | 'ARTICLE_DELETED'
  | 'STATEMENT_ADDED'
  | 'STATEMENT_CORRECTED'
  | 'STATEMENT_DELETED'
  | 'ACTOR_UPDATED'
  | 'ACTOR_MERGED'
  | 'ACTOR_SPLIT'
  | 'CLAIM_REVIEWED'
  | 'REVIEW_DELETED';

/** Values of a thing's fields, as JSON has them. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** One change of what is on record, as the audit log has it. */
export interface Change {
  /** Later changes have larger ones. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly date: string;
  readonly by: Pick<Editor, 'id' | 'name'>;
  /** Why, in the words of who made it; null where that was not told. */
  readonly reason: string | null;
  readonly kind: ChangeKind;
  /** The article, actor or statement that was changed; it may be gone. */
  readonly nodeId: string;
  /** A statement's article; the actor that another one was merged into or split off from. */
  readonly relatedId: string | null;
  /** The fields that changed, as they were; null where there was nothing before. */
  readonly before: FieldValues | null;
  /** The same fields, as they became; null where nothing is left. */
  readonly after: FieldValues | null;
}

/** The fields in which two states of a thing differ, of each state. */
export function differences(
  before: FieldValues,
  after: FieldValues,
): { readonly before: FieldValues; readonly after: FieldValues } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const different = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const pick = (values: FieldValues) =>
    Object.fromEntries(different.map((name) => [name, values[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

export function articleFields(article: Article): FieldValues {
  const { url, headline, publisher, authors, datePublished, language } = article;
  return { url, headline, publisher, authors, datePublished, language };
}

export function actorFields({ name, kind, role, aliases }: Actor): FieldValues {
  return { name, kind, role, aliases };
}
