import type { Kysely, Transaction } from 'kysely';
import { actorFields, type Editor } from '../domain/change.js';
import { InvalidInputError } from '../domain/errors.js';
import { fold } from '../domain/fold.js';
import { stableId } from '../domain/id.js';
import type { ArticleRecord, RecordedActor } from '../domain/record.js';
import { addEditedAliases } from './actor-edits.js';
import { assignRoles } from './actor-roles.js';
import { logChange } from './change-log.js';
import { chunks } from './list-reader.js';
import { toActor } from './lists.js';
import { noteChanged } from './outbox.js';
import { countStatements } from './save-record.js';
import { moveEdits } from './statement-edits.js';
import type { ActorTable, ArticleActorTable, Tables } from './tables.js';

/** Rows in one SQL statement. */
const ROWS_AT_ONCE = 400;
/** Articles that the audit log names of a merged actor: 30 KB of ids. */
const MAX_LOGGED = 1_000;

type Trx = Transaction<Tables>;

/** A record with its actors as people have put them right: merged actors are one, split ones are two. */
export async function withCorrections(trx: Trx, record: ArticleRecord): Promise<ArticleRecord> {
  const ids = record.actors.map(({ id }) => id);
  if (ids.length === 0) return record;
  const afterMerge = await mergesOf(trx, ids);
  const merged = ids.map((id) => afterMerge.get(id) ?? id);
  const afterSplit = await splitsOf(trx, record.article.id, merged);
  const split = merged.map((id) => afterSplit.get(id) ?? id);
  // What was split off may have been merged into someone else since.
  const atLast = await mergesOf(trx, split);
  const idOf = new Map(
    ids.map((id, index) => [id, atLast.get(split[index] as string) ?? (split[index] as string)]),
  );
  if (ids.every((id) => idOf.get(id) === id)) return record;
  return {
    ...record,
    actors: joined(
      record.actors.map((actor) => {
        const id = idOf.get(actor.id) as string;
        const standsForId = actor.standsForId && (idOf.get(actor.standsForId) ?? actor.standsForId);
        // A capital that was merged into its country stands for nobody else.
        return { ...actor, id, standsForId: standsForId === id ? null : standsForId };
      }),
    ),
    statements: record.statements.map((statement) =>
      statement.actorId === null ? statement : { ...statement, actorId: idOf.get(statement.actorId) ?? null },
    ),
  };
}

/** Actors of one id as one, with the names and mentions of all. */
function joined(actors: readonly RecordedActor[]): RecordedActor[] {
  const byId = new Map<string, RecordedActor>();
  for (const actor of actors) {
    const same = byId.get(actor.id);
    byId.set(
      actor.id,
      same
        ? {
            ...same,
            role: same.role ?? actor.role,
            standsForId: same.standsForId ?? actor.standsForId,
            aliases: [...new Set([...same.aliases, actor.name, ...actor.aliases])],
            mentions: [...same.mentions, ...actor.mentions].sort((a, b) => a.start - b.start),
          }
        : actor,
    );
  }
  return [...byId.values()];
}

/** Of those ids that were merged into another actor, the present one's. */
export async function mergesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, string>> {
  const merges = new Map<string, string>();
  for (const part of chunks(ids, ROWS_AT_ONCE))
    for (const row of await db.selectFrom('actor_merge').selectAll().where('from_id', 'in', part).execute())
      merges.set(row.from_id, row.into_id);
  return merges;
}

async function splitsOf(trx: Trx, articleId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const splits = new Map<string, string>();
  for (const part of chunks(ids, ROWS_AT_ONCE))
    for (const row of await trx
      .selectFrom('actor_split')
      .selectAll()
      .where('article_id', '=', articleId)
      .where('from_id', 'in', part)
      .execute())
      splits.set(row.from_id, row.into_id);
  return splits;
}

/**
 * Makes actors one: what they said and where they are named becomes the first one's, and so does what later
 * articles show of them.
 * @returns how many statements changed hands
 * @throws InvalidInputError where there is no such actor
 */
export async function mergeActors(
  trx: Trx,
  intoId: string,
  fromIds: readonly string[],
  by: Editor,
): Promise<number> {
  const others = [...new Set(fromIds)].filter((id) => id !== intoId);
  if (others.length === 0) throw new InvalidInputError('Name at least two different actors to merge.');
  const into = await actorRow(trx, intoId);
  const aliases = new Set(JSON.parse(into.aliases) as string[]);
  const merged: { readonly from: ActorTable; readonly articleIds: readonly string[] }[] = [];
  let moved = 0;
  for (const fromId of others) {
    const from = await actorRow(trx, fromId);
    merged.push({ from, articleIds: await articlesOf(trx, fromId) });
    for (const name of [from.name, ...(JSON.parse(from.aliases) as string[])])
      if (name !== into.name) aliases.add(name);
    moved += await moveActor(trx, fromId, intoId, null);
    await trx.insertInto('actor_merge').values({ from_id: fromId, into_id: intoId }).execute();
    // One step leads from any former id to the present one.
    await trx.updateTable('actor_merge').set({ into_id: intoId }).where('into_id', '=', fromId).execute();
    await trx
      .updateTable('actor')
      .set({ stands_for_id: intoId })
      .where('stands_for_id', '=', fromId)
      .execute();
    await trx.deleteFrom('actor').where('id', '=', fromId).execute();
  }
  await trx
    .updateTable('actor')
    .set({ aliases: JSON.stringify([...aliases].sort()) })
    .where('id', '=', intoId)
    .execute();
  await trx
    .updateTable('actor')
    .set({ stands_for_id: null })
    .where('id', '=', intoId)
    .where('stands_for_id', '=', intoId)
    .execute();
  await addNames(trx, intoId, [into.name, ...aliases]);
  await addEditedAliases(trx, intoId, [...aliases]);
  const now = new Date().toISOString();
  await noteChanged(trx, [intoId, ...others], now);
  await countStatements(trx, [intoId], now);
  await assignRoles(trx, [intoId]);
  const after = actorFields(toActor(await actorRow(trx, intoId)));
  for (const { from, articleIds } of merged)
    await logChange(trx, by, {
      kind: 'ACTOR_MERGED',
      nodeId: from.id,
      relatedId: intoId,
      before: { ...actorFields(toActor(from)), articleIds },
      after,
    });
  return moved;
}

/**
 * Makes the actor of some articles someone else: what it says there, now and when they are taken in again, becomes
 * a new actor's of the same name.
 * @returns the new actor's id
 * @throws InvalidInputError where there is no such actor, where it is not in one of the articles, or in no other
 */
export async function splitActor(
  trx: Trx,
  actorId: string,
  articleIds: readonly string[],
  by: Editor,
): Promise<string> {
  const from = await actorRow(trx, actorId);
  const articles = [...new Set(articleIds)].sort();
  const rows = await trx
    .selectFrom('article_actor')
    .select('article_id')
    .where('actor_id', '=', actorId)
    .execute();
  const known = new Set(rows.map(({ article_id }) => article_id));
  for (const id of articles)
    if (!known.has(id))
      throw new InvalidInputError(`${from.name} (${actorId}) is not named in an article ${id}.`);
  if (articles.length === 0) throw new InvalidInputError('Name the articles in which it is someone else.');
  if (articles.length === known.size)
    throw new InvalidInputError(
      `These are all the articles of ${from.name} (${actorId}): leave it at least one.`,
    );

  const newId = stableId('Actor', 'split', actorId, ...articles);
  await trx
    .insertInto('actor')
    .values({ ...from, id: newId, role: null, role_date: '', aliases: '[]', statement_count: 0 })
    .execute();
  await addNames(trx, newId, [from.name]);
  for (const articleId of articles) {
    await moveActor(trx, actorId, newId, articleId);
    await trx
      .insertInto('actor_split')
      .values({ article_id: articleId, from_id: actorId, into_id: newId })
      .onConflict((conflict) => conflict.columns(['article_id', 'from_id']).doUpdateSet({ into_id: newId }))
      .execute();
  }
  const now = new Date().toISOString();
  await noteChanged(trx, [actorId, newId], now);
  await countStatements(trx, [actorId, newId], now);
  await assignRoles(trx, [actorId, newId]);
  await logChange(trx, by, {
    kind: 'ACTOR_SPLIT',
    nodeId: newId,
    relatedId: actorId,
    before: null,
    after: { name: from.name, articleIds: articles },
  });
  return newId;
}

/** Those in which an actor is named, so that who takes a merge back knows what to split off again. */
async function articlesOf(trx: Trx, actorId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('article_actor')
    .select('article_id')
    .where('actor_id', '=', actorId)
    .orderBy('article_id')
    .limit(MAX_LOGGED)
    .execute();
  return rows.map(({ article_id }) => article_id);
}

async function actorRow(trx: Trx, id: string): Promise<ActorTable> {
  const row = await trx.selectFrom('actor').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new InvalidInputError(`There is no actor ${id.slice(0, 80)}.`);
  return row;
}

/** Gives one actor's statements and mentions to another, in one article or in all. */
async function moveActor(
  trx: Trx,
  fromId: string,
  intoId: string,
  articleId: string | null,
): Promise<number> {
  let said = trx.updateTable('statement').set({ actor_id: intoId }).where('actor_id', '=', fromId);
  if (articleId !== null) said = said.where('article_id', '=', articleId);
  const moved = await said.returning('id').execute();
  await noteChanged(
    trx,
    moved.map(({ id }) => id),
    new Date().toISOString(),
  );

  await moveEdits(trx, fromId, intoId, articleId);
  let named = trx.deleteFrom('article_actor').where('actor_id', '=', fromId);
  if (articleId !== null) named = named.where('article_id', '=', articleId);
  for (const moving of await named.returning(['article_id', 'mentions', 'role']).execute())
    await addMentions(trx, intoId, moving);
  return moved.length;
}

/** Gives an actor what an article shows of another one. */
async function addMentions(
  trx: Trx,
  actorId: string,
  added: Pick<ArticleActorTable, 'article_id' | 'mentions' | 'role'>,
): Promise<void> {
  const before = await trx
    .selectFrom('article_actor')
    .select(['mentions', 'role'])
    .where('article_id', '=', added.article_id)
    .where('actor_id', '=', actorId)
    .executeTakeFirst();
  const places = [before?.mentions ?? '[]', added.mentions].flatMap(
    (mentions) => JSON.parse(mentions) as [number, number][],
  );
  const changing = {
    mentions: JSON.stringify(places.sort((a, b) => a[0] - b[0])),
    role: before?.role ?? added.role,
  };
  await trx
    .insertInto('article_actor')
    .values({ article_id: added.article_id, actor_id: actorId, ...changing })
    .onConflict((conflict) => conflict.columns(['article_id', 'actor_id']).doUpdateSet(changing))
    .execute();
}

async function addNames(trx: Trx, actorId: string, names: readonly string[]): Promise<void> {
  await trx
    .insertInto('actor_name')
    .values([...new Set(names.map(fold))].map((name_key) => ({ name_key, actor_id: actorId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
