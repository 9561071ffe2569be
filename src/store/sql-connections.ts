import type { Kysely, Transaction } from 'kysely';
import type { WatchArrivals } from './arrivals.js';
import type { RowReader } from './list-reader.js';
import type { Tables } from './tables.js';
import type { Transactions } from './transactions.js';

/** What a database has to bring; the rest is the same SQL for all. */
export interface SqlConnections {
  readonly name: string;
  readonly migrations: readonly string[];
  /** Sees committed data only. */
  readonly reader: Kysely<Tables>;
  readonly rows: RowReader;
  readonly transactions: Transactions<Tables>;
  /** Whether a SELECT can pass by rows that another transaction has locked; without, one writes at a time. */
  readonly canSkipLocked: boolean;
  /** Makes the transaction wait until it is the only one that saves, where the database does not by itself. */
  lockSaves(trx: Transaction<Tables>): Promise<void>;
  /** Has those who watch told once the transaction is committed, where the database can. */
  notifyOfArrivals(trx: Transaction<Tables>): Promise<void>;
  readonly watchArrivals: WatchArrivals;
  close(): Promise<void>;
}
