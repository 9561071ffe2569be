import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Change, Editor } from '../domain/change.js';
import { numberedId } from '../domain/id.js';
import { chunks, type ListDefinition, type RowReader, SqlListReader } from './list-reader.js';
import { oneOf } from './lists.js';
import type { ChangeFilter, ChangeOrder } from './store.js';
import type { ChangeTable, Tables } from './tables.js';

/** Writes into the audit log what the transaction changes. */
export async function logChange(
  trx: Transaction<Tables>,
  by: Editor,
  change: Omit<Change, 'id' | 'date' | 'by' | 'reason'>,
): Promise<void> {
  await trx
    .insertInto('change')
    .values({
      date: new Date().toISOString(),
      by_id: by.id,
      by_name: by.name,
      reason: by.reason ?? null,
      kind: change.kind,
      node_id: change.nodeId,
      related_id: change.relatedId,
      before: change.before && JSON.stringify(change.before),
      after: change.after && JSON.stringify(change.after),
    })
    .execute();
}

const CHANGES: ListDefinition<Change, ChangeFilter, ChangeOrder> = {
  table: 'change',
  columns: ['seq', 'date', 'by_id', 'by_name', 'reason', 'kind', 'node_id', 'related_id', 'before', 'after'],
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

/** Ids in one SQL statement. */
const MAX_IDS = 500;

/** Reads the audit log, whose rows are numbered. */
export class ChangeReader extends SqlListReader<Change, ChangeFilter, ChangeOrder> {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>, rows: RowReader) {
    super(db, rows, CHANGES);
    this.#db = db;
  }

  override async byIds(ids: readonly string[]): Promise<(Change | null)[]> {
    const changes = new Map<string, Change>();
    for (const part of chunks(ids.map(numberOf), MAX_IDS))
      for (const row of await this.#db.selectFrom('change').selectAll().where('seq', 'in', part).execute()) {
        const change = toChange(row);
        changes.set(change.id, change);
      }
    return ids.map((id) => changes.get(id) ?? null);
  }
}

/** 0 for what cannot be one: they count from 1, and a database compares them with no larger number. */
function numberOf(id: string): number {
  const number = Number(id.slice(id.indexOf('_') + 1));
  return Number.isSafeInteger(number) ? number : 0;
}

function toChange(row: Selectable<ChangeTable>): Change {
  return {
    id: numberedId('Change', Number(row.seq)),
    date: row.date,
    by: { id: row.by_id, name: row.by_name },
    reason: row.reason,
    kind: row.kind,
    nodeId: row.node_id,
    relatedId: row.related_id,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  };
}
