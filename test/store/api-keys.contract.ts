import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiKey } from '../../src/domain/api-key.js';
import { InvalidInputError } from '../../src/domain/errors.js';
import type { ApiKeys } from '../../src/store/store.js';
import type { StoreUnderTest } from './store.contract.js';

const KEY: ApiKey = {
  id: 'key_1',
  name: 'The archive’s search page',
  scopes: ['read', 'review'],
  publishers: null,
  dateCreated: '2026-01-01T00:00:00.000Z',
  dateExpires: null,
  dateRevoked: null,
  dateLastUsed: null,
};
const LIMITED: ApiKey = {
  ...KEY,
  id: 'key_2',
  scopes: ['read'],
  publishers: ['Velmora Courier', 'Coast "Gazette"'],
  dateCreated: '2026-01-02T00:00:00.000Z',
  dateExpires: '2027-01-01T00:00:00.000Z',
};
const NOON = new Date('2026-03-04T12:00:00.000Z');
const LATER = new Date('2026-03-04T13:00:00.000Z');

/** What every store has to do with keys. */
export function describeApiKeys(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps keys:`, () => {
    let opened: StoreUnderTest;
    let keys: ApiKeys;
    beforeEach(async () => {
      opened = await open();
      keys = opened.store.keys;
      await keys.add(LIMITED, 'digest of 2');
      await keys.add(KEY, 'digest of 1');
    });
    afterEach(() => opened.dispose());

    it('finds each by its digest, as it was given', async () => {
      expect(await keys.byDigest('digest of 1')).toEqual(KEY);
      expect(await keys.byDigest('digest of 2')).toEqual(LIMITED);
      expect(await keys.byDigest('digest of 3')).toBeNull();
      expect(await keys.byDigest(KEY.id)).toBeNull();
    });

    it('lists them, the oldest first', async () => {
      expect(await keys.list()).toEqual([KEY, LIMITED]);
    });

    it('revokes one for good, at the time when it was revoked first', async () => {
      const revoked = { ...KEY, dateRevoked: NOON.toISOString() };
      expect(await keys.revoke(KEY.id, NOON)).toEqual(revoked);
      expect(await keys.revoke(KEY.id, LATER)).toEqual(revoked);
      expect(await keys.byDigest('digest of 1')).toEqual(revoked);
      expect(await keys.byDigest('digest of 2')).toEqual(LIMITED);
      await expect(keys.revoke('key_3', NOON)).rejects.toThrow(InvalidInputError);
    });

    it('knows when one was used last', async () => {
      await keys.noteUse(KEY.id, NOON);
      await keys.noteUse(KEY.id, LATER);
      expect(await keys.list()).toEqual([{ ...KEY, dateLastUsed: LATER.toISOString() }, LIMITED]);
    });

    it('refuses a second key of the same digest', async () => {
      await expect(keys.add({ ...KEY, id: 'key_4' }, 'digest of 1')).rejects.toThrow();
      expect(await keys.list()).toHaveLength(2);
    });

    it('is seen by another process at once', async () => {
      const other = await opened.openAnother();
      try {
        expect(await other.keys.byDigest('digest of 1')).toEqual(KEY);
        await other.keys.revoke(KEY.id, NOON);
        expect((await keys.byDigest('digest of 1'))?.dateRevoked).toBe(NOON.toISOString());
      } finally {
        await other.close();
      }
    });
  });
}
