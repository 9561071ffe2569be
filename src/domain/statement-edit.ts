import type { Editor } from './change.js';
import type { Claim } from './claim.js';
import type { Quote } from './quote.js';
import { type ArticleRecord, placer, type RecordedActor } from './record.js';
import type { Span } from './span.js';
import type { ExtractedReading, Statement, StatementKind } from './statement.js';

/** A stretch of a body with its words, to be found again when the body has changed elsewhere. */
export interface Anchor {
  readonly start: number;
  readonly exact: string;
}

/** A statement as a person reads it. */
export interface HumanReading {
  readonly content: readonly Anchor[];
  readonly form: Statement['form'];
  readonly actor: Pick<RecordedActor, 'id' | 'name' | 'kind'> | null;
  readonly source: Anchor | null;
  readonly cue: Anchor | null;
  readonly act: Claim['act'];
  readonly polarity: Claim['polarity'];
}

/** What a person has said about a statement; it holds whenever the article is read again. */
export interface StatementEdit {
  readonly statementId: string;
  readonly statementKind: StatementKind;
  /** Null where it is none. */
  readonly reading: HumanReading | null;
  /** What was read before a person came; null where nothing was. */
  readonly extracted: ExtractedReading | null;
  readonly by: Editor;
  /** ISO 8601 in UTC. */
  readonly date: string;
}

/**
 * A record with its statements as people have put them right. Where the words that a person pointed at are gone, what
 * was found without people stands, until they are back.
 */
export function withStatementEdits(record: ArticleRecord, edits: readonly StatementEdit[]): ArticleRecord {
  if (edits.length === 0) return record;
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]));
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]));
  const wholeOf = new Map<string, string | null>();
  for (const edit of edits) {
    const found = statements.get(edit.statementId) ?? null;
    if (edit.reading === null) {
      if (found) wholeOf.set(found.id, found.partOfId);
      statements.delete(edit.statementId);
      continue;
    }
    const edited = statementOf(record, edit, edit.reading, found);
    if (!edited) continue;
    statements.set(edited.id, edited);
    const { actor } = edit.reading;
    if (actor && !actors.has(actor.id))
      actors.set(actor.id, { ...actor, ...UNKNOWN, mentions: edited.source ? [edited.source] : [] });
  }
  const all = inReadingOrder([...statements.values()]).map((statement) => reattached(statement, wholeOf));
  return { ...record, actors: [...actors.values()], statements: withWholes(all, edits) };
}

const UNKNOWN = { role: null, aliases: [], standsForId: null } as const;

/** Null where the words are not in the body. */
function statementOf(
  { article, body }: ArticleRecord,
  { statementId, statementKind, extracted, by, date }: StatementEdit,
  reading: HumanReading,
  found: Statement | null,
): Statement | null {
  const placeOf = placer(body);
  const content = reading.content.map((anchor) => anchored(body, anchor));
  if (content.some((span) => span === null)) return null;
  const spans = content as Span[];
  if (spans.some(({ start }, index) => index > 0 && start < (spans[index - 1] as Span).end)) return null;
  const placed = (anchor: Anchor | null) => {
    const span = anchor && anchored(body, anchor);
    return span && placeOf(span);
  };
  const cue = placed(reading.cue);
  const base = {
    id: statementId,
    articleId: article.id,
    actorId: reading.actor?.id ?? null,
    partOfId: found?.partOfId ?? null,
    text: spans.map(({ start, end }) => body.slice(start, end)).join(' '),
    places: spans.map(placeOf),
    source: placed(reading.source),
    cue,
    cueText: cue && body.slice(cue.start, cue.end).toLowerCase(),
    confidence: 1,
    datePublished: article.datePublished,
    correction: { by, date, extracted: found ? readingOf(found) : extracted },
  };
  const { act, polarity } = reading;
  return statementKind === 'QUOTE'
    ? { ...base, kind: 'QUOTE', form: reading.form as Quote['form'] }
    : { ...base, kind: 'CLAIM', form: reading.form as Claim['form'], act, polarity };
}

/** What was found of a statement without people; null where nothing was. */
export function readingOf(statement: Statement): ExtractedReading | null {
  if (statement.correction) return statement.correction.extracted;
  const { text, form, actorId, places, source, cue, confidence } = statement;
  const { act, polarity } = statement.kind === 'CLAIM' ? statement : { act: null, polarity: null };
  return { text, form, actorId, places, source, cue, act, polarity, confidence };
}

/** Where the words are: where they were, or else nearest to it. */
export function anchored(body: string, { start, exact }: Anchor): Span | null {
  let nearest = -1;
  for (let at = body.indexOf(exact); at >= 0; at = body.indexOf(exact, at + 1)) {
    if (nearest >= 0 && Math.abs(at - start) >= Math.abs(nearest - start)) break;
    nearest = at;
  }
  return nearest < 0 ? null : { start: nearest, end: nearest + exact.length };
}

function firstOf({ places }: Statement): number {
  return places[0]?.start ?? 0;
}

function endOf({ places }: Statement): number {
  return places.at(-1)?.end ?? 0;
}

/** A statement stands before those inside it. */
function inReadingOrder(statements: Statement[]): Statement[] {
  return statements.sort((one, other) => firstOf(one) - firstOf(other) || endOf(other) - endOf(one));
}

/** What stood in a statement that is none stands in what that stood in. */
function reattached(statement: Statement, wholeOf: ReadonlyMap<string, string | null>): Statement {
  let { partOfId } = statement;
  while (partOfId !== null && wholeOf.has(partOfId)) partOfId = wholeOf.get(partOfId) ?? null;
  return partOfId === statement.partOfId ? statement : { ...statement, partOfId };
}

/** Finds out inside which statements the edited ones stand; a claim with a quote inside is mixed. */
function withWholes(statements: readonly Statement[], edits: readonly StatementEdit[]): Statement[] {
  const edited = new Set(edits.map(({ statementId }) => statementId));
  const placed = statements.map((statement) => {
    if (!edited.has(statement.id)) return statement;
    const around = statements.filter((other) => other.id !== statement.id && contains(other, statement));
    const closest = around.sort((one, other) => lengthOf(one) - lengthOf(other))[0];
    return { ...statement, partOfId: closest?.id ?? null };
  });
  const withQuotes = new Set(
    placed.flatMap(({ kind, partOfId }) => (kind === 'QUOTE' ? (partOfId ?? []) : [])),
  );
  return placed.map((statement) =>
    statement.kind === 'CLAIM' && withQuotes.has(statement.id) ? { ...statement, form: 'MIXED' } : statement,
  );
}

function contains(whole: Statement, part: Statement): boolean {
  if (lengthOf(whole) <= lengthOf(part)) return false;
  return part.places.every(({ start, end }) =>
    whole.places.some((place) => place.start <= start && end <= place.end),
  );
}

function lengthOf({ places }: Statement): number {
  return places.reduce((length, { start, end }) => length + end - start, 0);
}
