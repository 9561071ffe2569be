import { afterAll, describe, it } from '@jest/globals';
import { openPostgres } from '../../src/store/open-postgres.js';
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
  describeIndexLedger('The PostgreSQL store', openStore);
} else {
  describe.skip('The PostgreSQL store', () => {
    it('was not found', () => {});
  });
}
