import type { Selectable } from 'kysely';
import type { ApiKey } from '../domain/api-key.js';
import { InvalidInputError } from '../domain/errors.js';
import type { SqlConnections } from './sql-connections.js';
import type { ApiKeys } from './store.js';
import type { ApiKeyTable } from './tables.js';

/** The keys in an SQL database. */
export class SqlApiKeys implements ApiKeys {
  readonly #connections: Pick<SqlConnections, 'reader' | 'transactions'>;

  constructor(connections: Pick<SqlConnections, 'reader' | 'transactions'>) {
    this.#connections = connections;
  }

  async add(key: ApiKey, digest: string): Promise<void> {
    await this.#connections.transactions.run((trx) =>
      trx
        .insertInto('api_key')
        .values({
          id: key.id,
          digest,
          name: key.name,
          scopes: JSON.stringify(key.scopes),
          publishers: key.publishers && JSON.stringify(key.publishers),
          date_created: key.dateCreated,
          date_expires: key.dateExpires,
          date_revoked: key.dateRevoked,
          date_last_used: key.dateLastUsed,
        })
        .execute(),
    );
  }

  async byDigest(digest: string): Promise<ApiKey | null> {
    const row = await this.#connections.reader
      .selectFrom('api_key')
      .selectAll()
      .where('digest', '=', digest)
      .executeTakeFirst();
    return row ? toApiKey(row) : null;
  }

  async list(): Promise<ApiKey[]> {
    const rows = await this.#connections.reader
      .selectFrom('api_key')
      .selectAll()
      .orderBy('date_created')
      .orderBy('id')
      .execute();
    return rows.map(toApiKey);
  }

  async revoke(id: string, now: Date): Promise<ApiKey> {
    return this.#connections.transactions.run(async (trx) => {
      await trx
        .updateTable('api_key')
        .set({ date_revoked: now.toISOString() })
        .where('id', '=', id)
        .where('date_revoked', 'is', null)
        .execute();
      const row = await trx.selectFrom('api_key').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) throw new InvalidInputError(`There is no key ${id}.`);
      return toApiKey(row);
    });
  }

  async noteUse(id: string, now: Date): Promise<void> {
    await this.#connections.transactions.run((trx) =>
      trx.updateTable('api_key').set({ date_last_used: now.toISOString() }).where('id', '=', id).execute(),
    );
  }
}

function toApiKey(row: Selectable<ApiKeyTable>): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes),
    publishers: row.publishers === null ? null : JSON.parse(row.publishers),
    dateCreated: row.date_created,
    dateExpires: row.date_expires,
    dateRevoked: row.date_revoked,
    dateLastUsed: row.date_last_used,
  };
}
