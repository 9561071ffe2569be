import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import fastify from 'fastify';
import { createYoga } from 'graphql-yoga';
import mercurius from 'mercurius';
import { pino } from 'pino';
import { makeServer } from '../../dist/api.js';
import { makeContext } from '../../dist/graphql/context.js';
import { makeSchema } from '../../dist/graphql/schema.js';
import { nestedLists, searchPage } from './plain-json.mjs';

const HOST = '127.0.0.1';

/**
 * Servers that answer the same operations from the same source at `/graphql`; each gives its port. All but the
 * floor have the same schema and the same resolvers.
 *
 * @typedef {import('./source.mjs').Source} Source
 * @type {Record<string, { title: string, start: (source: Source) => Promise<number> }>}
 */
export const SUBJECTS = {
  floor: {
    title: 'plain JSON (Fastify)',
    async start(source) {
      const app = fastify();
      const answers = { Search: searchPage, Nested: nestedLists };
      app.post('/graphql', (request) => {
        const { query, variables } = /** @type {any} */ (request.body);
        return answers[/query (\w+)/.exec(query)[1]](source, variables);
      });
      return portOf(await app.listen({ host: HOST, port: 0 }));
    },
  },
  onRecord: {
    title: 'On Record',
    async start(source) {
      const server = await makeServer(/** @type {any} */ (source), pino({ level: 'warn' }));
      return portOf(await server.listen({ host: HOST, port: 0 }));
    },
  },
  mercurius: {
    title: 'Mercurius + jit',
    async start({ store, searcher, indexHealth, desk }) {
      const app = fastify();
      await app.register(mercurius, {
        schema: makeSchema(),
        jit: 1,
        context: () => /** @type {any} */ (makeContext({ store, searcher, indexHealth, desk })),
      });
      return portOf(await app.listen({ host: HOST, port: 0 }));
    },
  },
  yoga: {
    title: 'GraphQL Yoga',
    async start({ store, searcher, indexHealth, desk }) {
      const yoga = createYoga({
        schema: makeSchema(),
        context: () => makeContext({ store, searcher, indexHealth, desk }),
        logging: false,
      });
      const server = createServer(yoga);
      await new Promise((resolve) => {
        server.listen(0, HOST, () => resolve(undefined));
      });
      return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
    },
  },
  stock: {
    title: 'type-graphql + Apollo, stock',
    async start({ store, searcher, indexHealth, desk }) {
      const server = new ApolloServer({ schema: makeSchema() });
      const { url } = await startStandaloneServer(server, {
        listen: { host: HOST, port: 0 },
        context: async () => makeContext({ store, searcher, indexHealth, desk }),
      });
      return portOf(url);
    },
  },
};

/** @param {string} url */
function portOf(url) {
  return Number(new URL(url).port);
}
