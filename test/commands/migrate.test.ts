import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type PostgresServer, startPostgres } from '../store/postgres-server.js';
import { type Environment, run } from './run.js';

const MIGRATIONS = readdirSync(new URL('../../src/store/migrations/', import.meta.url)).map((name) =>
  name.replace(/\.ts$/, ''),
);
const PROCESSES = 6;

// Processes take their time on a machine that is busy.
jest.setTimeout(120_000);

const postgres = await startPostgres();

describeMigrate('SQLite', true, async (folder) => ({ DATA_DIR: join(folder, 'data') }));
describeMigrate('PostgreSQL', postgres !== null, async () => ({
  DATABASE_URL: await (postgres as PostgresServer).newDatabase(),
}));
afterAll(() => postgres?.stop());

function describeMigrate(
  name: string,
  isThere: boolean,
  makeDatabase: (folder: string) => Promise<Environment>,
): void {
  (isThere ? describe : describe.skip)(`migrate on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-migrate-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    let database: Environment;
    beforeAll(async () => {
      database = await makeDatabase(folder);
    });
    const migrate = () => run(['migrate'], database);

    it('makes the layout once, however many processes start together', async () => {
      const endings = await Promise.all(Array.from({ length: PROCESSES }, migrate));
      expect(endings.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
        endings.map(() => ({ code: 0, stderr: '' })),
      );
      const applied = endings.flatMap(
        ({ stdout }) => /: applied (.*)\n$/.exec(stdout)?.[1]?.split(', ') ?? [],
      );
      expect(applied.sort()).toEqual(MIGRATIONS.sort());
    });

    it('says where there is nothing to do, and nothing but the database', async () => {
      const { code, stdout, stderr } = await migrate();
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^${name}.*: nothing to do\n$`));
    });
  });
}

it('migrate says what to do where the server is not there', async () => {
  const { code, stderr } = await run(['migrate'], { DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/none' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^onrecord: PostgreSQL at .* cannot be reached .*check DATABASE_URL.*\n$/);
  expect(stderr).not.toContain('secret');
});

it('a server on PostgreSQL needs a search server beside it', async () => {
  const { code, stderr } = await run(['status'], { DATABASE_URL: 'postgres://me@127.0.0.1:9/none' });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining('DATABASE_URL needs MEILI_URL beside it'),
  });
});
