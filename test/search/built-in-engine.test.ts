import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EnvironmentError } from '../../src/domain/errors.js';
import type {
  SearchAnswer,
  SearchEngine,
  SearchRequest,
  StatementDocument,
} from '../../src/search/search-engine.js';
import { tokenize } from '../../src/search/tokens.js';
import { document } from './documents.js';
import { describeEverythingContract } from './everything.contract.js';
import { generator } from './generator.js';
import { type IndexFile, openIndex } from './index-file.js';
import { describeSearchContract } from './search.contract.js';
import { requestOf } from './search-request.js';

describeSearchContract('The built-in engine', openIndex);
describeEverythingContract('The built-in engine', openIndex);

/** As `npm test` has built it: threads run no TypeScript. */
const THREAD = new URL('../../dist/search/built-in/search-thread.js', import.meta.url);

// From 0 documents on, so that nothing but an index without documents is searched here.
const openWithThreads = () => openIndex({ count: 2, above: 0, module: THREAD });
describeSearchContract('The built-in engine with threads', openWithThreads);
describeEverythingContract('The built-in engine with threads', openWithThreads);

describe('The built-in engine', () => {
  let index: IndexFile;
  let engine: SearchEngine;
  beforeEach(async () => {
    index = await openIndex();
    engine = index.engine;
  });
  afterEach(() => index.dispose());

  const put = (to: SearchEngine, ...documents: readonly StatementDocument[]): Promise<void> =>
    to.apply(documents.map((each) => ({ type: 'PUT', document: each })));
  const search = (request: Partial<SearchRequest>, by = engine): Promise<SearchAnswer> =>
    by.search(requestOf(request));
  const found = async (query: string, by = engine): Promise<string[]> =>
    (await search({ query }, by)).hits.map(({ id }) => id).sort();

  describe('prepare', () => {
    it('makes a new index once', async () => {
      const generation = await engine.prepare();
      expect(await engine.prepare()).toBe(generation);
      expect(await index.openAnother().prepare()).toBe(generation);
    });

    it('throws an index of another layout away, and nothing else', async () => {
      const before = await engine.prepare();
      await put(engine, document({ id: 'one', text: 'wording' }));
      const database = index.connect();
      database.exec(`create table article (id text); create table search_of_old (id text);
        insert into article values ('kept'); update search_state set layout = 0`);
      expect(await engine.prepare()).not.toBe(before);
      expect(await engine.countDocuments()).toBe(0);
      expect(await found('')).toEqual([]);
      expect(database.prepare('select id from article').all([])).toEqual([{ id: 'kept' }]);
      expect(database.prepare("select name from sqlite_master where name = 'search_of_old'").all([])).toEqual(
        [],
      );
      await put(engine, document({ id: 'two', text: 'wording' }));
      expect(await found('wording')).toEqual(['two']);
    });

    it('leaves a process of another version with a clear error', async () => {
      await engine.prepare();
      index.connect().exec('update search_state set layout = layout + 1');
      await expect(found('')).rejects.toBeInstanceOf(EnvironmentError);
    });
  });

  describe('beside another process', () => {
    let other: SearchEngine;
    beforeEach(async () => {
      await engine.prepare();
      other = index.openAnother();
    });

    it('sees what that one writes: words, values and words to take typos for', async () => {
      await put(
        engine,
        document({ id: 'one', text: 'a marvellous wording', publisher: 'A', language: 'en' }),
      );
      expect(await found('marvelous ')).toEqual(['one']);
      await put(
        other,
        document({ id: 'two', text: 'a spectacular wording', publisher: 'B', language: 'fr' }),
      );
      expect(await found('spectaculer ')).toEqual(['two']);
      const { facets, total } = await search({ query: 'wording', facets: ['PUBLISHER'], total: true });
      expect(total?.count).toBe(2);
      expect(facets.get('PUBLISHER')).toEqual([
        { value: 'A', count: 1 },
        { value: 'B', count: 1 },
      ]);
      await other.apply([{ type: 'DELETE', id: 'one' }]);
      expect(await found('')).toEqual(['two']);
      expect(await found('marvelous ')).toEqual([]);
    });

    it('sees that the index was emptied and filled anew', async () => {
      await put(engine, document({ id: 'one', text: 'a marvellous wording', publisher: 'A' }));
      expect(await found('marvelous ')).toEqual(['one']);
      await other.clear();
      expect(await found('')).toEqual([]);
      await put(other, document({ id: 'two', text: 'a spectacular wording', publisher: 'B' }));
      expect(await found('spectaculer ')).toEqual(['two']);
      expect(await found('marvelous ')).toEqual([]);
      const { facets } = await search({ facets: ['PUBLISHER'] });
      expect(facets.get('PUBLISHER')).toEqual([{ value: 'B', count: 1 }]);
    });
  });

  it('clears away what a killed rebuild left, and shows the rebuilt index to other processes', async () => {
    const generation = await engine.prepare();
    await put(engine, document({ id: 'one', text: 'old wording', publisher: 'A' }));
    const other = index.openAnother();
    expect(await found('wording', other)).toEqual(['one']);
    const killed = `${index.path}.killed`;
    const next = await engine.layOutNext();
    await next.apply([
      { type: 'PUT', document: document({ id: 'two', text: 'new wording', publisher: 'B' }) },
    ]);
    // What a kill at this moment leaves.
    index.connect().exec(`vacuum into '${killed}'`);
    await next.replaceLive();
    expect(await found('wording', other)).toEqual(['two']);
    expect((await search({ facets: ['PUBLISHER'] }, other)).facets.get('PUBLISHER')).toEqual([
      { value: 'B', count: 1 },
    ]);

    const afterKill = index.openAnother(killed);
    expect(await afterKill.prepare()).toBe(generation);
    expect(await found('wording', afterKill)).toEqual(['one']);
    const again = await afterKill.layOutNext();
    await again.apply([{ type: 'PUT', document: document({ id: 'three', text: 'wording' }) }]);
    await again.replaceLive();
    expect(await found('wording', afterKill)).toEqual(['three']);
  });

  it('applies all changes or none', async () => {
    await engine.prepare();
    await put(engine, document({ id: 'one', text: 'wording' }));
    const broken = document({ id: null as unknown as string });
    await expect(put(engine, document({ id: 'two', text: 'wording' }), broken)).rejects.toThrow();
    await expect(put(engine, document({ id: 'one', text: 'other' }), broken)).rejects.toThrow();
    expect(await found('wording')).toEqual(['one']);
    expect(await engine.countDocuments()).toBe(1);
  });

  it('leads to the last of some thousand hits, many of them equal', async () => {
    await engine.prepare();
    const ids = Array.from({ length: 3000 }, (_, at) => `it-${at}`);
    await put(engine, ...ids.map((id, at) => document({ id, text: `wording ${'so '.repeat(at % 5)}` })));
    for (const sort of ['RELEVANCE', 'NEWEST'] as const) {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const answer: SearchAnswer = await search({
          query: 'wording',
          sort,
          first: 97,
          after,
          highlights: false,
        });
        seen.push(...answer.hits.map(({ id }) => id));
        after = answer.hits.at(-1)?.cursor ?? null;
        if (!answer.hasNextPage) break;
      }
      expect(seen).toHaveLength(3000);
      expect([...seen].sort()).toEqual([...ids].sort());
    }
  });

  it('ranks the same whether it remembers a frequent word or not, while documents come and go', async () => {
    await engine.prepare();
    const wording = (at: number): StatementDocument =>
      document({
        id: `it-${at}`,
        text: `${'wording '.repeat(1 + (at % 4))}${'so '.repeat(at % 7)}`,
        actorName: at % 11 === 0 ? 'Ann Wording' : null,
      });
    const byNewEngine = async (query: string): Promise<SearchAnswer> => {
      const fresh = index.openAnother();
      return search({ query, first: 5000, highlights: false }, fresh);
    };
    const compare = async (): Promise<void> => {
      for (const query of ['wording', '"wording so"']) {
        const answer = await search({ query, first: 5000, highlights: false });
        expect(answer).toEqual(await byNewEngine(query));
      }
    };
    const numbered = (from: number, to: number): StatementDocument[] =>
      Array.from({ length: to - from }, (_, at) => wording(from + at));
    await put(engine, ...numbered(0, 2500));
    await compare();
    await put(
      engine,
      ...numbered(2500, 2550),
      ...numbered(3, 40).map((each) => ({ ...each, text: 'wording so' })),
    );
    await engine.apply([{ type: 'DELETE', id: 'it-44' }]);
    await compare();
    await put(engine, ...numbered(2550, 3000));
    await compare();
    await engine.clear();
    await put(engine, ...numbered(0, 10));
    await compare();
  });

  it('takes and marks a text of some megabytes', async () => {
    await engine.prepare();
    const text = `${'barley oats '.repeat(200_000)}wheat`;
    await put(engine, document({ id: 'one', text }), document({ id: 'two', text: 'x'.repeat(3_000_000) }));
    const { hits } = await search({ query: '"oats wheat"' });
    expect(hits.map(({ id }) => id)).toEqual(['one']);
    expect(hits[0]?.highlights[0]?.ranges.at(-1)).toEqual({ start: text.length - 5, end: text.length });
    expect(await found('x'.repeat(3_000_000))).toEqual(['two']);
  });

  describe('against the definition', () => {
    /** Short words, so that none is taken for another. */
    const WORDS = ['a', 'ab', 'abc', 'b', 'ba', 'bad', 'c', 'cab', 'da', 'dab', 'é', '港', '口', "b's"];
    const random = generator(20240531);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const phrase = (most: number): string =>
      Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(WORDS)).join(' ');
    const model = new Map<string, StatementDocument>();

    const randomChanges = async (): Promise<void> => {
      const changes = Array.from({ length: 40 }, () => {
        const id = `id-${Math.floor(random() * 150)}`;
        if (random() < 0.3) return { type: 'DELETE', id } as const;
        const actorName = random() < 0.3 ? phrase(2) : null;
        const text = phrase(random() < 0.1 ? 60 : 12);
        return {
          type: 'PUT',
          document: document({ id, text, actorName, language: pick(['x', 'y', 'z']) }),
        } as const;
      });
      await engine.apply(changes);
      for (const change of changes)
        if (change.type === 'PUT') model.set(change.document.id, change.document);
        else model.delete(change.id);
    };

    it('finds, counts and ranks the same through a thousand changes', async () => {
      await engine.prepare();
      for (let round = 0; round < 25; round++) {
        await randomChanges();
        expect(await engine.countDocuments()).toBe(model.size);
        for (let query = 0; query < 12; query++) await compare();
      }
    });

    const compare = async (): Promise<void> => {
      const words = Array.from({ length: Math.floor(random() * 3) }, () => pick(WORDS).replace("'s", ''));
      const phrases = random() < 0.3 ? [phrase(3)] : [];
      const excluded = random() < 0.3 ? [phrase(2)] : [];
      const prefix = random() < 0.5 ? pick(['a', 'b', 'd', 'ab']) : null;
      const query = [
        ...phrases.map((each) => `"${each}"`),
        ...excluded.map((each) => `-"${each}"`),
        ...words,
        // Whatever stands last is a prefix, so it is made plain what does.
        prefix ?? '"a"',
      ].join(' ');
      const wanted = [...words, ...(prefix === null ? ['a'] : [])];
      const matches = [...model.values()].filter((each) => {
        const fields = [each.text, each.actorName ?? ''].map((text) =>
          tokenize(text).map(({ term }) => term),
        );
        const has = (text: string): boolean => {
          const terms = tokenize(text).map(({ term }) => term);
          return fields.some((field) =>
            field.some((_, at) => terms.every((term, next) => field[at + next] === term)),
          );
        };
        const begins = (start: string): boolean =>
          fields.some((field) => field.some((term) => term.startsWith(start)));
        return (
          wanted.every(has) &&
          phrases.every(has) &&
          !excluded.some(has) &&
          (prefix === null || begins(prefix))
        );
      });
      const answer = await search({ query, first: 1000, total: true, facets: ['LANGUAGE'] });
      expect({ query, ids: answer.hits.map(({ id }) => id).sort() }).toEqual({
        query,
        ids: matches.map(({ id }) => id).sort(),
      });
      expect(answer.total?.count).toBe(matches.length);
      const languages = new Map(
        (answer.facets.get('LANGUAGE') ?? []).map(({ value, count }) => [value, count]),
      );
      for (const language of ['x', 'y', 'z'])
        expect(languages.get(language) ?? 0).toBe(
          matches.filter((each) => each.language === language).length,
        );
      // The newest page's scores come from the texts, those of relevance from the index.
      const scores = new Map(answer.hits.map(({ id, score }) => [id, score]));
      for (const { id, score } of (await search({ query, sort: 'NEWEST', first: 3 })).hits)
        expect(score).toBeCloseTo(scores.get(id) as number, 10);
    };
  });

  it('ranks by BM25, a word of the name weighing half', async () => {
    await engine.prepare();
    const random = generator(7);
    const documents = Array.from({ length: 300 }, (_, at) => {
      const length = 3 + Math.floor(random() * 30);
      const text = Array.from({ length }, () =>
        random() < 0.12 ? 'wheat' : random() < 0.2 ? 'rye' : 'so',
      ).join(' ');
      return document({ id: `id-${at}`, text, actorName: random() < 0.2 ? 'Wheat Barrow' : 'Ann Barrow' });
    });
    await put(engine, ...documents);
    const lengthOf = ({ text }: StatementDocument): number => text.split(' ').length + 2;
    const average = documents.reduce((sum, each) => sum + lengthOf(each), 0) / documents.length;
    const frequency = (each: StatementDocument, word: string): number =>
      each.text.split(' ').filter((its) => its === word).length +
      (each.actorName?.toLowerCase().split(' ').includes(word) ? 0.5 : 0);
    const score = (each: StatementDocument, words: readonly string[]): number =>
      words.reduce((sum, word) => {
        const having = documents.filter((other) => frequency(other, word) > 0).length;
        const rarity = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
        const count = frequency(each, word);
        return sum + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * lengthOf(each)) / average));
      }, 0);
    for (const words of [['wheat'], ['wheat', 'rye'], ['barrow', 'wheat', 'rye', 'so']]) {
      const byId = new Map(documents.map((each) => [each.id, score(each, words)]));
      const { hits } = await search({ query: `${words.map((word) => `"${word}"`).join(' ')}`, first: 300 });
      expect(hits.length).toBeGreaterThan(50);
      const expected = hits.map(({ id }) => byId.get(id) as number);
      for (let at = 1; at < expected.length; at++)
        expect(expected[at - 1]).toBeGreaterThanOrEqual((expected[at] as number) - 1e-9);
    }
  });
});
