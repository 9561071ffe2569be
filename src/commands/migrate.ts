import { openStore } from '../app.js';
import type { Config } from '../config.js';

/** Brings the database to this version's layout, as every start does: so that a deployment can do so beforehand. */
export async function migrateDatabase(config: Config): Promise<void> {
  const store = await openStore(config.dataDir, config);
  const { name, migrations } = store;
  await store.close();
  const done = migrations.length === 0 ? 'nothing to do' : `applied ${migrations.join(', ')}`;
  process.stdout.write(`${name}: ${done}\n`);
}
