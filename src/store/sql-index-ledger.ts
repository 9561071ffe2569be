import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import type { ReconcileRun } from '../domain/index-health.js';
import { Leases } from './leases.js';
import { chunks } from './list-reader.js';
import { noteAllChanged, noteChanged } from './outbox.js';
import { endAllClaims } from './outbox-claims.js';
import { countSearchables, searchablesAfter, searchablesByIds } from './searchables.js';
import type { SqlConnections } from './sql-connections.js';
import type { IndexLedger, KnownIndex, Lease, OutboxEntry, RebuildLedger, Searchable } from './store.js';
import type { Tables } from './tables.js';

/** Ids in one SQL statement. */
const MAX_IDS = 500;
/** Between two looks whether anything is being delivered. */
const LOOK_MS = 50;

type Trx = Transaction<Tables>;
type Connections = Pick<SqlConnections, 'reader' | 'transactions' | 'lockSaves'>;

type OutboxEntries = SelectQueryBuilder<Tables, 'outbox', { document_id: string }>;

/** The ledger on an SQL database. */
export class SqlIndexLedger implements IndexLedger {
  readonly #connections: Connections;
  readonly #reader: Kysely<Tables>;
  readonly #leases: Leases;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#reader = connections.reader;
    this.#leases = new Leases(connections.reader, connections.transactions);
  }

  searchable(afterId: string, limit: number): Promise<Searchable[]> {
    return searchablesAfter(this.#reader, afterId, limit);
  }

  searchableByIds(ids: readonly string[]): Promise<Map<string, Searchable>> {
    return searchablesByIds(this.#reader, ids);
  }

  countSearchable(): Promise<number> {
    return countSearchables(this.#reader);
  }

  waitingAmong(ids: readonly string[]): Promise<Set<string>> {
    return this.#outboxAmong(ids, (entries) => entries);
  }

  unsentAmong(ids: readonly string[]): Promise<Set<string>> {
    return this.#outboxAmong(ids, (entries) => entries.where('failures', '=', 0).where('retry_at', '=', ''));
  }

  async deliverAgain(ids: readonly string[]): Promise<void> {
    await this.#write((trx) => noteChanged(trx, ids, new Date().toISOString()));
  }

  known(): Promise<KnownIndex> {
    return this.#reader
      .selectFrom('index_state')
      .select(['generation', 'checkpoint'])
      .executeTakeFirstOrThrow();
  }

  async adopt(generation: string): Promise<'KNOWN' | 'CAUGHT_UP' | 'FOREIGN'> {
    if (await this.#isSettled(generation)) return 'KNOWN';
    return this.#write(async (trx) => {
      const { generation: known, next_generation: next } = await trx
        .selectFrom('index_state')
        .leftJoin('index_rebuild', (join) => join.onTrue())
        .select(['generation', 'next_generation'])
        .executeTakeFirstOrThrow();
      if (known === generation) {
        await forgetDeadRebuild(trx);
        return 'KNOWN';
      }
      if (next !== generation) return 'FOREIGN';
      await takeFor(trx, generation);
      return 'CAUGHT_UP';
    });
  }

  async fill(generation: string): Promise<void> {
    await this.#write(async (trx) => {
      await takeFor(trx, generation);
      await noteAllChanged(trx, new Date().toISOString());
      // It may have what the store has not, and only a comparison tells.
      await trx.updateTable('index_state').set({ last_reconcile: null }).execute();
    });
  }

  async noteCheckpoint(checkpoint: string): Promise<void> {
    await this.#connections.transactions.run((trx) =>
      trx.updateTable('index_state').set({ checkpoint }).execute(),
    );
  }

  /** Asked outside a transaction first: it is so nearly always. */
  async #isSettled(generation: string): Promise<boolean> {
    const state = await this.#reader
      .selectFrom('index_state')
      .leftJoin('index_rebuild', (join) => join.onTrue())
      .select(['generation', 'owner'])
      .executeTakeFirst();
    return state?.generation === generation && state.owner === null;
  }

  async startRebuild({ owner, signal }: Lease): Promise<RebuildLedger> {
    await this.#write(async (trx) => {
      await forgetRebuild(trx);
      await trx.insertInto('index_rebuild').values({ owner, next_generation: null }).execute();
    });
    return new SqlRebuildLedger(this.#connections, owner, signal);
  }

  async lastReconcile(): Promise<ReconcileRun | null> {
    const state = await this.#reader.selectFrom('index_state').select('last_reconcile').executeTakeFirst();
    return state?.last_reconcile ? (JSON.parse(state.last_reconcile) as ReconcileRun) : null;
  }

  async noteReconcile(run: ReconcileRun): Promise<void> {
    await this.#connections.transactions.run((trx) =>
      trx
        .updateTable('index_state')
        .set({ last_reconcile: JSON.stringify(run) })
        .execute(),
    );
  }

  alone<T>(work: 'rebuild' | 'reconcile', run: (lease: Lease) => Promise<T>): Promise<T | null> {
    return this.#leases.alone(work, run);
  }

  #write<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    const { transactions, lockSaves } = this.#connections;
    return transactions.run(async (trx) => {
      await lockSaves(trx);
      return work(trx);
    });
  }

  async #outboxAmong(
    ids: readonly string[],
    narrow: (entries: OutboxEntries) => OutboxEntries,
  ): Promise<Set<string>> {
    const found = new Set<string>();
    for (const part of chunks(ids, MAX_IDS)) {
      const entries = this.#reader.selectFrom('outbox').select('document_id');
      for (const { document_id } of await narrow(entries.where('document_id', 'in', part)).execute())
        found.add(document_id);
    }
    return found;
  }
}

class SqlRebuildLedger implements RebuildLedger {
  readonly #connections: Connections;
  readonly #owner: string;
  readonly #signal: AbortSignal;

  constructor(connections: Connections, owner: string, signal: AbortSignal) {
    this.#connections = connections;
    this.#owner = owner;
    this.#signal = signal;
  }

  async takeChanges(limit: number): Promise<OutboxEntry[]> {
    this.#signal.throwIfAborted();
    return this.#connections.transactions.run(async (trx) => {
      if (!(await isRebuildOf(trx, this.#owner))) throw replaced();
      const taken = await trx
        .deleteFrom('index_rebuild_change')
        .where('document_id', 'in', (eb) =>
          eb.selectFrom('index_rebuild_change').select('document_id').limit(limit),
        )
        .returning('document_id')
        .execute();
      const ids = taken.map(({ document_id }) => document_id);
      const current = await searchablesByIds(trx, ids);
      return ids.map((documentId) => ({ documentId, current: current.get(documentId) ?? null }));
    });
  }

  async hold(generation: string): Promise<void> {
    const { transactions, reader } = this.#connections;
    const held = await transactions.run((trx) =>
      trx
        .updateTable('index_rebuild')
        .set({ next_generation: generation })
        .where('owner', '=', this.#owner)
        .returning('owner')
        .execute(),
    );
    if (held.length === 0) throw replaced();
    for (;;) {
      this.#signal.throwIfAborted();
      const claim = await reader
        .selectFrom('outbox_claim')
        .select('owner')
        .where('until', '>=', new Date().toISOString())
        .executeTakeFirst();
      if (!claim) return;
      await sleep(LOOK_MS);
    }
  }
}

function replaced(): Error {
  return new Error('The index was replaced while another was built to take its place: start again.');
}

async function isRebuildOf(trx: Trx, owner: string): Promise<boolean> {
  const rebuild = await trx.selectFrom('index_rebuild').select('owner').executeTakeFirst();
  return rebuild?.owner === owner;
}

/** Takes the index of this generation for the store's, and the former one's changes for what it lacks. */
async function takeFor(trx: Trx, generation: string): Promise<void> {
  // First, so that claims wait which are about to be made.
  await trx.deleteFrom('index_rebuild').execute();
  // Whoever delivers just now may deliver to the former index.
  await endAllClaims(trx);
  await trx.updateTable('index_state').set({ generation, checkpoint: null }).execute();
  await noteChanged(trx, await takeAllChanges(trx), new Date().toISOString());
}

async function takeAllChanges(trx: Trx): Promise<string[]> {
  const taken = await trx.deleteFrom('index_rebuild_change').returning('document_id').execute();
  return taken.map(({ document_id }) => document_id);
}

async function forgetRebuild(trx: Trx): Promise<void> {
  await trx.deleteFrom('index_rebuild').execute();
  await trx.deleteFrom('index_rebuild_change').execute();
}

/** The live index stayed what it was when the process was killed that built another. */
async function forgetDeadRebuild(trx: Trx): Promise<void> {
  const rebuild = await trx
    .selectFrom('index_rebuild')
    .leftJoin('lease', 'lease.owner', 'index_rebuild.owner')
    .select('until')
    .executeTakeFirst();
  if (rebuild && (rebuild.until ?? '') < new Date().toISOString()) await forgetRebuild(trx);
}
