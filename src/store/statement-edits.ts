import type { Selectable, Transaction } from 'kysely';
import { differences, type Editor, type FieldValues } from '../domain/change.js';
import { ConflictError, NotFoundError } from '../domain/errors.js';
import { nodeTypeOf } from '../domain/id.js';
import { type ArticleRecord, statementId } from '../domain/record.js';
import type { Statement, StatementKind } from '../domain/statement.js';
import {
  anchored,
  type HumanReading,
  readingOf,
  type StatementEdit,
  withStatementEdits,
} from '../domain/statement-edit.js';
import { logChange } from './change-log.js';
import { toArticle } from './lists.js';
import { keepRecord } from './save-record.js';
import { STATEMENT_COLUMNS, toStatement } from './statement-row.js';
import type { StatementEditTable, Tables } from './tables.js';

type Trx = Transaction<Tables>;

/** A record with its statements as people have put them right. */
export async function withKeptEdits(trx: Trx, record: ArticleRecord): Promise<ArticleRecord> {
  const rows = await trx
    .selectFrom('statement_edit')
    .selectAll()
    .where('article_id', '=', record.article.id)
    .orderBy('date')
    .orderBy('statement_id')
    .execute();
  return withStatementEdits(record, rows.map(toEdit));
}

/**
 * Adds a statement that nobody found.
 * @returns its id
 * @throws NotFoundError where there is no such article
 * @throws ConflictError where it is there already
 */
export async function addStatement(
  trx: Trx,
  articleId: string,
  kind: StatementKind,
  reading: HumanReading,
  by: Editor,
): Promise<string> {
  const record = await recordFrom(trx, articleId);
  const id = freeId(record, kind, reading);
  await edit(trx, record, { statementId: id, statementKind: kind, reading, extracted: null }, by);
  return id;
}

/**
 * Puts a statement right.
 * @throws NotFoundError where there is no such statement
 */
export async function correctStatement(
  trx: Trx,
  id: string,
  reading: HumanReading,
  by: Editor,
): Promise<void> {
  const { record, statement } = await findStatement(trx, id);
  const extracted = readingOf(statement);
  await edit(trx, record, { statementId: id, statementKind: statement.kind, reading, extracted }, by);
}

/**
 * Takes a statement out, for good: it stays out when its article is taken in again.
 * @throws NotFoundError where there is no such statement
 */
export async function deleteStatement(trx: Trx, id: string, by: Editor): Promise<void> {
  const { record, statement } = await findStatement(trx, id);
  const extracted = readingOf(statement);
  await edit(trx, record, { statementId: id, statementKind: statement.kind, reading: null, extracted }, by);
}

/** What edits say of one actor they say of another one. */
export async function moveEdits(
  trx: Trx,
  fromId: string,
  intoId: string,
  articleId: string | null,
): Promise<void> {
  let moving = trx.updateTable('statement_edit').set({ actor_id: intoId }).where('actor_id', '=', fromId);
  if (articleId !== null) moving = moving.where('article_id', '=', articleId);
  await moving.execute();
}

async function edit(
  trx: Trx,
  record: ArticleRecord,
  what: Omit<StatementEdit, 'by' | 'date'>,
  by: Editor,
): Promise<void> {
  const { id: byId, name } = by;
  // Why it was made is for the audit log alone.
  const made: StatementEdit = { ...what, by: { id: byId, name }, date: new Date().toISOString() };
  const { statementId: id } = made;
  const before = record.statements.find((statement) => statement.id === id);
  const edited = withStatementEdits(record, [made]);
  const after = edited.statements.find((statement) => statement.id === id);
  const fields = differences(before ? fieldsOf(before) : {}, after ? fieldsOf(after) : {});
  if (Object.keys(fields.after).length === 0) return;

  const row = toEditRow(made, record.article.id);
  const { statement_id, ...changing } = row;
  await trx
    .insertInto('statement_edit')
    .values(row)
    .onConflict((conflict) => conflict.column('statement_id').doUpdateSet(changing))
    .execute();
  await keepRecord(trx, edited, made.date);
  await logChange(trx, by, {
    kind: !before ? 'STATEMENT_ADDED' : after ? 'STATEMENT_CORRECTED' : 'STATEMENT_DELETED',
    nodeId: id,
    relatedId: record.article.id,
    before: before ? fields.before : null,
    after: after ? fields.after : null,
  });
}

function fieldsOf(statement: Statement): FieldValues {
  const { text, form, actorId, places, source, cue } = statement;
  const { act, polarity } = statement.kind === 'CLAIM' ? statement : { act: null, polarity: null };
  const span = ({ start, end }: { readonly start: number; readonly end: number }) => [start, end];
  return {
    ...{ text, form, actorId, act, polarity, places: places.map(span) },
    ...{ source: source && span(source), cue: cue && span(cue) },
  };
}

/**
 * The how-manieth statement of these words it is, of those that are there.
 * @throws ConflictError where it is one of them
 */
function freeId(
  { article, body, statements }: ArticleRecord,
  kind: StatementKind,
  reading: HumanReading,
): string {
  const { content } = reading;
  const text = content.map(({ exact }) => exact).join(' ');
  const start = content[0] && anchored(body, content[0])?.start;
  const same = statements.find(
    (statement) => statement.kind === kind && statement.text === text && statement.places[0]?.start === start,
  );
  if (same)
    throw new ConflictError(`These words are on record as ${same.id}: correct that, if it is not right.`).at(
      'content',
    );
  const taken = new Set(statements.map(({ id }) => id));
  for (let nth = 0; ; nth++) {
    const id = statementId(kind, article.id, text, nth);
    if (!taken.has(id)) return id;
  }
}

async function findStatement(
  trx: Trx,
  id: string,
): Promise<{ readonly record: ArticleRecord; readonly statement: Statement }> {
  const row = await trx
    .selectFrom('visible_statement')
    .select('article_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row)
    throw new NotFoundError(`There is no ${nodeTypeOf(id)?.toLowerCase() ?? 'statement'} ${id}.`).at('id');
  const record = await recordFrom(trx, row.article_id);
  return { record, statement: record.statements.find((statement) => statement.id === id) as Statement };
}

/** An article's record as it is kept. */
async function recordFrom(trx: Trx, articleId: string): Promise<ArticleRecord> {
  const article = await trx
    .selectFrom('article_with_status')
    .selectAll()
    .where('id', '=', articleId)
    .executeTakeFirst();
  if (!article) throw new NotFoundError(`There is no article ${articleId}.`).at('articleId');
  const { body } = await trx
    .selectFrom('article')
    .select('body')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow();
  const statements = await trx
    .selectFrom('statement')
    .select(STATEMENT_COLUMNS)
    .where('article_id', '=', articleId)
    .orderBy('position')
    .execute();
  const named = await trx
    .selectFrom('article_actor')
    .innerJoin('actor', 'actor.id', 'article_actor.actor_id')
    .select([
      'actor.id',
      'name',
      'kind',
      'aliases',
      'stands_for_id',
      'mentions',
      'article_actor.role as its_role',
    ])
    .where('article_id', '=', articleId)
    .execute();
  return {
    article: toArticle(article),
    body,
    statements: statements.map(toStatement),
    actors: named.map(({ id, name, kind, aliases, stands_for_id, mentions, its_role }) => ({
      ...{ id, name, kind, role: its_role, standsForId: stands_for_id },
      aliases: JSON.parse(aliases) as string[],
      mentions: (JSON.parse(mentions) as [number, number][]).map(([start, end]) => ({ start, end })),
    })),
  };
}

function toEditRow(
  { reading, extracted, by, date, ...edit }: StatementEdit,
  articleId: string,
): StatementEditTable {
  const { actor = null, ...rest } = reading ?? {};
  return {
    statement_id: edit.statementId,
    article_id: articleId,
    statement_kind: edit.statementKind,
    reading: reading && JSON.stringify(rest),
    actor_id: actor?.id ?? null,
    actor_name: actor?.name ?? null,
    actor_kind: actor?.kind ?? null,
    extracted: extracted && JSON.stringify(extracted),
    by_id: by.id,
    by_name: by.name,
    date,
  };
}

function toEdit(row: Selectable<StatementEditTable>): StatementEdit {
  const { actor_id: id, actor_name: name, actor_kind: kind } = row;
  const actor = id !== null && name !== null && kind !== null ? { id, name, kind } : null;
  return {
    statementId: row.statement_id,
    statementKind: row.statement_kind,
    reading: row.reading === null ? null : { ...JSON.parse(row.reading), actor },
    extracted: row.extracted === null ? null : JSON.parse(row.extracted),
    by: { id: row.by_id, name: row.by_name },
    date: row.date,
  };
}
