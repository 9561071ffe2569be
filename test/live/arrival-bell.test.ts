import { describe, expect, it } from '@jest/globals';
import { ArrivalBell } from '../../src/live/arrival-bell.js';

/** A store whose watch can fail; `ring` is what it calls while somebody watches. */
class Watched {
  isAway = false;
  watches = 0;
  ring: (() => void) | null = null;

  async watch(onArrival: () => void): Promise<() => Promise<void>> {
    this.watches++;
    if (this.isAway) throw new Error('away');
    this.ring = onArrival;
    return async () => {
      this.ring = null;
    };
  }
}

const forever = new AbortController().signal;

describe('a bell', () => {
  it('watches the store once for all who listen, and only as long as somebody does', async () => {
    const store = new Watched();
    const bell = new ArrivalBell(store);
    const [one, other] = [await bell.listen(), await bell.listen()];
    const woken = bell.next(bell.rung, forever);
    store.ring?.();
    await woken;
    expect(store.watches).toBe(1);
    one();
    expect(store.ring).not.toBeNull();
    other();
    await new Promise(setImmediate);
    expect(store.ring).toBeNull();
  });

  it('is heard again after the store was away', async () => {
    const store = new Watched();
    const bell = new ArrivalBell(store);
    store.isAway = true;
    const tried = await Promise.allSettled([bell.listen(), bell.listen()]);
    expect(tried.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    store.isAway = false;
    const leave = await bell.listen();
    const woken = bell.next(bell.rung, forever);
    store.ring?.();
    await woken;
    leave();
    await new Promise(setImmediate);
    expect(store.ring).toBeNull();
  });
});
