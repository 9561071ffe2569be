import { type Kysely, sql, type Transaction } from 'kysely';
import { chunks } from './list-reader.js';
import { searchableStatements } from './searchable-statements.js';
import type { OutboxEntry, OutboxState } from './store.js';
import type { Tables } from './tables.js';

/** Rows in one SQL statement. */
const ROWS_AT_ONCE = 400;
/** A statement that failed is tried again after 2 s, then 4, 8 ... and at last every five minutes. */
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 300_000;
/** How much of an error is kept. */
const REASON_LENGTH = 500;

type Trx = Transaction<Tables>;

/** An entry as it was claimed; a change since then gives its row another version. */
export interface ClaimedEntry extends OutboxEntry {
  readonly version: number;
}

/** Notes statements whose index entry is out of date. One that is noted already keeps its turn. */
export async function noteChanged(trx: Trx, statementIds: readonly string[], now: string): Promise<void> {
  for (const part of chunks(statementIds, ROWS_AT_ONCE))
    await trx
      .insertInto('outbox')
      .values(part.map((statement_id) => ({ statement_id, date_added: now, retry_at: '' })))
      .onConflict((conflict) => conflict.column('statement_id').doUpdateSet(CHANGED_AGAIN))
      .execute();
}

/** Notes every statement. */
export async function noteAllChanged(trx: Trx, now: string): Promise<void> {
  await trx
    .insertInto('outbox')
    .columns(['statement_id', 'date_added', 'retry_at'])
    .expression((eb) =>
      eb
        .selectFrom('statement')
        .select(['id', eb.val(now).as('date_added'), eb.val('').as('retry_at')])
        // SQLite takes the ON of what follows for a join's without it.
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) => conflict.column('statement_id').doUpdateSet(CHANGED_AGAIN))
    .execute();
}

/** A change takes effect at once, whatever an earlier one met. */
const CHANGED_AGAIN = {
  version: sql<number>`outbox.version + 1`,
  failures: 0,
  reason: null,
  retry_at: '',
};

/** The oldest entries, as they are now. */
export async function oldestEntries(trx: Trx, limit: number): Promise<ClaimedEntry[]> {
  const rows = await trx
    .selectFrom('outbox')
    .select(['statement_id', 'version'])
    .orderBy('seq')
    .limit(limit)
    .execute();
  return withStatements(trx, rows);
}

/**
 * Takes entries for one process alone, until a time. While it has them nobody else delivers these statements, so
 * that an older state never overtakes a newer one. After failures fewer are taken at a time, down to one, until
 * the statement that fails is alone.
 */
export async function claimEntries(
  trx: Trx,
  {
    limit,
    owner,
    now,
    until,
    skipLocked,
  }: { limit: number; owner: string; now: string; until: string; skipLocked: boolean },
): Promise<ClaimedEntry[]> {
  const free = trx
    .selectFrom('outbox')
    .where('retry_at', '<=', now)
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', now)]))
    .orderBy('failures')
    .orderBy('seq');
  const first = await free.select('failures').limit(1).executeTakeFirst();
  if (!first) return [];
  const select = free
    .select(['statement_id', 'version'])
    .where('failures', '=', first.failures)
    .limit(Math.max(1, limit >> (2 * first.failures)));
  const rows = await (skipLocked ? select.forUpdate().skipLocked() : select).execute();
  for (const part of chunks(rows, ROWS_AT_ONCE))
    await trx
      .updateTable('outbox')
      .set({ claimed_by: owner, claimed_until: until })
      .where(
        'statement_id',
        'in',
        part.map(({ statement_id }) => statement_id),
      )
      .execute();
  return withStatements(trx, rows);
}

/** Forgets what was delivered; what has changed meanwhile stays, free for the next turn. */
export async function settleEntries(
  trx: Trx,
  entries: readonly ClaimedEntry[],
  owner: string | null,
): Promise<void> {
  for (const part of chunks(entries, ROWS_AT_ONCE))
    await trx
      .deleteFrom('outbox')
      .where((eb) =>
        eb.or(part.map(({ statementId, version }) => eb.and({ statement_id: statementId, version }))),
      )
      .execute();
  if (owner !== null) await releaseEntries(trx, owner);
}

/** Gives back what a process has claimed. */
export async function releaseEntries(trx: Trx, owner: string): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ claimed_by: null, claimed_until: null })
    .where('claimed_by', '=', owner)
    .execute();
}

/** Keeps the reason with each entry that could not be delivered, and when to try again. */
export async function failEntries(
  trx: Trx,
  entries: readonly ClaimedEntry[],
  { owner, reason, now }: { owner: string; reason: string; now: Date },
): Promise<void> {
  const ids = entries.map(({ statementId }) => statementId);
  for (const part of chunks(ids, ROWS_AT_ONCE)) {
    const rows = await trx
      .selectFrom('outbox')
      .select(['statement_id', 'failures'])
      .where('statement_id', 'in', part)
      .where('claimed_by', '=', owner)
      .execute();
    for (const { statement_id, failures } of rows)
      await trx
        .updateTable('outbox')
        .set({
          failures: failures + 1,
          reason: reason.slice(0, REASON_LENGTH),
          retry_at: new Date(
            now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS),
          ).toISOString(),
        })
        .where('statement_id', '=', statement_id)
        .execute();
  }
  await releaseEntries(trx, owner);
}

/** How the outbox stands. */
export async function outboxState(db: Kysely<Tables>, failuresShown: number): Promise<OutboxState> {
  const { waiting, oldest } = await db
    .selectFrom('outbox')
    .select((eb) => [eb.fn.countAll().as('waiting'), eb.fn.min('date_added').as('oldest')])
    .executeTakeFirstOrThrow();
  const failing = await db
    .selectFrom('outbox')
    .select(['statement_id', 'failures', 'reason', 'retry_at'])
    .where('failures', '>', 0)
    .orderBy('failures', 'desc')
    .orderBy('seq')
    .limit(failuresShown)
    .execute();
  return {
    waiting: Number(waiting),
    oldest: oldest ?? null,
    failures: failing.map(({ statement_id, failures, reason, retry_at }) => ({
      statementId: statement_id,
      attempts: failures,
      reason: reason ?? '',
      retryAt: retry_at,
    })),
  };
}

async function withStatements(
  trx: Trx,
  rows: readonly { readonly statement_id: string; readonly version: number }[],
): Promise<ClaimedEntry[]> {
  const current = await searchableStatements(
    trx,
    rows.map(({ statement_id }) => statement_id),
  );
  return rows.map(({ statement_id, version }) => ({
    statementId: statement_id,
    version,
    current: current.get(statement_id) ?? null,
  }));
}
