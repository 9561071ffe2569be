import type { ExpressionBuilder, Transaction } from 'kysely';
import type { Actor } from '../domain/actor.js';
import { differences, type Editor, type FieldValues } from '../domain/change.js';
import { fold } from '../domain/fold.js';
import { textDigest } from '../domain/id.js';
import type { ArticleRecord, RecordedActor } from '../domain/record.js';
import { actorEditsOf, editedRow } from './actor-edits.js';
import { noteArrival } from './arrivals.js';
import { logChange } from './change-log.js';
import { chunks } from './list-reader.js';
import { noteChanged } from './outbox.js';
import { STATEMENT_COLUMNS, toStatementRow } from './statement-row.js';
import type { SaveOutcome } from './store.js';
import type { ActorTable, ArticleTable, StatementTable, Tables } from './tables.js';

/** Rows in one INSERT: 15 columns each stay far below the limits on bound parameters. */
const ROWS_AT_ONCE = 200;

/** What makes an article another one than before; its statements are compared by themselves. */
const ARTICLE_CONTENT = [
  'url',
  'headline',
  'publisher',
  'authors',
  'sort_date',
  'language',
  'body_digest',
] as const satisfies readonly (keyof ArticleTable)[];

type Trx = Transaction<Tables>;

/** Makes the database hold exactly this record for its article, and tells outbox and audit log what changed. */
export async function saveRecord(
  trx: Trx,
  record: ArticleRecord,
  by: Editor,
  kind: 'ARTICLE_INGESTED' | 'ARTICLE_UPDATED',
): Promise<SaveOutcome> {
  const { before, after, isSame, changes } = await keepRecord(trx, record, record.article.dateModified);
  const { added, removed, changed } = changes;
  const unchanged = isSame && added + removed + changed === 0;
  if (before === undefined || !unchanged)
    await logChange(trx, by, {
      kind,
      nodeId: after.id,
      relatedId: null,
      ...savedFields(before, after, { statementsAdded: added, statementsRemoved: removed }),
    });
  return {
    change: before === undefined ? 'CREATED' : unchanged ? 'UNCHANGED' : 'REPLACED',
    statementsAdded: added,
    statementsRemoved: removed,
  };
}

/** What keeping a record did to its article. */
interface Kept {
  readonly before: Content | undefined;
  readonly after: ArticleTable;
  /** Of the article's content without its statements. */
  readonly isSame: boolean;
  readonly changes: StatementChanges;
}

/** Makes the database hold exactly this record for its article, and tells the outbox what changed. */
export async function keepRecord(trx: Trx, record: ArticleRecord, now: string): Promise<Kept> {
  const row = toArticleRow(record);
  const before = await trx
    .selectFrom('article')
    .leftJoin('article_status', 'article_id', 'id')
    .select([...ARTICLE_CONTENT, 'status'])
    .where('id', '=', row.id)
    .executeTakeFirst();
  const isUsable = (before?.status ?? 'USABLE') === 'USABLE';
  const isSame = (column: (typeof ARTICLE_CONTENT)[number]): boolean => before?.[column] === row[column];
  await saveArticle(trx, row);
  const actors = await saveActors(trx, record, { givesRoles: isUsable });
  const changes = await saveStatements(trx, record, {
    reindexAll: !isSame('publisher') || !isSame('language'),
    now,
  });
  if (!ARTICLE_CONTENT.every(isSame)) await noteChanged(trx, [row.id], now);
  await noteChanged(trx, actors.changedIds, now);
  await saveArticleActors(trx, record);
  await countStatements(trx, [...actors.ids, ...changes.actorIds], now);
  return { before, after: row, isSame: ARTICLE_CONTENT.every(isSame), changes };
}

type Content = Pick<ArticleTable, (typeof ARTICLE_CONTENT)[number]>;

/** Of the text its digest: what is deleted shall not live on in the audit log. */
function savedFields(
  before: Content | undefined,
  after: Content,
  statements: FieldValues,
): { readonly before: FieldValues | null; readonly after: FieldValues } {
  if (!before) return { before: null, after: { ...contentFields(after), ...statements } };
  const changed = differences(contentFields(before), contentFields(after));
  return { before: changed.before, after: { ...changed.after, ...statements } };
}

function contentFields({ authors, sort_date, body_digest, ...row }: Content): FieldValues {
  const { url, headline, publisher, language } = row;
  const datePublished = sort_date || null;
  return {
    ...{ url, headline, publisher, authors: JSON.parse(authors), datePublished, language },
    bodyDigest: body_digest,
  };
}

function toArticleRow({ article, body }: ArticleRecord): ArticleTable {
  return {
    id: article.id,
    url: article.url,
    headline: article.headline,
    headline_key: fold(article.headline ?? ''),
    publisher: article.publisher,
    authors: JSON.stringify(article.authors),
    date_published: article.datePublished,
    sort_date: article.datePublished ?? '',
    language: article.language,
    date_created: article.dateCreated,
    date_modified: article.dateModified,
    body_digest: textDigest(body),
    body,
  };
}

async function saveArticle(trx: Trx, row: ArticleTable): Promise<void> {
  const { id, date_created, ...changing } = row;
  await trx
    .insertInto('article')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute();
}

/** @returns the ids of all actors that the record names, and of those that are not as they were */
async function saveActors(
  trx: Trx,
  record: ArticleRecord,
  { givesRoles }: { givesRoles: boolean },
): Promise<{ readonly ids: readonly string[]; readonly changedIds: readonly string[] }> {
  const ids = record.actors.map(({ id }) => id);
  const known = new Map<string, ActorTable>();
  for (const part of chunks(ids, ROWS_AT_ONCE))
    for (const row of await trx.selectFrom('actor').selectAll().where('id', 'in', part).execute())
      known.set(row.id, row);
  const edits = await actorEditsOf(trx, ids);
  const sortDate = record.article.datePublished ?? '';
  const changedIds: string[] = [];
  for (const actor of record.actors) {
    const before = known.get(actor.id);
    const merged = mergedRow(before, givesRoles ? actor : { ...actor, role: null }, sortDate);
    const after = editedRow(merged, edits.get(actor.id));
    if (before && isSameRow(before, after)) continue;
    const { id, ...changing } = after;
    changedIds.push(id);
    await trx
      .insertInto('actor')
      .values(after)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
      .execute();
    const names = [after.name, ...(JSON.parse(after.aliases) as string[])].map(fold);
    await trx
      .insertInto('actor_name')
      .values([...new Set(names)].map((name_key) => ({ name_key, actor_id: id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return { ids, changedIds };
}

function isSameRow(before: ActorTable, after: ActorTable): boolean {
  return (Object.keys(after) as (keyof ActorTable)[]).every((column) => before[column] === after[column]);
}

/** What was known of an actor together with what this article shows. The role of the latest article wins. */
function mergedRow(before: ActorTable | undefined, actor: RecordedActor, sortDate: string): ActorTable {
  const name = before?.name ?? actor.name;
  const aliases = new Set<string>(before ? (JSON.parse(before.aliases) as Actor['aliases']) : []);
  for (const alias of [actor.name, ...actor.aliases]) if (alias !== name) aliases.add(alias);
  const newRole = actor.role !== null && (before?.role == null || sortDate >= before.role_date);
  return {
    id: actor.id,
    name,
    name_key: fold(name),
    kind: before?.kind ?? actor.kind,
    role: newRole ? actor.role : (before?.role ?? null),
    role_date: newRole ? sortDate : (before?.role_date ?? ''),
    aliases: JSON.stringify([...aliases].sort()),
    stands_for_id: before?.stands_for_id ?? actor.standsForId,
    statement_count: before?.statement_count ?? 0,
  };
}

interface StatementChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Actors whose statements came or went. */
  readonly actorIds: readonly string[];
}

/** Leaves the rows that stay the same alone, so that an edit costs what it changes. */
async function saveStatements(
  trx: Trx,
  { article, statements }: ArticleRecord,
  { reindexAll, now }: { readonly reindexAll: boolean; readonly now: string },
): Promise<StatementChanges> {
  const before = new Map<string, StatementTable>();
  const rows = await trx
    .selectFrom('statement')
    .select(STATEMENT_COLUMNS)
    .where('article_id', '=', article.id)
    .execute();
  for (const row of rows) before.set(row.id, row);

  const added: StatementTable[] = [];
  const changed: StatementTable[] = [];
  const touched = new Set<string>();
  const actorIds = new Set<string>();
  statements.forEach((statement, position) => {
    const row = toStatementRow(statement, position);
    const known = before.get(row.id);
    before.delete(row.id);
    if (!known) added.push(row);
    else if (JSON.stringify(known) !== JSON.stringify(row)) changed.push(row);
    else if (!reindexAll) return;
    touched.add(row.id);
    for (const id of [known?.actor_id, row.actor_id]) if (id) actorIds.add(id);
  });
  for (const row of before.values()) {
    touched.add(row.id);
    if (row.actor_id) actorIds.add(row.actor_id);
  }

  for (const part of chunks([...before.keys(), ...changed.map(({ id }) => id)], ROWS_AT_ONCE))
    await trx.deleteFrom('statement').where('id', 'in', part).execute();
  for (const part of chunks([...added, ...changed], ROWS_AT_ONCE))
    await trx.insertInto('statement').values(part).execute();
  await noteArrival(
    trx,
    article.id,
    added.map(({ id }) => id),
  );
  await noteChanged(trx, [...touched], now);
  return { added: added.length, removed: before.size, changed: changed.length, actorIds: [...actorIds] };
}

async function saveArticleActors(trx: Trx, { article, actors }: ArticleRecord): Promise<void> {
  const gone = await trx
    .deleteFrom('article_actor')
    .where('article_id', '=', article.id)
    .returning('actor_id')
    .execute();
  const rows = actors.map((actor) => ({
    article_id: article.id,
    actor_id: actor.id,
    mentions: JSON.stringify(actor.mentions.map(({ start, end }) => [start, end])),
    role: actor.role,
  }));
  for (const part of chunks(rows, ROWS_AT_ONCE)) await trx.insertInto('article_actor').values(part).execute();
  const before = new Set(gone.map(({ actor_id }) => actor_id));
  const named = new Set(actors.map(({ id }) => id));
  const unnamed = [...before].filter((id) => !named.has(id));
  await removeUnnamed(trx, unnamed);
  // Whether an actor is shown hangs on the articles that name it.
  const moved = [...unnamed, ...[...named].filter((id) => !before.has(id))];
  await noteChanged(trx, moved, article.dateModified);
}

/** Removes those of the actors that no article names any more. */
export async function removeUnnamed(trx: Trx, actorIds: readonly string[]): Promise<void> {
  for (const part of chunks(actorIds, ROWS_AT_ONCE))
    await trx
      .deleteFrom('actor')
      .where('id', 'in', part)
      .where('id', 'not in', (eb) =>
        eb.selectFrom('article_actor').select('actor_id').where('actor_id', 'in', part),
      )
      .execute();
}

/** Counts what these actors have said in usable articles, and tells the outbox of those that have more or less. */
export async function countStatements(trx: Trx, actorIds: readonly string[], now: string): Promise<void> {
  for (const part of chunks([...new Set(actorIds)], ROWS_AT_ONCE)) {
    const changed = await trx
      .updateTable('actor')
      .set((eb) => ({ statement_count: spokenIn(eb) }))
      .where('id', 'in', part)
      .where((eb) => eb('statement_count', '<>', spokenIn(eb)))
      .returning('id')
      .execute();
    await noteChanged(
      trx,
      changed.map(({ id }) => id),
      now,
    );
  }
}

function spokenIn(eb: ExpressionBuilder<Tables, 'actor'>) {
  return eb
    .selectFrom('visible_statement')
    .select((count) => count.fn.countAll<number>().as('count'))
    .whereRef('visible_statement.actor_id', '=', 'actor.id');
}
