import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { issueKey } from '../../src/access/key-issue.js';
import { makeServer, type ServerOptions } from '../../src/api.js';
import { type App, openApp } from '../../src/app.js';
import type { Scope } from '../../src/domain/caller.js';
import type { HttpSettings } from '../../src/http/http-settings.js';

/** Articles about invented people and places. */
export const ARTICLES = [
  {
    headline: 'Harbour plan divides Velmora',
    url: 'https://news.example/harbour',
    publisher: 'Velmora Courier',
    datePublished: '2021-03-04',
    body: `Mayor Ilsa Brandreth said on Thursday that the harbour would be closed for two winters.

“We will not open a single pier before the walls are safe,” Brandreth said. “That is a promise.”

According to the engineer Tomas Okunle, the old walls could fail “within a decade”.`,
  },
  {
    headline: 'Fishermen answer the mayor',
    url: 'https://news.example/fishermen',
    publisher: 'Coast Gazette',
    datePublished: '2022-05-06',
    body: `Fishermen in Velmora rejected the harbour plan. “Two winters without boats will ruin us,” said Dario Vant, who leads their union.

Ilsa Brandreth told reporters that the town would pay for every lost day. 😀 “Nobody will be ruined,” she said.`,
  },
  {
    headline: 'Safe walls & "open" piers',
    url: 'https://news.example/piers',
    publisher: 'Velmora Courier',
    datePublished: '2023-01-02',
    body: `The walls are safe, Tomas Okunle said. “I would swim there,” Okunle told the council.`,
  },
];

export interface TestGraph {
  readonly app: App;
  readonly server: FastifyInstance;
  /** Sends an operation by POST, with a key if one is given. */
  send(
    query: string,
    variables?: object,
    key?: string,
  ): Promise<{ status: number; data: never; errors?: GraphError[] }>;
  /** Makes a key. */
  newKey(name: string, ...scopes: Scope[]): Promise<string>;
  close(): Promise<void>;
}

interface GraphError {
  readonly message: string;
  readonly path?: unknown[];
  readonly extensions: { readonly code: string; readonly errorId?: string };
}

/** The whole server over a database of its own, without a socket. */
export async function openTestGraph(
  articles: readonly object[] = ARTICLES,
  settings: Partial<HttpSettings> = {},
  options: ServerOptions = {},
): Promise<TestGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-graph-'));
  const app = await openApp(folder);
  for (const article of articles) await app.ingest(article as Record<string, unknown>);
  const server = await makeServer(app, pino({ level: 'silent' }), { settings, ...options });
  return {
    app,
    server,
    async newKey(name, ...scopes) {
      return (await issueKey(app.store.keys, { name, scopes }, new Date())).secret;
    },
    async send(query, variables, key) {
      const response = await server.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query, variables },
        headers: {
          accept: 'application/graphql-response+json',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
      });
      // What it costs is in every answer.
      const { extensions: _, ...answer } = response.json();
      return { status: response.statusCode, ...answer };
    },
    async close() {
      await server.close();
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}
