import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import Database from 'libsql';
import { EnvironmentError } from '../../src/domain/errors.js';
import { openSqlite, type SqliteStore } from '../../src/store/open-sqlite.js';
import { describeApiKeys } from './api-keys.contract.js';
import { CATALOGUE } from './catalogue.js';
import { describeIndexLedger } from './index-ledger.contract.js';
import { readAll } from './paging.js';
import { record } from './records.js';
import { describeStoreContract, type StoreUnderTest } from './store.contract.js';

const openStore = async (): Promise<StoreUnderTest> => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-store-'));
  const { store } = await openSqlite(folder);
  return {
    store,
    openAnother: async () => (await openSqlite(folder)).store,
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};
describeStoreContract('The SQLite store', openStore);
describeApiKeys('The SQLite store', openStore);
describeIndexLedger('The SQLite store', openStore);

describe('The SQLite store', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-store-'));
    path = join(folder, 'onrecord.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Opens, lets `work` at it, and closes. */
  const withStore = async <T>(work: (opened: SqliteStore) => Promise<T>, at = folder): Promise<T> => {
    const opened = await openSqlite(at);
    try {
      return await work(opened);
    } finally {
      await opened.store.close();
    }
  };
  const filled = () =>
    withStore(async ({ store }) => {
      for (const each of CATALOGUE) await store.save(each);
    });
  const digest = () => createHash('sha256').update(readFileSync(path)).digest('hex');
  const refusal = async (at = folder): Promise<string> => {
    const error = await openSqlite(at).then(
      ({ store }) => store.close().then(() => new Error('It was opened.')),
      (thrown: Error) => thrown,
    );
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).not.toContain('\n');
    return error.message;
  };

  it('makes its folder, and says whether anything was ever kept in it', async () => {
    const deep = join(folder, 'not', 'there yet');
    expect(await withStore(async ({ isUnused }) => isUnused, deep)).toBe(true);
    // As long as nothing was kept, and never again after that.
    expect(
      await withStore(async ({ isUnused, store }) => {
        await store.save(record({ id: 'art_1', statements: ['quo_1'] }));
        return isUnused;
      }, deep),
    ).toBe(true);
    expect(await withStore(async ({ isUnused }) => isUnused, deep)).toBe(false);
  });

  it('keeps everything over a close', async () => {
    await filled();
    const counts = await withStore(({ store }) => store.counts());
    expect(counts).toMatchObject({ articles: 60, quotes: 84, claims: 36, outbox: 186 });
  });

  it('leaves the rows of actors alone that an article leaves as they are', async () => {
    const named = (id: string, aliases: string[] = []) =>
      record({
        id,
        actors: [{ id: 'act_1', name: 'Mira Okonvale', role: 'keeper', aliases }],
        statements: [{ id: `quo_${id}`, actorId: 'act_1' }],
      });
    await withStore(async ({ store, transactions }) => {
      await store.save(named('art_1'));
      await transactions.run(async (trx) => {
        await sql`CREATE TABLE written (statement_count)`.execute(trx);
        await sql`CREATE TRIGGER actor_written AFTER UPDATE ON actor
          BEGIN INSERT INTO written VALUES (new.statement_count); END`.execute(trx);
      });
      const written = async (): Promise<unknown[]> => {
        const { rows } = await transactions.run((trx) => sql`DELETE FROM written RETURNING *`.execute(trx));
        return rows;
      };
      await store.save(named('art_1'));
      expect(await written()).toEqual([]);
      await store.save(named('art_1', ['Okonvale']));
      expect(await written()).toEqual([{ statement_count: 1 }]);
      await store.save(named('art_2', ['Okonvale']));
      expect(await written()).toEqual([{ statement_count: 2 }]);
    });
  });

  it('has everything in the one file once it is closed, so that a copy of it is whole', async () => {
    await filled();
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    copyFileSync(path, join(copy, 'onrecord.db'));
    expect(await withStore(({ store }) => store.counts(), copy)).toMatchObject({ articles: 60, quotes: 84 });
  });

  it('names its version and file', async () => {
    await withStore(async ({ store }) => {
      expect(store.name).toMatch(/^SQLite 3\.\d+\.\d+ in /);
      expect(store.name).toContain(path);
    });
  });

  it('writes through WAL with synchronous FULL, and with foreign keys', async () => {
    await withStore(async ({ transactions }) => {
      const settings = await transactions.run(async (trx) =>
        Promise.all(
          ['journal_mode', 'synchronous', 'foreign_keys'].map(
            async (name) => (await sql`pragma ${sql.raw(name)}`.execute(trx)).rows[0],
          ),
        ),
      );
      expect(settings).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }, { foreign_keys: 1 }]);
      expect(readdirSync(folder)).toContain('onrecord.db-wal');
    });
  });

  it('lets a reader read while somebody writes', async () => {
    await withStore(async ({ store, transactions }) => {
      await store.save(record({ id: 'art_1' }));
      await transactions.run(async (trx) => {
        await trx.deleteFrom('article').execute();
        const other = new Database(path);
        expect(other.prepare('select id from article').all([])).toEqual([{ id: 'art_1' }]);
        other.close();
        expect(await store.counts()).toMatchObject({ articles: 1 });
      });
      expect(await store.counts()).toMatchObject({ articles: 0 });
    });
  });

  it('uses an index for every order, so that a page costs what it shows', async () => {
    await withStore(async () => {
      const database = new Database(path);
      const plan = (query: string) =>
        (database.prepare(`explain query plan ${query}`).all([]) as { detail: string }[])
          .map(({ detail }) => detail)
          .join('\n');
      for (const [table, order] of [
        ['article', 'sort_date desc, id desc'],
        ['article', 'headline_key, id'],
        ['actor', 'name_key, id'],
        ['actor', 'statement_count desc, name_key, id'],
        ['statement', 'sort_date desc, article_id, position'],
        ['statement', 'sort_date, article_id, position'],
        ['statement', 'article_id, position'],
        ["statement where kind = 'QUOTE'", 'sort_date desc, article_id, position'],
        ["statement where actor_id = 'a'", 'sort_date desc, article_id, position'],
      ] as const)
        expect([order, plan(`select * from ${table} order by ${order} limit 5`)]).toEqual([
          order,
          expect.not.stringContaining('TEMP B-TREE'),
        ]);
      database.close();
    });
  });

  describe('leaves alone, and tells in one line what to do about,', () => {
    it('a file of a newer version', async () => {
      await filled();
      const database = new Database(path);
      database.exec("insert into migration (name, timestamp) values ('9999-of-tomorrow', '2099-01-01')");
      database.close();
      const before = digest();
      expect(await refusal()).toMatch(
        /written by a newer version of On Record \(it has migration "9999-of-tomorrow"\).*DATA_DIR/,
      );
      expect(digest()).toBe(before);
    });

    it.each<[string, () => void | Promise<void>]>([
      ['random bytes', () => writeFileSync(path, randomBytes(20_000))],
      ['a text', () => writeFileSync(path, 'Dear diary, '.repeat(1000))],
      ['a file that was cut off in the middle', () => filled().then(() => truncateSync(path, 40 * 1024))],
      ['a file that was cut off inside a page', () => filled().then(() => truncateSync(path, 33_333))],
      ['a file that was cut off in its first page', () => filled().then(() => truncateSync(path, 2_000))],
    ])('%s', async (_, damage) => {
      await damage();
      const before = digest();
      expect(await refusal()).toMatch(
        /onrecord\.db is damaged or not an On Record database .*: put back a backup, or move the file away/,
      );
      expect(digest()).toBe(before);
    });

    it('the database of another program', async () => {
      const database = new Database(path);
      database.exec("create table article (title text); insert into article values ('Theirs')");
      database.close();
      const before = digest();
      expect(await refusal()).toMatch(
        /onrecord\.db is the database of another program: move it away, or name another DATA_DIR/,
      );
      expect(digest()).toBe(before);
    });

    it('a data folder that is a file', async () => {
      const file = join(folder, 'data');
      writeFileSync(file, 'Not a folder.');
      expect(await refusal(file)).toMatch(/The data folder .*data cannot be written .*DATA_DIR/);
      expect(readFileSync(file, 'utf8')).toBe('Not a folder.');
    });

    it('a data folder below a file', async () => {
      writeFileSync(join(folder, 'file'), '');
      expect(await refusal(join(folder, 'file', 'data'))).toMatch(
        /The data folder .* cannot be written .*DATA_DIR/,
      );
    });

    it('a folder where the file should be', async () => {
      mkdirSync(path);
      expect(await refusal()).toMatch(/onrecord\.db cannot be opened for writing .*DATA_DIR/);
    });

    // Root may write anywhere, so as root there is nothing to refuse.
    const unlessRoot = process.getuid?.() === 0 ? it.skip : it;
    unlessRoot('a data folder that this user may not write (skipped as root, who may)', async () => {
      const locked = join(folder, 'locked');
      mkdirSync(locked);
      chmodSync(locked, 0o500);
      expect(await refusal(locked)).toMatch(/The data folder .*locked cannot be written .*DATA_DIR/);
    });
  });

  describe('when a write or read is refused later', () => {
    it('says that the disk is full, and keeps what it had', async () => {
      await withStore(async ({ store, transactions }) => {
        await store.save(record({ id: 'art_1' }));
        await transactions.run(async (trx) => {
          const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(trx);
          await sql`pragma max_page_count = ${sql.raw(String(rows[0]?.page_count))}`.execute(trx);
        });
        const large = store.save(record({ id: 'art_2', body: 'Long. '.repeat(100_000) }));
        await expect(large).rejects.toThrow(EnvironmentError);
        await expect(large).rejects.toThrow(/no room left on the disk of .*onrecord\.db/);
        expect(await store.counts()).toMatchObject({ articles: 1 });
      });
    });

    it('says that the file is damaged', async () => {
      await filled();
      // Where the statements are; opening reads the layout only.
      const bytes = readFileSync(path);
      bytes.fill(0xff, bytes.length / 2);
      writeFileSync(path, bytes);
      const reading = withStore(({ store }) => readAll(store.statements, { filter: {}, order: 'READING' }));
      await expect(reading).rejects.toThrow(EnvironmentError);
      await expect(reading).rejects.toThrow(/onrecord\.db is damaged/);
    });
  });
});
