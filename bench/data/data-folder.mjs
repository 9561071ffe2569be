import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { Indexer } from '../../dist/indexer.js';
import { openBuiltInEngine } from '../../dist/search/built-in-engine.js';
import { openSqlite } from '../../dist/store/open-sqlite.js';
import { generateRecords } from './generator.mjs';

/** Articles saved in one transaction: the benchmark needs the data, not a commit to disk for each of them. */
const ARTICLES_AT_ONCE = 500;

/** What the data depends on; a folder is built anew when any of it changes. */
const SOURCES = [
  'generator.mjs',
  'random.mjs',
  'vocabulary.mjs',
  '../../dist/domain/record.js',
  '../../dist/search/built-in/layout.js',
  '../../dist/search/searched-fields.js',
  '../../dist/search/tokens.js',
  ...readdirSync(pathOf('../../dist/store/migrations')).map((name) => `../../dist/store/migrations/${name}`),
];

/**
 * A data folder with so many generated statements, stored and indexed. Kept among the temporary files of the
 * system for the next run.
 *
 * @param {import('./generator.mjs').Parameters} parameters
 * @param {{ fresh: boolean, tell: (text: string) => void }} options
 */
export async function prepareDataFolder(parameters, { fresh, tell }) {
  const folder = join(tmpdir(), 'onrecord-bench', `${parameters.statements}-${keyOf(parameters)}`);
  if (fresh) rmSync(folder, { recursive: true, force: true });
  if (existsSync(folder)) {
    tell(`Using the data of an earlier run in ${folder} (--fresh builds it anew).\n`);
    return folder;
  }
  // Gets its name when it is complete, so that a run that was broken off leaves nothing half-built.
  const building = `${folder}.${process.pid}`;
  mkdirSync(building, { recursive: true });
  try {
    const started = performance.now();
    await fill(building, parameters, tell);
    writeFileSync(join(building, 'build-seconds'), String((performance.now() - started) / 1000));
    renameSync(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  tell(`Data kept for the next run in ${folder}.\n`);
  return folder;
}

/**
 * @param {string} folder
 * @param {import('./generator.mjs').Parameters} parameters
 * @param {(text: string) => void} tell
 */
async function fill(folder, parameters, tell) {
  const { store, path, transactions } = await openSqlite(folder);
  const engine = openBuiltInEngine({ path, transactions });
  await engine.prepare();
  let saved = 0;
  for (const records of batches(generateRecords(parameters), ARTICLES_AT_ONCE)) {
    await transactions.run(async () => {
      for (const record of records) await store.save(record);
    });
    saved += records.reduce((sum, { statements }) => sum + statements.length, 0);
    tell(`\rBuilding the data: ${saved} of ${parameters.statements} statements stored `);
  }
  tell('\nIndexing them ... ');
  const indexed = await new Indexer(store, engine, { isIndexInStore: true }).drain();
  tell(`${indexed} done.\n`);
  await engine.close();
  await store.close();
  // Large transactions leave a large log, which a data folder of many small ones does not have.
  const database = new Database(path);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {number} size
 * @returns {Generator<T[]>}
 */
function* batches(items, size) {
  /** @type {T[]} */
  let batch = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** @param {import('./generator.mjs').Parameters} parameters */
function keyOf(parameters) {
  const hash = createHash('sha256').update(JSON.stringify(parameters));
  for (const source of SOURCES) hash.update(readFileSync(pathOf(source)));
  return hash.digest('hex').slice(0, 12);
}

/** @param {string} relative */
function pathOf(relative) {
  return fileURLToPath(new URL(relative, import.meta.url));
}
