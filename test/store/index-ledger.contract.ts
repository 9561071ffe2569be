import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Lease, RebuildLedger, Store } from '../../src/store/store.js';
import { NONE_REFUSED } from './deliveries.js';
import { record } from './records.js';
import { idOf } from './searchables.js';
import type { StoreUnderTest } from './store.contract.js';

/** What every store keeps about its search index. */
export function describeIndexLedger(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the ledger of its index:`, () => {
    let opened: StoreUnderTest;
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      other = await opened.openAnother();
    });
    afterEach(async () => {
      await other.close();
      await opened.dispose();
    });

    const save = (...statements: string[]) => store.save(record({ id: 'art_1', statements }));
    /** Delivers everything, and tells what. */
    const deliver = async (by = store): Promise<string[]> => {
      const ids: string[] = [];
      const lease = { limit: 100, leaseMs: 60_000 };
      await by.leaseOutbox(lease, async (entries) => {
        ids.push(...entries.map(({ documentId, current }) => `${documentId}${current ? '' : ' gone'}`));
        return NONE_REFUSED;
      });
      return ids;
    };
    const rebuilding = (work: (rebuild: RebuildLedger, lease: Lease) => Promise<void>) =>
      store.index.alone('rebuild', async (lease) => {
        await work(await store.index.startRebuild(lease), lease);
        return true;
      });

    describe('what an index should have', () => {
      it('is read by id, in batches and one by one', async () => {
        await store.save(
          record({
            id: 'art_1',
            publisher: 'Gull & Tide',
            actors: [{ id: 'act_1', name: 'Mira Okonvale' }],
            statements: [{ id: 'quo_B', actorId: 'act_1' }, 'quo_a', 'clm_z'],
          }),
        );
        await store.save(record({ id: 'art_2', statements: ['quo_é', 'quo_b'] }));
        const all: string[] = [];
        for (let after = ''; ; ) {
          const batch = await store.index.searchable(after, 2);
          if (batch.length === 0) break;
          all.push(...batch.map(idOf));
          after = all.at(-1) as string;
        }
        expect(all).toEqual(['act_1', 'art_1', 'art_2', 'clm_z', 'quo_B', 'quo_a', 'quo_b', 'quo_é']);
        expect(await store.index.countSearchable()).toBe(8);
        const byIds = await store.index.searchableByIds(['quo_B', 'nothing']);
        expect([...byIds.keys()]).toEqual(['quo_B']);
        expect(byIds.get('quo_B')).toMatchObject({ actorName: 'Mira Okonvale', publisher: 'Gull & Tide' });
      });

      it('waits in the outbox, or is put there again', async () => {
        await save('quo_1', 'quo_2');
        expect(await store.index.waitingAmong(['quo_2', 'quo_3'])).toEqual(new Set(['quo_2']));
        await deliver();
        await store.index.deliverAgain(['quo_1', 'quo_9']);
        expect(await deliver()).toEqual(['quo_1', 'quo_9 gone']);
      });

      it('counts as sent once it was, though it was refused or may have to be sent again', async () => {
        const unsent = () => store.index.unsentAmong(['quo_1', 'quo_2', 'quo_9']);
        const lease = { limit: 100, leaseMs: 60_000 };
        await save('quo_1', 'quo_2');
        expect(await unsent()).toEqual(new Set(['quo_1', 'quo_2']));
        const broken = store.leaseOutbox(lease, () => Promise.reject(new Error('cut off')));
        await expect(broken).rejects.toThrow('cut off');
        expect(await unsent()).toEqual(new Set(['quo_1', 'quo_2']));

        await store.leaseOutbox(lease, async () => new Map([['quo_2', 'too long']]));
        expect(await store.index.waitingAmong(['quo_1', 'quo_2'])).toEqual(new Set(['quo_1', 'quo_2']));
        expect(await unsent()).toEqual(new Set());

        await store.index.deliverAgain(['quo_1', 'quo_2']);
        expect(await unsent()).toEqual(new Set(['quo_1', 'quo_2']));
      });
    });

    describe('an index', () => {
      it('of a generation that nobody knows is not the store’s, until it is filled and gets everything, once', async () => {
        await save('quo_1', 'quo_2');
        await deliver();
        expect(await store.index.adopt('one')).toBe('FOREIGN');
        expect(await store.index.known()).toEqual({ generation: null, checkpoint: null });
        expect(await deliver()).toEqual([]);
        await store.index.fill('one');
        expect(await other.index.known()).toEqual({ generation: 'one', checkpoint: null });
        expect(await other.index.adopt('one')).toBe('KNOWN');
        expect(await deliver(other)).toEqual(['quo_1', 'quo_2', 'art_1']);
        expect(await other.index.adopt('two')).toBe('FOREIGN');
        await store.index.noteCheckpoint('task 7');
        expect(await other.index.known()).toEqual({ generation: 'one', checkpoint: 'task 7' });
        await other.index.fill('two');
        expect(await store.index.known()).toEqual({ generation: 'two', checkpoint: null });
        expect(await deliver()).toEqual(['quo_1', 'quo_2', 'art_1']);
      });

      it('that is new gets also what somebody is just delivering to the former one', async () => {
        await store.index.fill('one');
        await save('quo_1', 'quo_2');
        await store.leaseOutbox({ limit: 1, leaseMs: 60_000 }, async () => {
          await other.index.fill('two');
          return NONE_REFUSED;
        });
        expect((await deliver()).sort()).toEqual(['art_1', 'quo_1', 'quo_2']);
      });

      it('that was compared with the store is known to be, until another takes its place', async () => {
        await store.index.fill('one');
        expect(await store.index.lastReconcile()).toBeNull();
        const run = {
          started: '2030-01-01T00:00:00.000Z',
          finished: '2030-01-01T00:01:00.000Z',
          compared: 5,
          missing: 1,
          stale: 2,
          surplus: 3,
        };
        await store.index.noteReconcile(run);
        expect(await other.index.lastReconcile()).toEqual(run);
        await other.index.fill('two');
        expect(await store.index.lastReconcile()).toBeNull();
      });
    });

    describe('while an index is built beside the live one', () => {
      beforeEach(async () => {
        await store.index.fill('live');
        await save('quo_1', 'quo_2', 'quo_3');
        await deliver();
      });

      it('what is delivered to the live one is handed over, as it is now', async () => {
        await rebuilding(async (rebuild) => {
          await save('quo_1', 'quo_4');
          expect(await rebuild.takeChanges(10)).toEqual([]);
          await deliver(other);
          const taken = [...(await rebuild.takeChanges(2)), ...(await rebuild.takeChanges(2))];
          expect(taken.map(({ documentId, current }) => [documentId, current !== null]).sort()).toEqual([
            ['quo_2', false],
            ['quo_3', false],
            ['quo_4', true],
          ]);
          expect(await rebuild.takeChanges(2)).toEqual([]);
        });
      });

      it('nothing is delivered from when it takes its place, until it has', async () => {
        await rebuilding(async (rebuild) => {
          await save('quo_4');
          let isHeld = false;
          let holding: Promise<void> | undefined;
          await other.leaseOutbox({ limit: 1, leaseMs: 60_000 }, async () => {
            holding = rebuild.hold('next').then(() => {
              isHeld = true;
            });
            await new Promise((resolve) => setTimeout(resolve, 200));
            expect(isHeld).toBe(false);
            return NONE_REFUSED;
          });
          await holding;
          expect(await deliver(other)).toEqual([]);
          expect(await rebuild.takeChanges(10)).toHaveLength(1);
          await store.index.noteCheckpoint('task 7');
          expect(await other.index.adopt('next')).toBe('CAUGHT_UP');
          expect(await store.index.known()).toEqual({ generation: 'next', checkpoint: null });
          expect(await deliver(other)).toHaveLength(3);
        });
        expect(await store.index.adopt('next')).toBe('KNOWN');
        expect((await store.outboxState(1)).waiting).toBe(0);
      });

      it('and a kill comes before it takes its place, the live one stays', async () => {
        // Its lease ends at once, as that of a process that is dead.
        const lease = { owner: 'dead', signal: new AbortController().signal };
        const dead = await store.index.startRebuild(lease);
        await save('quo_4');
        await deliver();
        await dead.hold('next');
        await save('quo_5');
        expect(await deliver(other)).toHaveLength(2);
        expect(await other.index.adopt('live')).toBe('KNOWN');
        await expect(dead.takeChanges(1)).rejects.toThrow(/replaced/);
        expect((await store.outboxState(1)).waiting).toBe(0);
      });

      it('and a kill comes after it took its place, the next one to look goes on with what changed', async () => {
        const lease = { owner: 'dead', signal: new AbortController().signal };
        const dead = await store.index.startRebuild(lease);
        await save('quo_1', 'quo_4');
        expect(await deliver()).toHaveLength(3);
        await dead.hold('next');
        expect(await other.index.adopt('next')).toBe('CAUGHT_UP');
        expect((await deliver(other)).sort()).toEqual(['quo_2 gone', 'quo_3 gone', 'quo_4']);
      });

      it('and it takes its place though another rebuild was begun, it is not the store’s, and the other goes on', async () => {
        const late = await store.index.startRebuild({ owner: 'late', signal: new AbortController().signal });
        const young = await other.index.startRebuild({
          owner: 'young',
          signal: new AbortController().signal,
        });
        await save('quo_4');
        await deliver();
        await expect(late.hold('next')).rejects.toThrow(/replaced/);
        expect(await other.index.adopt('next')).toBe('FOREIGN');
        expect((await young.takeChanges(10)).map(({ documentId }) => documentId)).toContain('quo_4');
        await young.hold('younger');
        expect(await store.index.adopt('younger')).toBe('CAUGHT_UP');
      });
    });

    describe('what one process at a time may do', () => {
      it('is done by one, and by the next after that', async () => {
        const seen: unknown[] = [];
        await store.index.alone('rebuild', async () => {
          seen.push(await other.index.alone('rebuild', async () => 'second'));
          // Another work has nothing to do with it.
          seen.push(await other.index.alone('reconcile', async () => 'reconciled'));
        });
        seen.push(await other.index.alone('rebuild', async () => 'third'));
        expect(seen).toEqual([null, 'reconciled', 'third']);
      }, 30_000);

      it('is free again when it fails', async () => {
        const failing = store.index.alone('reconcile', () => Promise.reject(new Error('No.')));
        await expect(failing).rejects.toThrow('No.');
        expect(await other.index.alone('reconcile', async () => 'done')).toBe('done');
      });
    });
  });
}
