import { afterAll, describe, it } from '@jest/globals';
import { openPostgres } from '../../src/store/open-postgres.js';
import { startPostgres } from './postgres-server.js';
import { describeStoreContract } from './store.contract.js';

const server = await startPostgres();

if (server) {
  afterAll(() => server.stop());
  describeStoreContract('The PostgreSQL store', async () => {
    const url = await server.newDatabase();
    const store = await openPostgres(url);
    return { store, openAnother: () => openPostgres(url), dispose: () => store.close() };
  });
} else {
  describe.skip('The PostgreSQL store', () => {
    it('was not found', () => {});
  });
}
