import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../dist/app.js';
import { readConfig } from '../../dist/config.js';
import { Meilisearch } from '../servers/meilisearch.mjs';
import { startPostgres } from '../servers/postgres.mjs';

/**
 * A store and an engine that processes can be started on.
 * @typedef {object} Setup
 * @property {string} folder
 * @property {Readonly<Record<string, string>>} environment the settings of such processes
 * @property {import('../../dist/app.js').App} app of this process, which only looks
 * @property {Meilisearch | null} meilisearch
 * @property {() => Promise<void>} close
 */

/** What is tried, by name. */
export const SETUPS = {
  'SQLite, built-in engine': () => open({}),
  'SQLite, Meilisearch': () => open({ meilisearch: true }),
  'PostgreSQL, Meilisearch': () => open({ postgres: true, meilisearch: true }),
};

/**
 * @param {{ postgres?: boolean, meilisearch?: boolean }} servers
 * @returns {Promise<Setup>}
 */
async function open(servers) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-faults-'));
  const postgres = servers.postgres ? await startPostgres() : null;
  const meilisearch = servers.meilisearch ? await Meilisearch.start() : null;
  const environment = {
    DATA_DIR: join(folder, 'data'),
    ...(postgres ? { DATABASE_URL: await postgres.newDatabase() } : {}),
    ...meilisearch?.environment,
  };
  const config = readConfig(environment);
  const app = await openApp(config.dataDir, config);
  const close = async () => {
    await app.close();
    await meilisearch?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true });
  };
  return { folder, environment, app, meilisearch, close };
}
