import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresServer {
  /** A url of a new, empty database. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * The server that DATABASE_URL names, or one of the machine's own on a free port and a temporary folder.
 * @returns null, with the reason told, where there is neither
 */
export async function startPostgres(): Promise<PostgresServer | null> {
  const url = process.env['DATABASE_URL'];
  if (url) return { newDatabase: () => createDatabase(url), stop: async () => {} };
  const binaries = findBinaries();
  if (binaries === null) {
    console.warn('Skipped PostgreSQL: DATABASE_URL is not set, and no initdb was found on this machine.');
    return null;
  }
  return startLocal(binaries);
}

/** Debian keeps the server's programs off the PATH. */
function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
    : [];
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...versions.sort().reverse()];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

async function startLocal(binaries: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-postgres-'));
  const asUser = process.getuid?.() === 0 ? postgresUser(folder) : {};
  const data = join(folder, 'data');
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'onrecord', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...asUser,
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder, '-F'];
  const server = spawn(join(binaries, 'postgres'), options, { ...asUser, stdio: 'ignore' });
  const url = `postgres://onrecord@127.0.0.1:${port}/postgres`;
  await answers(url);
  return {
    newDatabase: () => createDatabase(url),
    async stop() {
      // A fast shutdown: clients that are still there are cut off.
      server.kill('SIGINT');
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

/** The server refuses to run as root: the folder and the process are given to its own user. */
function postgresUser(folder: string): { uid: number; gid: number; cwd: string } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  execFileSync('chown', [`${uid}:${gid}`, folder]);
  chmodSync(folder, 0o700);
  return { uid, gid, cwd: folder };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(100);
    }
  }
}

async function createDatabase(url: string): Promise<string> {
  // Many suites share a server that is given, and one process runs several of them.
  const name = `onrecord_test_${randomBytes(8).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
