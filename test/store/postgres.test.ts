import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TimeoutError } from '../../src/domain/errors.js';
import { openPostgres } from '../../src/store/open-postgres.js';
import { describeApiKeys } from './api-keys.contract.js';
import { describeIndexLedger } from './index-ledger.contract.js';
import { startPostgres } from './postgres-server.js';
import { describeStoreContract, type StoreUnderTest } from './store.contract.js';

const server = await startPostgres();

if (server) {
  afterAll(() => server.stop());
  const openStore = async (): Promise<StoreUnderTest> => {
    const url = await server.newDatabase();
    const store = await openPostgres(url);
    return { store, openAnother: () => openPostgres(url), dispose: () => store.close() };
  };
  describeStoreContract('The PostgreSQL store', openStore);
  describeApiKeys('The PostgreSQL store', openStore);
  describeIndexLedger('The PostgreSQL store', openStore);

  it('ends a read that takes too long, and goes on', async () => {
    const url = await server.newDatabase();
    const store = await openPostgres(url, 200);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    const read = () => store.articles.byIds(['art_1']);
    try {
      await other.query('begin; lock table article in access exclusive mode');
      await expect(read()).rejects.toThrow(TimeoutError);
      await other.query('rollback');
      expect(await read()).toEqual([null]);
    } finally {
      await other.end();
      await store.close();
    }
  });
} else {
  describe.skip('The PostgreSQL store', () => {
    it('was not found', () => {});
  });
}
