import { type Kysely, type Migration, Migrator } from 'kysely';
import { EnvironmentError } from '../domain/errors.js';
import type { ColumnTypes } from './column-types.js';
import { up as articlesActorsStatements } from './migrations/0001-articles-actors-statements.js';
import { up as actorCorrections } from './migrations/0002-actor-corrections.js';
import { up as whatClaimsDo } from './migrations/0003-what-claims-do.js';
import { up as articleStatus } from './migrations/0004-article-status.js';
import { up as indexUpkeep } from './migrations/0005-index-upkeep.js';
import { up as rolesByArticle } from './migrations/0006-roles-by-article.js';
import { up as apiKeys } from './migrations/0007-api-keys.js';
import { up as auditLog } from './migrations/0008-audit-log.js';
import { up as searchedDocuments } from './migrations/0009-searched-documents.js';
import { up as keyedRequests } from './migrations/0010-keyed-requests.js';
import { up as statementEdits } from './migrations/0011-statement-edits.js';
import { up as actorEdits } from './migrations/0012-actor-edits-and-claim-reviews.js';
import { up as doubtfulDeliveries } from './migrations/0013-doubtful-deliveries.js';
import { up as arrivals } from './migrations/0014-arrivals.js';
import { up as reasonsOfChanges } from './migrations/0015-reasons-of-changes.js';
import { up as indexCheckpoint } from './migrations/0016-index-checkpoint.js';
import type { Tables } from './tables.js';

/** Every layout change, in order. A migration that has been released is never edited. */
const MIGRATIONS: Record<string, (db: Kysely<unknown>, types: ColumnTypes) => Promise<void>> = {
  '0001-articles-actors-statements': articlesActorsStatements,
  '0002-actor-corrections': actorCorrections,
  '0003-what-claims-do': whatClaimsDo,
  '0004-article-status': articleStatus,
  '0005-index-upkeep': indexUpkeep,
  '0006-roles-by-article': rolesByArticle,
  '0007-api-keys': apiKeys,
  '0008-audit-log': auditLog,
  '0009-searched-documents': searchedDocuments,
  '0010-keyed-requests': keyedRequests,
  '0011-statement-edits': statementEdits,
  '0012-actor-edits-and-claim-reviews': actorEdits,
  '0013-doubtful-deliveries': doubtfulDeliveries,
  '0014-arrivals': arrivals,
  '0015-reasons-of-changes': reasonsOfChanges,
  '0016-index-checkpoint': indexCheckpoint,
};

/**
 * Brings the database to this version's layout. Several processes may do so at once: one waits for the other.
 * @returns the migrations that it took, by name
 * @throws EnvironmentError where a newer version of On Record has been there
 */
export async function migrate(
  db: Kysely<Tables>,
  databaseName: string,
  types: ColumnTypes,
): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrationsFor(types) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  for (const name of await executedMigrations(db))
    if (!(name in MIGRATIONS))
      throw new EnvironmentError(
        `${databaseName} was written by a newer version of On Record (it has migration "${name}"): start that version, or name another DATA_DIR or DATABASE_URL.`,
      );
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

function migrationsFor(types: ColumnTypes): Record<string, Migration> {
  const entries = Object.entries(MIGRATIONS);
  return Object.fromEntries(entries.map(([name, up]) => [name, { up: (db) => up(db, types) }]));
}

async function executedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'migration')) return [];
  const rows = await db
    .withTables<{ migration: { name: string } }>()
    .selectFrom('migration')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}
