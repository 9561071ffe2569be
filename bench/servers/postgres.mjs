import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort, HOST } from './free-port.mjs';

const START_TIMEOUT_MS = 30_000;

/** @typedef {{ newDatabase(): Promise<string>, stop(): Promise<void> }} Postgres */

/**
 * The server that DATABASE_URL names, or one of the machine's own on a free port and a temporary folder. With
 * fsync: what it acknowledges is on disk.
 * @returns {Promise<Postgres>}
 * @throws Error where there is neither
 */
export async function startPostgres() {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL) return onServer(DATABASE_URL, async () => {});
  const binaries = findBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-postgres-'));
  const asUser = process.getuid?.() === 0 ? postgresUser(folder) : {};
  const data = join(folder, 'data');
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'onrecord', '-A', 'trust', '-E', 'UTF8'], {
    ...asUser,
    stdio: 'ignore',
  });
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-c', `listen_addresses=${HOST}`, '-k', folder];
  // A group of its own: Ctrl+C is for the run, which ends it.
  const server = spawn(join(binaries, 'postgres'), options, { ...asUser, stdio: 'ignore', detached: true });
  process.once('exit', () => server.kill('SIGQUIT'));
  const url = `postgres://onrecord@${HOST}:${port}/postgres`;
  await answers(url);
  return onServer(url, async () => {
    // A fast shutdown: clients that are still there are cut off.
    server.kill('SIGINT');
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true });
  });
}

/**
 * @param {string} url
 * @param {() => Promise<void>} end
 * @returns {Postgres}
 */
function onServer(url, end) {
  /** @type {string[]} */
  const made = [];
  return {
    async newDatabase() {
      const name = `onrecord_bench_${process.pid}_${made.length}`;
      await runSql(url, `create database ${name}`);
      made.push(name);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    async stop() {
      // A server that is not ours is left as it was.
      for (const name of made) await runSql(url, `drop database ${name} with (force)`);
      await end();
    },
  };
}

/** Debian keeps the server's programs off the PATH. */
function findBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((each) => join(debian, each, 'bin')) : [];
  const folders = [...(process.env.PATH ?? '').split(':'), ...versions.sort().reverse()];
  const found = folders.find(
    (each) => existsSync(join(each, 'initdb')) && existsSync(join(each, 'postgres')),
  );
  if (!found) throw new Error('DATABASE_URL is not set, and no initdb was found on this machine.');
  return found;
}

/**
 * The server refuses to run as root: the folder and the process are given to its own user.
 * @param {string} folder
 */
function postgresUser(folder) {
  const id = (/** @type {string} */ flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  execFileSync('chown', [`${uid}:${gid}`, folder]);
  chmodSync(folder, 0o700);
  return { uid, gid, cwd: folder };
}

/** @param {string} url */
async function answers(url) {
  for (const started = Date.now(); ; await pause(50)) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() - started > START_TIMEOUT_MS) throw error;
    }
  }
}

/**
 * @param {string} url
 * @param {string} sql
 */
async function runSql(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
