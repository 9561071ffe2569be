import { type Kysely, type Migration, Migrator } from 'kysely';
import { EnvironmentError } from '../domain/errors.js';
import { up as articlesActorsStatements } from './migrations/0001-articles-actors-statements.js';
import type { Tables } from './tables.js';

/** Every layout change, in order. A migration that has been released is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-articles-actors-statements': { up: articlesActorsStatements },
};

/**
 * Brings the database to this version's layout.
 * @throws EnvironmentError where a newer version of On Record has been there
 */
export async function migrate(db: Kysely<Tables>, databaseName: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  for (const name of await executedMigrations(db))
    if (!(name in MIGRATIONS))
      throw new EnvironmentError(
        `${databaseName} was written by a newer version of On Record (it has migration "${name}"): start that version, or name another DATA_DIR.`,
      );
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
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
