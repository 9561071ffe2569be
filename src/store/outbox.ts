import { type Kysely, sql, type Transaction } from 'kysely';
import { chunks } from './list-reader.js';
import type { OutboxState } from './store.js';
import type { Tables } from './tables.js';

/** Rows in one SQL statement. */
const ROWS_AT_ONCE = 400;

type Trx = Transaction<Tables>;

/** Every document has a row in one of them, shown or not. */
export const SEARCHED_TABLES = ['statement', 'article', 'actor'] as const;

/** Notes documents whose index entry is out of date. One that is noted already keeps its turn. */
export async function noteChanged(trx: Trx, documentIds: readonly string[], now: string): Promise<void> {
  for (const part of chunks(documentIds, ROWS_AT_ONCE))
    await trx
      .insertInto('outbox')
      .values(part.map((document_id) => ({ document_id, date_added: now, retry_at: '' })))
      .onConflict((conflict) => conflict.column('document_id').doUpdateSet(CHANGED_AGAIN))
      .execute();
}

/** Notes every document. */
export async function noteAllChanged(trx: Trx, now: string): Promise<void> {
  for (const table of SEARCHED_TABLES)
    await trx
      .insertInto('outbox')
      .columns(['document_id', 'date_added', 'retry_at'])
      .expression((eb) =>
        eb
          .selectFrom(table)
          .select(['id', eb.val(now).as('date_added'), eb.val('').as('retry_at')])
          // SQLite takes the ON of what follows for a join's without it.
          .where(sql<boolean>`true`),
      )
      .onConflict((conflict) => conflict.column('document_id').doUpdateSet(CHANGED_AGAIN))
      .execute();
}

/** Delivered once, and to be delivered once more later; see settleClaim. */
const isInDoubt = sql<boolean>`(outbox.failures = 0 and outbox.retry_at <> '')`;

/** A change takes effect at once, whatever an earlier one met. */
const CHANGED_AGAIN = {
  version: sql<number>`outbox.version + 1`,
  doubtful: sql<number>`case when ${isInDoubt} then 1 else outbox.doubtful end`,
  date_added: sql<string>`case when ${isInDoubt} then excluded.date_added else outbox.date_added end`,
  failures: 0,
  reason: null,
  retry_at: '',
};

/** How the outbox stands. */
export async function outboxState(db: Kysely<Tables>, failuresShown: number): Promise<OutboxState> {
  const { waiting, oldest } = await db
    .selectFrom('outbox')
    .select((eb) => [eb.fn.countAll().as('waiting'), eb.fn.min('date_added').as('oldest')])
    .where((eb) => eb.or([eb('retry_at', '<=', new Date().toISOString()), eb('failures', '>', 0)]))
    .executeTakeFirstOrThrow();
  const { failed } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll().as('failed'))
    .where('failures', '>', 0)
    .executeTakeFirstOrThrow();
  const failing = await db
    .selectFrom('outbox')
    .select(['document_id', 'failures', 'reason', 'retry_at'])
    .where('failures', '>', 0)
    .orderBy('failures', 'desc')
    .orderBy('seq')
    .limit(failuresShown)
    .execute();
  return {
    waiting: Number(waiting),
    oldest: oldest ?? null,
    failed: Number(failed),
    failures: failing.map(({ document_id, failures, reason, retry_at }) => ({
      documentId: document_id,
      attempts: failures,
      reason: reason ?? '',
      retryAt: retry_at,
    })),
  };
}
