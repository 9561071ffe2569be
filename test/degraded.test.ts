import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Meilisearch } from 'meilisearch';
import type { UnavailableReason } from '../src/search/search-engine.js';
import { type Environment, run } from './commands/run.js';
import {
  type MeilisearchControl,
  type MeilisearchServer,
  meilisearchMissing,
  startMeilisearch,
} from './search/meilisearch-server.js';
import { type Answer, type ServerProcess, startServer } from './server-process.js';
import { type PostgresServer, startPostgres } from './store/postgres-server.js';
import { until } from './until.js';

// A search waits for a stuck engine for seconds, and processes take their time on a machine that is busy.
jest.setTimeout(120_000);

const SEARCH = `query ($query: String!, $after: String, $first: Int) {
  searchStatements(query: $query, sort: OLDEST, first: $first, after: $after, facets: [ACTOR]) {
    totalCount totalCountIsExact isFromStandIn nodes { text } pageInfo { endCursor hasNextPage }
    facets { values { label count } }
  }
}`;
const EVERYTHING_ELSE = `query ($id: ID!) {
  node(id: $id) { id ... on Article { headline statements { nodes { text } } } }
  articles { totalCount } actors { nodes { name } } quotes { totalCount nodes { article { id } } } claims { totalCount }
}`;

const missing = meilisearchMissing();
const postgres = missing === null ? await startPostgres() : null;
afterAll(() => postgres?.stop());

/** Articles that come in one after the other, each with one quote of a speaker of its own. */
const SPEAKERS = ['Mira Okonvale', 'Tomas Brell', 'Ilse Sund', 'Edda Marsh', 'Finn Rook', 'Tarn Bellis'];
const articleOf = (nth: number) => `“Ferry number ${nth} sails at dawn,” said ${SPEAKERS[nth]}, a pilot.\n`;

/** What can become of an engine. */
interface Patient extends MeilisearchControl {
  revokeKey(): Promise<unknown>;
  grantKey(): Promise<unknown>;
}

type Treatment = (engine: Patient) => unknown;
const TROUBLES: readonly [string, Treatment, Treatment, UnavailableReason][] = [
  ['is stuck', (engine) => engine.pause(), (engine) => engine.resume(), 'SLOW'],
  ['is killed', (engine) => engine.kill(), (engine) => engine.start(), 'UNREACHABLE'],
  ['refuses the key', (engine) => engine.revokeKey(), (engine) => engine.grantKey(), 'REFUSED'],
];

describeDegraded('SQLite', missing === null, async (folder) => ({ DATA_DIR: join(folder, 'data') }));
describeDegraded('PostgreSQL', postgres !== null, async () => ({
  DATABASE_URL: await (postgres as PostgresServer).newDatabase(),
}));

function describeDegraded(
  database: 'SQLite' | 'PostgreSQL',
  isThere: boolean,
  makeDatabase: (folder: string) => Promise<Environment>,
): void {
  (isThere ? describe : describe.skip)(`A server on ${database} whose search engine`, () => {
    let folder: string;
    let meilisearch: MeilisearchServer;
    let engine: Patient;
    let environment: Environment;
    let server: ServerProcess;
    let taken = 0;
    const hasStandIn = database === 'SQLite';

    /** Takes the next article in, by a process of its own. */
    const ingest = async () => {
      const nth = taken++;
      const published = `2024-01-0${nth + 1}`;
      const { code, stdout, stderr } = await run(
        ['ingest', '-', '--headline', `Ferry ${nth}`, '--published', published],
        environment,
        articleOf(nth),
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return /\((art_\w+)\)/.exec(stdout)?.[1] as string;
    };
    const readiness = async (): Promise<[string, string | null]> => {
      const { status, checks } = await (await fetch(`${server.origin}/readyz`)).json();
      return [status, checks.search.reason];
    };
    const search = (query: string, more: object = {}): Promise<Answer> =>
      server.send(SEARCH, { query, ...more });
    /** Waits until a search finds so many, in the engine or in what stands in for it. */
    const finds = (count: number, isFromStandIn: boolean) =>
      until(`${count} found${isFromStandIn ? ' by the stand-in' : ''}`, async () => {
        const found = (await search('ferry number')).data?.searchStatements;
        return found?.totalCount === count && found.isFromStandIn === isFromStandIn ? found : false;
      });

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'onrecord-degraded-'));
      meilisearch = await startMeilisearch();
      const client = new Meilisearch({ host: meilisearch.url, apiKey: meilisearch.masterKey });
      // A key is made of the master key and its uid, so the same uid gives the same key again.
      const uid = randomUUID();
      // Other suites may work on the same server.
      const MEILI_INDEX = `degraded_${uid}`;
      const grantKey = () =>
        client.createKey({ uid, actions: ['search'], indexes: [MEILI_INDEX], expiresAt: null });
      const { key } = await grantKey();
      engine = {
        ...meilisearch.control,
        revokeKey: () => client.deleteKey(uid),
        grantKey,
      };
      environment = {
        ...(await makeDatabase(folder)),
        MEILI_URL: meilisearch.url,
        MEILI_INDEX,
        MEILI_API_KEY: meilisearch.masterKey,
        MEILI_SEARCH_KEY: key,
      };
      for (let nth = 0; nth < 3; nth++) await ingest();
      server = await startServer(environment);
    });
    afterAll(async () => {
      engine.resume();
      server.process.kill('SIGTERM');
      await server.ended;
      await meilisearch.stop();
      await rm(folder, { recursive: true });
    });

    it('is there answers from it', async () => {
      const found = await finds(3, false);
      expect(found.nodes.map(({ text }: { text: string }) => text)).toEqual(
        [0, 1, 2].map((nth) => expect.stringContaining(`Ferry number ${nth}`)),
      );
    });

    it.each(TROUBLES)('%s goes on, and is whole again when it is back', async (_, hurt, heal, told) => {
      const before = taken;
      await finds(before, false);
      const firstPage = (await search('', { first: 1 })).data.searchStatements;
      await until('it is ready', async () => (await readiness())[0] === 'ready');
      await hurt(engine);
      await until('the trouble is told', async () => {
        const [status, reason] = await readiness();
        return status === 'degraded' && reason === told;
      });

      // Nothing but the search notices.
      const id = await ingest();
      const { data, errors } = await server.send(EVERYTHING_ELSE, { id });
      expect(errors).toBeUndefined();
      expect(data.node).toMatchObject({ id, headline: `Ferry ${before}`, statements: { nodes: [{}] } });
      expect(data).toMatchObject({ articles: { totalCount: taken }, quotes: { totalCount: taken } });
      expect(data.actors.nodes).toHaveLength(taken);

      if (hasStandIn) {
        const found = await finds(taken, true);
        expect(found.totalCountIsExact).toBe(true);
        expect(found.facets[0].values).toHaveLength(taken);
        // A page goes on where the engine's ended.
        const rest = (await search('', { first: 100, after: firstPage.pageInfo.endCursor })).data
          .searchStatements;
        expect(rest.isFromStandIn).toBe(true);
        expect([...firstPage.nodes, ...rest.nodes].map(({ text }) => text)).toEqual(
          found.nodes.map(({ text }: { text: string }) => text),
        );
      } else {
        const refused = await search('ferry number');
        expect(refused).toMatchObject({
          status: 200,
          errors: [{ path: ['searchStatements'], extensions: { code: 'SEARCH_UNAVAILABLE' } }],
        });
      }

      await heal(engine);
      const found = await finds(taken, false);
      expect(found.nodes.at(-1).text).toContain(`Ferry number ${before}`);
    });

    it('is away keeps nobody from withdrawing an article, which is out of search at once', async () => {
      await finds(taken, false);
      const id = await ingest();
      await finds(taken, false);
      engine.pause();
      // The server has its connections, and the command a new one.
      const { code, stdout } = await run(['articles', 'cancel', id], {
        ...environment,
        MEILI_URL: 'http://127.0.0.1:9',
      });
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('1 statements hidden') });
      if (hasStandIn) await finds(taken - 1, true);
      engine.resume();
      await finds(taken - 1, false);
    });

    it('is stuck is not waited for any more after a few searches', async () => {
      engine.pause();
      for (let time = 0; time < 3; time++) await search('ferry number');
      // Were each to wait for the engine, these would take as many times its three seconds.
      const started = performance.now();
      for (let time = 0; time < 10; time++) await search('ferry number');
      expect(performance.now() - started).toBeLessThan(10_000);
      engine.resume();
      await finds(taken - 1, false);
    });
  });
}
