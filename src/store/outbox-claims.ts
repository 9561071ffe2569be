import { sql, type Transaction } from 'kysely';
import { chunks } from './list-reader.js';
import { noteChanged } from './outbox.js';
import { searchablesByIds } from './searchables.js';
import type { OutboxEntry, RefusedEntries } from './store.js';
import type { Tables } from './tables.js';

/** A document that failed is tried again after 2 s, then 4, 8 ... and at last every five minutes. */
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 300_000;
/**
 * A request that its process has given up may lie in a stuck server or proxy, and be carried out after later ones:
 * when the server has done one of those, it is over with it by then.
 */
const DOUBT_MS = 60_000;
/** Ids in one SQL statement. */
const MAX_IDS = 500;
/** How much of an error is kept. */
const REASON_LENGTH = 500;

type Trx = Transaction<Tables>;

/** Entries that one process delivers, and nobody else as long as the claim lasts. */
export interface Claim {
  readonly owner: string;
  readonly entries: readonly OutboxEntry[];
  /** How often each of them has failed so far. */
  readonly failures: number;
}

/**
 * Takes the oldest entries for one process alone, until a time, so that an older state never overtakes a newer
 * one. Of what failed as often as each other fewer are taken at a time, so that an index that refuses everything is
 * not asked for much.
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
): Promise<Claim | null> {
  if (await isHeld(trx, now, skipLocked)) return null;
  const due = trx.selectFrom('outbox').where('claimed_by', 'is', null).where('retry_at', '<=', now);
  const first = await due.select('failures').orderBy('failures').orderBy('seq').limit(1).executeTakeFirst();
  if (!first) return null;
  const { failures } = first;
  const oldest = due
    .select('seq')
    .where('failures', '=', failures)
    .orderBy('seq')
    .limit(Math.max(1, limit >> (2 * failures)));
  const rows = await trx
    .with('chosen', () => (skipLocked ? oldest.forUpdate().skipLocked() : oldest))
    .updateTable('outbox')
    .set({ claimed_by: owner, claimed_version: sql<number>`outbox.version` })
    .where('seq', 'in', (eb) => eb.selectFrom('chosen').select('seq'))
    .returning(['seq', 'document_id'])
    .execute();
  if (rows.length === 0) return null;
  await trx.insertInto('outbox_claim').values({ owner, until }).execute();
  const ids = rows.sort((a, b) => Number(a.seq) - Number(b.seq)).map(({ document_id }) => document_id);
  const current = await searchablesByIds(trx, ids);
  const entries = ids.map((documentId) => ({ documentId, current: current.get(documentId) ?? null }));
  return { owner, entries, failures };
}

/**
 * Whether deliveries wait because a new index is taking the live one's place. The lock lets nobody begin that
 * between this look and the claim; one who was killed at it holds nothing back.
 */
async function isHeld(trx: Trx, now: string, canLock: boolean): Promise<boolean> {
  const select = trx
    .selectFrom('index_rebuild')
    .innerJoin('lease', 'lease.owner', 'index_rebuild.owner')
    .select('lease.name')
    .where('next_generation', 'is not', null)
    .where('lease.until', '>=', now);
  return (await (canLock ? select.forShare('index_rebuild') : select).executeTakeFirst()) !== undefined;
}

/** Lets a claim last longer. One that has ended stays so: somebody else may have the entries. */
export async function renewClaim(
  trx: Trx,
  { owner, now, until }: { owner: string; now: string; until: string },
): Promise<void> {
  await trx
    .updateTable('outbox_claim')
    .set({ until })
    .where('owner', '=', owner)
    .where('until', '>=', now)
    .execute();
}

/** Frees what is claimed by processes that were killed. */
export async function endExpiredClaims(trx: Trx, now: string): Promise<void> {
  const expired = await trx.deleteFrom('outbox_claim').where('until', '<', now).returning('owner').execute();
  for (const { owner } of expired) await releaseInDoubt(trx, owner);
}

/** Frees everything that is claimed: who delivers it now will have it delivered again. */
export async function endAllClaims(trx: Trx): Promise<void> {
  const all = await trx.deleteFrom('outbox_claim').returning('owner').execute();
  for (const { owner } of all) await releaseInDoubt(trx, owner);
}

/**
 * Forgets what was delivered, and keeps what was refused; what has changed meanwhile stays, free for the next turn.
 * What an earlier delivery may still overwrite is delivered once more when that cannot be any longer, and does not
 * count as waiting until then.
 */
export async function settleClaim(trx: Trx, claim: Claim, refused: RefusedEntries, now: Date): Promise<void> {
  if (!(await endClaim(trx, claim, now))) return;
  await keepRefused(trx, claim, refused, now);
  await noteForRebuild(trx, claim.owner);
  await trx
    .deleteFrom('outbox')
    .where('claimed_by', '=', claim.owner)
    .whereRef('version', '=', 'claimed_version')
    .where('doubtful', '=', 0)
    .execute();
  const again = new Date(now.getTime() + DOUBT_MS).toISOString();
  await trx
    .updateTable('outbox')
    .set({ doubtful: 0, failures: 0, reason: null, retry_at: again, date_added: again })
    .where('claimed_by', '=', claim.owner)
    .whereRef('version', '=', 'claimed_version')
    .execute();
  await release(trx, claim.owner);
}

/** Gives back what was perhaps not delivered, to be tried at once. */
export async function releaseClaim(trx: Trx, claim: Claim, now: Date): Promise<void> {
  if (await endClaim(trx, claim, now)) await releaseInDoubt(trx, claim.owner);
}

/** Gives back what was refused, with the reason, and when to try again. */
async function keepRefused(
  trx: Trx,
  { owner, failures }: Claim,
  refused: RefusedEntries,
  now: Date,
): Promise<void> {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
  const retryAt = new Date(now.getTime() + wait).toISOString();
  const idsOf = new Map<string, string[]>();
  for (const [id, reason] of refused) {
    const ids = idsOf.get(reason);
    if (ids) ids.push(id);
    else idsOf.set(reason, [id]);
  }
  for (const [reason, ids] of idsOf)
    for (const part of chunks(ids, MAX_IDS))
      await trx
        .updateTable('outbox')
        .set({
          failures: failures + 1,
          reason: reason.slice(0, REASON_LENGTH),
          retry_at: retryAt,
          claimed_by: null,
          claimed_version: null,
        })
        .where('document_id', 'in', part)
        .where('claimed_by', '=', owner)
        .whereRef('version', '=', 'claimed_version')
        .execute();
}

/**
 * Where it had ended before, somebody else may have delivered a newer state, and this process an older one on top
 * of it: all of it is noted anew.
 * @returns false then
 */
async function endClaim(trx: Trx, { owner, entries }: Claim, now: Date): Promise<boolean> {
  const ended = await trx.deleteFrom('outbox_claim').where('owner', '=', owner).returning('owner').execute();
  if (ended.length > 0) return true;
  const ids = entries.map(({ documentId }) => documentId);
  await noteChanged(trx, ids, now.toISOString());
  return false;
}

async function releaseInDoubt(trx: Trx, owner: string): Promise<void> {
  await trx.updateTable('outbox').set({ doubtful: 1 }).where('claimed_by', '=', owner).execute();
  await release(trx, owner);
}

async function release(trx: Trx, owner: string): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ claimed_by: null, claimed_version: null })
    .where('claimed_by', '=', owner)
    .execute();
}

/** An index that is being built anew has to get what only the live one got. */
async function noteForRebuild(trx: Trx, owner: string): Promise<void> {
  const rebuild = await trx.selectFrom('index_rebuild').select('owner').executeTakeFirst();
  if (!rebuild) return;
  await trx
    .insertInto('index_rebuild_change')
    .columns(['document_id'])
    .expression((eb) => eb.selectFrom('outbox').select('document_id').where('claimed_by', '=', owner))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
