import { type Kysely, sql, type Transaction } from 'kysely';
import { InvalidInputError } from '../domain/errors.js';
import type { Arrival, Arrivals } from './store.js';
import type { Tables } from './tables.js';

/** Who was away for more than so many saves has missed some. */
const KEPT = 100_000;
/** What PostgreSQL tells its listeners on. */
export const ARRIVAL_CHANNEL = 'onrecord_arrival';

/** Notes what came in with an article. Saves take turns, so that numbers are committed in their order. */
export async function noteArrival(
  trx: Transaction<Tables>,
  articleId: string,
  statementIds: readonly string[],
): Promise<void> {
  if (statementIds.length === 0) return;
  const { seq } = await trx
    .insertInto('arrival')
    .values({ article_id: articleId, statement_ids: JSON.stringify(statementIds) })
    .returning('seq')
    .executeTakeFirstOrThrow();
  await trx
    .deleteFrom('arrival')
    .where('seq', '<=', Number(seq) - KEPT)
    .execute();
}

/** Calls back whenever something may have come in, until it is stopped. */
export type WatchArrivals = (onArrival: () => void) => Promise<() => Promise<void>>;

export class SqlArrivals implements Arrivals {
  readonly #db: Kysely<Tables>;
  readonly watch: WatchArrivals;

  constructor(db: Kysely<Tables>, watch: WatchArrivals) {
    this.#db = db;
    this.watch = watch;
  }

  last(): Promise<number> {
    return lastArrival(this.#db);
  }

  async after(position: number, limit: number): Promise<Arrival[]> {
    if (position < (await this.last()) - KEPT)
      throw new InvalidInputError(
        'What came in after this cursor is not known any more: search for it, and go on without a cursor.',
      );
    const rows = await this.#db
      .selectFrom('arrival')
      .selectAll()
      .where('seq', '>', position)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ seq, article_id, statement_ids }) => ({
      position: Number(seq),
      articleId: article_id,
      statementIds: JSON.parse(statement_ids) as string[],
    }));
  }
}

async function lastArrival(db: Kysely<Tables>): Promise<number> {
  const { last } = await db
    .selectFrom('arrival')
    .select((eb) => eb.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** Looks every so often: the embedded database tells nobody what another process has saved. */
export function pollArrivals(db: Kysely<Tables>, everyMs: number): WatchArrivals {
  return async (onArrival) => {
    let known = await lastArrival(db);
    const timer = setInterval(async () => {
      const last = await lastArrival(db).catch(() => known);
      if (last === known) return;
      known = last;
      onArrival();
    }, everyMs);
    return async () => clearInterval(timer);
  };
}

/** Has the listeners of all processes told once the transaction is committed. */
export async function notifyOfArrivals(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_notify(${ARRIVAL_CHANNEL}, '')`.execute(trx);
}
