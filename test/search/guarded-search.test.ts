import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InvalidInputError } from '../../src/domain/errors.js';
import { GuardedSearch, type StandIn } from '../../src/search/guarded-search.js';
import {
  type SearchAnswer,
  type Searcher,
  type SearchRequest,
  SearchUnavailableError,
  type SimilarHit,
  type Suggestions,
  type Timeline,
} from '../../src/search/search-engine.js';
import { requestOf } from './search-request.js';

const ANSWER: SearchAnswer = { hits: [], hasNextPage: false, total: null, facets: new Map() };
const TIMELINE: Timeline = { buckets: [], series: [], undated: 7 };
const FROM_STAND_IN = { ...ANSWER, isFromStandIn: true };
const REQUEST = requestOf({ query: 'ferries' });
const away = (message = 'It is away.') => new SearchUnavailableError('SLOW', message);

/** An engine of which the test says how it answers, as no real one does at will. */
class Engine implements Searcher {
  readonly asked: string[] = [];
  failure: Error | null = null;

  search({ query }: SearchRequest): Promise<SearchAnswer> {
    return this.#answer(query, ANSWER);
  }

  timeline(): Promise<Timeline> {
    return this.#answer('timeline', TIMELINE);
  }

  similar(): Promise<readonly SimilarHit[]> {
    return this.#answer('similar', []);
  }

  suggest(): Promise<Suggestions> {
    return this.#answer('suggest', { actors: [], publishers: [], phrases: [] });
  }

  async check(): Promise<void> {
    await this.#answer('check', undefined);
  }

  async #answer<T>(asked: string, answer: T): Promise<T> {
    this.asked.push(asked);
    if (this.failure) throw this.failure;
    return answer;
  }
}

class Substitute extends Engine implements StandIn {
  isReady = true;
}

describe('A guarded search', () => {
  let engine: Engine;
  let guarded: GuardedSearch;
  beforeEach(() => {
    jest.useFakeTimers();
    engine = new Engine();
    guarded = new GuardedSearch(engine, null);
  });
  afterEach(() => {
    guarded.close();
    jest.useRealTimers();
  });

  const fail = async (times: number, by = guarded) => {
    for (let time = 0; time < times; time++) await by.search(REQUEST).catch(() => {});
  };
  const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('is the engine while that answers, and tells what it was given wrongly', async () => {
    expect(await guarded.search(REQUEST)).toBe(ANSWER);
    engine.failure = new InvalidInputError('No cursor.');
    for (let time = 0; time < 5; time++) await expect(guarded.search(REQUEST)).rejects.toBe(engine.failure);
    expect(engine.asked).toHaveLength(6);
  });

  it('sends nothing to an engine that has failed three times, and says why at once', async () => {
    engine.failure = away();
    for (let time = 0; time < 10; time++) await expect(guarded.search(REQUEST)).rejects.toBe(engine.failure);
    expect(engine.asked).toHaveLength(3);
  });

  it('keeps to an engine that answers in between', async () => {
    for (let time = 0; time < 4; time++) {
      engine.failure = away();
      await fail(2);
      engine.failure = null;
      expect(await guarded.search(REQUEST)).toBe(ANSWER);
    }
    expect(engine.asked).toHaveLength(12);
  });

  it('asks by itself every two seconds, with nobody waiting, and goes back to an engine that answers', async () => {
    engine.failure = away();
    await fail(3);
    await passes(1_900);
    expect(engine.asked).toHaveLength(3);
    engine.failure = away('Its key is refused.');
    await passes(2_200);
    expect(engine.asked.slice(3)).toEqual(['check', 'check']);
    // What is told is how it stands now.
    await expect(guarded.search(REQUEST)).rejects.toThrow('Its key is refused.');
    engine.failure = null;
    await passes(2_000);
    expect(engine.asked).toHaveLength(6);
    expect(await guarded.search(REQUEST)).toBe(ANSWER);
    await passes(60_000);
    expect(engine.asked).toHaveLength(7);
  });

  it('asks no more once it is closed', async () => {
    engine.failure = away();
    await fail(3);
    guarded.close();
    await passes(60_000);
    expect(engine.asked).toHaveLength(3);
  });

  it('is answered by a stand-in that has everything, from the first failure on', async () => {
    const both = new GuardedSearch(engine, new Substitute());
    expect(await both.search(REQUEST)).toBe(ANSWER);
    engine.failure = away();
    for (let time = 0; time < 10; time++) expect(await both.search(REQUEST)).toEqual(FROM_STAND_IN);
    expect(engine.asked).toHaveLength(4);
    engine.failure = null;
    await passes(2_000);
    expect(await both.search(REQUEST)).toBe(ANSWER);
    both.close();
  });

  it('says that there is none while the stand-in has not everything yet', async () => {
    const standIn = new Substitute();
    standIn.isReady = false;
    const both = new GuardedSearch(engine, standIn);
    engine.failure = away();
    for (let time = 0; time < 5; time++) await expect(both.search(REQUEST)).rejects.toBe(engine.failure);
    standIn.isReady = true;
    expect(await both.search(REQUEST)).toEqual(FROM_STAND_IN);
    both.close();
  });

  it('guards timelines and similar statements as well', async () => {
    const both = new GuardedSearch(engine, new Substitute());
    const timeline = () =>
      both.timeline({ query: '', filter: {}, interval: 'DAY', split: null, seriesLimit: 1 });
    const similar = () => both.similar({ id: 'quo_1', text: 'Words.', articleId: 'art_1', first: 1 });
    expect([await timeline(), await similar()]).toEqual([TIMELINE, []]);
    engine.failure = away();
    for (let time = 0; time < 4; time++) expect([await timeline(), await similar()]).toEqual([TIMELINE, []]);
    expect(engine.asked).toEqual(['timeline', 'similar', 'timeline', 'similar', 'timeline']);
    both.close();
  });
});
