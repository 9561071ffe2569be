import type { Selectable, Transaction } from 'kysely';
import type { Change, Editor } from '../domain/change.js';
import type { ListDefinition } from './list-reader.js';
import { oneOf } from './lists.js';
import type { ChangeFilter, ChangeOrder } from './store.js';
import type { ChangeTable, Tables } from './tables.js';

/** Writes into the audit log what the transaction changes. */
export async function logChange(
  trx: Transaction<Tables>,
  by: Editor,
  change: Omit<Change, 'id' | 'date' | 'by'>,
): Promise<void> {
  await trx
    .insertInto('change')
    .values({
      date: new Date().toISOString(),
      by_id: by.id,
      by_name: by.name,
      kind: change.kind,
      node_id: change.nodeId,
      related_id: change.relatedId,
      before: change.before && JSON.stringify(change.before),
      after: change.after && JSON.stringify(change.after),
    })
    .execute();
}

export const CHANGES: ListDefinition<Change, ChangeFilter, ChangeOrder> = {
  table: 'change',
  columns: ['seq', 'date', 'by_id', 'by_name', 'kind', 'node_id', 'related_id', 'before', 'after'],
  orders: {
    NEWEST: [{ column: 'seq', direction: 'desc', numeric: true }],
    OLDEST: [{ column: 'seq', direction: 'asc', numeric: true }],
  },
  where(select, { nodeIds, kinds, by, from, before }) {
    let narrowed = select;
    if (nodeIds)
      narrowed =
        nodeIds.length === 0
          ? oneOf(narrowed, 'node_id', nodeIds)
          : narrowed.where(({ eb, or }) =>
              or([eb('node_id', 'in', nodeIds), eb('related_id', 'in', nodeIds)]),
            );
    narrowed = oneOf(narrowed, 'kind', kinds);
    narrowed = oneOf(narrowed, 'by_name', by);
    if (from) narrowed = narrowed.where('date', '>=', from);
    if (before) narrowed = narrowed.where('date', '<', before);
    return narrowed;
  },
  toNode: toChange,
};

function toChange(row: Selectable<ChangeTable>): Change {
  return {
    id: String(row.seq),
    date: row.date,
    by: { id: row.by_id, name: row.by_name },
    kind: row.kind,
    nodeId: row.node_id,
    relatedId: row.related_id,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  };
}
