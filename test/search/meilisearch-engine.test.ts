import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { openMeilisearchEngine } from '../../src/search/meilisearch-engine.js';
import { type MeilisearchServer, meilisearchMissing, startMeilisearch } from './meilisearch-server.js';
import { describeSearchContract } from './search.contract.js';

// A task takes up to 0.1 s, and some tests need many.
jest.setTimeout(30_000);

const missing = meilisearchMissing();
const withServer = missing === null ? describe : describe.skip;

withServer(`With a real Meilisearch${missing === null ? '' : ` [${missing}]`}`, () => {
  let server: MeilisearchServer;
  beforeAll(async () => {
    server = await startMeilisearch();
  }, 30_000);
  afterAll(() => server.stop());

  describeSearchContract('Meilisearch', async () => {
    const { url, masterKey } = server;
    const engine = openMeilisearchEngine({ url, apiKey: masterKey, indexName: `test_${randomUUID()}` });
    return { engine, dispose: () => engine.close() };
  });
});
