import type { Transaction } from 'kysely';
import { actorFields, differences, type Editor } from '../domain/change.js';
import { NotFoundError } from '../domain/errors.js';
import { fold } from '../domain/fold.js';
import { logChange } from './change-log.js';
import { chunks } from './list-reader.js';
import { toActor } from './lists.js';
import { noteChanged } from './outbox.js';
import type { ActorChanges } from './store.js';
import type { ActorTable, Tables } from './tables.js';

/** Ids in one SQL statement. */
const MAX_IDS = 400;

type Trx = Transaction<Tables>;

/** What people have said of those of the actors of whom they said anything. */
export async function actorEditsOf(trx: Trx, ids: readonly string[]): Promise<Map<string, ActorChanges>> {
  const edits = new Map<string, ActorChanges>();
  for (const part of chunks(ids, MAX_IDS))
    for (const row of await trx.selectFrom('actor_edit').selectAll().where('actor_id', 'in', part).execute())
      edits.set(row.actor_id, JSON.parse(row.fields) as ActorChanges);
  return edits;
}

/** An actor as people have put it right. */
export function editedRow(row: ActorTable, edit: ActorChanges | undefined): ActorTable {
  if (!edit) return row;
  const { name = row.name, kind = row.kind, aliases } = edit;
  return {
    ...row,
    ...{ name, name_key: fold(name), kind },
    ...(edit.role === undefined ? {} : { role: edit.role, role_date: '' }),
    aliases: aliases ? JSON.stringify([...aliases].sort()) : withoutName(row.aliases, name),
  };
}

function withoutName(aliases: string, name: string): string {
  return JSON.stringify((JSON.parse(aliases) as string[]).filter((alias) => alias !== name));
}

/**
 * Changes what is known of an actor, for good.
 * @throws NotFoundError where there is no such actor
 */
export async function updateActor(trx: Trx, id: string, changes: ActorChanges, by: Editor): Promise<void> {
  const row = await trx.selectFrom('actor').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new NotFoundError(`There is no actor ${id}.`).at('id');
  const edit = { ...(await actorEditsOf(trx, [id])).get(id), ...changes };
  const former = [...(JSON.parse(row.aliases) as string[]), row.name];
  const after = editedRow({ ...row, aliases: JSON.stringify([...new Set(former)].sort()) }, edit);
  const fields = differences(actorFields(toActor(row)), actorFields(toActor(after)));
  if (Object.keys(fields.after).length === 0) return;
  await keepEdit(trx, id, edit);
  await trx
    .updateTable('actor')
    .set({
      name: after.name,
      name_key: after.name_key,
      kind: after.kind,
      role: after.role,
      role_date: after.role_date,
      aliases: after.aliases,
    })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('actor_name').where('actor_id', '=', id).execute();
  const names = new Set([after.name, ...(JSON.parse(after.aliases) as string[])].map(fold));
  await trx
    .insertInto('actor_name')
    .values([...names].map((name_key) => ({ name_key, actor_id: id })))
    .execute();
  const said =
    after.name === row.name
      ? []
      : await trx.selectFrom('statement').select('id').where('actor_id', '=', id).execute();
  await noteChanged(trx, [id, ...said.map((statement) => statement.id)], new Date().toISOString());
  await logChange(trx, by, { kind: 'ACTOR_UPDATED', nodeId: id, relatedId: null, ...fields });
}

/** Keeps the names of actors that were merged into one whose names people have listed. */
export async function addEditedAliases(trx: Trx, id: string, aliases: readonly string[]): Promise<void> {
  const edit = (await actorEditsOf(trx, [id])).get(id);
  if (edit?.aliases) await keepEdit(trx, id, { ...edit, aliases });
}

async function keepEdit(trx: Trx, id: string, edit: ActorChanges): Promise<void> {
  const fields = JSON.stringify(edit);
  await trx
    .insertInto('actor_edit')
    .values({ actor_id: id, fields })
    .onConflict((conflict) => conflict.column('actor_id').doUpdateSet({ fields }))
    .execute();
}
