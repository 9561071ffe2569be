import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Meilisearch } from 'meilisearch';
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from 'undici';
import { quoted } from '../../src/search/meilisearch/filter.js';
import { type MeilisearchEngineOptions, openMeilisearchEngine } from '../../src/search/meilisearch-engine.js';
import {
  FACETS,
  IndexingError,
  type SearchAnswer,
  type SearchEngine,
  type SearchRequest,
  SearchUnavailableError,
  type StatementDocument,
} from '../../src/search/search-engine.js';
import { tokenize } from '../../src/search/tokens.js';
import { document } from './documents.js';
import { describeEverythingContract } from './everything.contract.js';
import { generator } from './generator.js';
import { type MeilisearchServer, meilisearchMissing, startMeilisearch } from './meilisearch-server.js';
import { describeSearchContract } from './search.contract.js';
import { requestOf } from './search-request.js';
import { sentRequests } from './sent-requests.js';

// A task takes up to 0.1 s, and some tests need many.
jest.setTimeout(30_000);

const missing = meilisearchMissing();
const withServer = missing === null ? describe : describe.skip;

withServer(`With a real Meilisearch${missing === null ? '' : ` [${missing}]`}`, () => {
  let server: MeilisearchServer;
  let client: Meilisearch;
  beforeAll(async () => {
    server = await startMeilisearch();
    client = new Meilisearch({ host: server.url, apiKey: server.masterKey });
  });
  afterAll(async () => {
    // A server that is not ours is left as it was.
    for (const uid of made) await client.deleteIndexIfExists(uid);
    await server.stop();
  });

  /** The indexes that tests have made. */
  const made = new Set<string>();
  let indexName: string;
  const open = (options: Partial<MeilisearchEngineOptions> = {}): SearchEngine => {
    indexName = options.indexName ?? `test_${randomUUID()}`;
    made.add(indexName);
    return openMeilisearchEngine({ url: server.url, apiKey: server.masterKey, indexName, ...options });
  };
  const prepared = async (...documents: readonly StatementDocument[]): Promise<SearchEngine> => {
    const engine = open();
    await engine.prepare();
    await put(engine, ...documents);
    return engine;
  };
  const put = (to: SearchEngine, ...documents: readonly StatementDocument[]): Promise<void> =>
    to.apply(documents.map((each) => ({ type: 'PUT', document: each })));
  const search = (by: SearchEngine, request: Partial<SearchRequest>): Promise<SearchAnswer> =>
    by.search(requestOf(request));
  const found = async (by: SearchEngine, query: string): Promise<string[]> =>
    (await search(by, { query })).hits.map(({ id }) => id).sort();

  const sent = sentRequests();
  beforeEach(() => {
    sent.length = 0;
  });

  const openIndex = async () => {
    const engine = open();
    return { engine, dispose: () => engine.close() };
  };
  describeSearchContract('Meilisearch', openIndex);
  describeEverythingContract('Meilisearch', openIndex);

  describe('a query of more than ten words', () => {
    const WORDS = Array.from({ length: 400 }, (_, at) => `${'kmnprstvz'[at % 9]}${at.toString(36)}ellowing`);
    const random = generator(11);
    const pick = (): string => WORDS[Math.floor(random() * WORDS.length)] as string;
    const speeches = Array.from({ length: 300 }, (_, at) =>
      document({ id: `speech-${at}`, text: Array.from({ length: 60 }, pick).join(' ') }),
    );
    const common = 'when we came down to the river in that year of the flood';
    const tails = ['the millers had gone', 'the ferrymen had gone', 'the ferrymen remained there quietly'];
    let engine: SearchEngine;
    beforeAll(async () => {
      engine = await prepared(
        ...speeches,
        ...tails.map((tail, at) => document({ id: `flood-${at}`, text: `${common} ${tail}` })),
      );
    });

    it('finds the statement that 40 words were copied from first, wherever they stand in it', async () => {
      for (const at of [3, 77, 150, 299]) {
        const words = (speeches[at] as StatementDocument).text.split(' ');
        for (const from of [0, 20])
          expect((await search(engine, { query: words.slice(from, from + 40).join(' ') })).hits[0]?.id).toBe(
            `speech-${at}`,
          );
      }
    });

    it('narrows with every word beyond the tenth', async () => {
      expect(await found(engine, `${common} `)).toEqual(['flood-0', 'flood-1', 'flood-2']);
      expect(await found(engine, `${common} the ferrymen`)).toEqual(['flood-1', 'flood-2']);
      expect(await found(engine, `${common} the ferrymen had`)).toEqual(['flood-1']);
      expect(await found(engine, `${common} the ferrymen -gone`)).toEqual(['flood-2']);
      expect(await found(engine, `${common} the ferrymen nowhere`)).toEqual([]);
      expect(await found(engine, `${common} the ferrym`)).toEqual(['flood-1', 'flood-2']);
      const { total } = await search(engine, { query: `${common} the ferrymen`, total: true });
      expect(total).toEqual({ count: 2, exact: true });
    });

    it('forgives typos early and late', async () => {
      expect(await found(engine, `${common} the ferrymne had gone`)).toEqual(['flood-1']);
      expect(await found(engine, `${common} the ferrymen remaned there quitely`)).toEqual(['flood-2']);
      const words = (speeches[5] as StatementDocument).text.split(' ').slice(0, 40);
      for (const at of [0, 15, 30, 39]) {
        const typed = words.map((word, place) => (place === at ? word.replace('ellow', 'elolw') : word));
        expect(await found(engine, typed.join(' '))).toEqual(['speech-5']);
      }
    });

    it('and of many phrases looks for each', async () => {
      const words = (speeches[8] as StatementDocument).text.split(' ');
      const phrases = Array.from({ length: 14 }, (_, at) => `"${words[4 * at]} ${words[4 * at + 1]}"`);
      expect(await found(engine, phrases.join(' '))).toEqual(['speech-8']);
      expect(await found(engine, [...phrases, '"nowhere"'].join(' '))).toEqual([]);
    });

    it('is one request all the same', async () => {
      sent.length = 0;
      await search(engine, {
        query: `${(speeches[5] as StatementDocument).text} don't`,
        facets: FACETS,
        total: true,
        filter: { kinds: ['QUOTE'], languages: ['en'], actorIds: ['nobody'] },
      });
      expect(sent).toEqual(['POST /multi-search']);
    });
  });

  describe('over some thousand statements', () => {
    const COUNT = 3600;
    const actors = Array.from({ length: 150 }, (_, at) => `actor-${at}`);
    const many = Array.from({ length: COUNT }, (_, at) =>
      document({
        id: `it-${at}`,
        text: `wording ${'so '.repeat(at % 5)}${at % 3 === 0 ? 'marvellous' : ''}`,
        kind: at % 4 === 0 ? 'CLAIM' : 'QUOTE',
        actorId: actors[Math.floor(at ** 0.6)] ?? null,
        actorName: `Orator ${Math.floor(at ** 0.6)}`,
        publisher: `Paper ${at % 7}`,
        datePublished: at % 10 === 0 ? null : new Date(Date.UTC(2000, 0, 1 + (at % 900))).toISOString(),
      }),
    );
    let engine: SearchEngine;
    beforeAll(async () => {
      engine = await prepared(...many);
    });

    for (const sort of ['RELEVANCE', 'NEWEST', 'OLDEST'] as const)
      it(`leads to the last one by ${sort.toLowerCase()}, each page one request, and counts them`, async () => {
        const seen: string[] = [];
        for (let after: string | null = null; ; ) {
          sent.length = 0;
          const answer: SearchAnswer = await search(engine, {
            query: 'wording',
            sort,
            first: 100,
            after,
            total: true,
            facets: ['KIND'],
            highlights: false,
          });
          expect(sent).toEqual(['POST /multi-search']);
          expect(answer.total).toEqual({ count: COUNT, exact: true });
          expect(answer.facets.get('KIND')).toEqual([
            { value: 'QUOTE', count: 2700 },
            { value: 'CLAIM', count: 900 },
          ]);
          seen.push(...answer.hits.map(({ id }) => id));
          after = answer.hits.at(-1)?.cursor ?? null;
          if (!answer.hasNextPage) break;
        }
        expect(seen).toHaveLength(COUNT);
        expect(new Set(seen).size).toBe(COUNT);
      });

    it('keeps the choices of each facet, counted with those of the others', async () => {
      const filter = {
        kinds: ['CLAIM'],
        publishers: ['Paper 1', 'Paper 2'],
        publishedFrom: '2000-06-01T00:00:00.000Z',
        publishedBefore: '2001-01-01T00:00:00.000Z',
      } as const;
      const request = { query: 'marvelous ', filter, facets: FACETS, total: true, facetLimit: 50 } as const;
      sent.length = 0;
      const { facets, total } = await search(engine, request);
      expect(sent).toEqual(['POST /multi-search']);
      const tests: Readonly<Record<string, (each: StatementDocument) => boolean>> = {
        WORD: ({ text }) => text.includes('marvellous'),
        KIND: ({ kind }) => kind === 'CLAIM',
        PUBLISHER: ({ publisher }) => publisher === 'Paper 1' || publisher === 'Paper 2',
        YEAR: ({ datePublished }) =>
          datePublished !== null &&
          datePublished >= filter.publishedFrom &&
          datePublished < filter.publishedBefore,
      };
      const passing = (without?: string): StatementDocument[] =>
        many.filter((each) => Object.entries(tests).every(([name, test]) => name === without || test(each)));
      const tally = (values: readonly (string | null | undefined)[]): [string, number][] => {
        const counts = new Map<string, number>();
        for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
        return [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
      };
      const counted = (facet: (typeof FACETS)[number]): [string, number][] =>
        (facets.get(facet) ?? []).map(({ value, count }) => [value, count]);
      expect(total).toEqual({ count: passing().length, exact: true });
      expect(counted('KIND')).toEqual(tally(passing('KIND').map(({ kind }) => kind)));
      expect(counted('PUBLISHER')).toEqual(tally(passing('PUBLISHER').map(({ publisher }) => publisher)));
      expect(counted('YEAR')).toEqual(tally(passing('YEAR').map((each) => each.datePublished?.slice(0, 4))));
      expect(counted('FORM')).toEqual(tally(passing().map(({ form }) => form)));
      expect(counted('ACTOR')).toEqual(tally(passing().map(({ actorId }) => actorId)).slice(0, 50));
      // As many candidates as are counted another way inside the server.
      const all = await search(engine, { facets: ['ACTOR'], facetLimit: 100 });
      // Of several in the last place any may be chosen.
      expect((all.facets.get('ACTOR') ?? []).map(({ count }) => count)).toEqual(
        tally(many.map(({ actorId }) => actorId))
          .map(([, count]) => count)
          .slice(0, 100),
      );
    });

    it('counts by day and finds what is similar in two requests each', async () => {
      sent.length = 0;
      const request = {
        query: 'marvelous ',
        filter: {},
        interval: 'DAY',
        split: 'ACTOR',
        seriesLimit: 10,
      } as const;
      const { buckets, series } = await engine.timeline(request);
      expect(buckets.length).toBeGreaterThan(800);
      expect(series).toHaveLength(10);
      expect(sent).toEqual(['POST /multi-search', 'POST /multi-search']);
      sent.length = 0;
      await engine.similar({ id: 'it-3', text: 'wording so so marvellous', articleId: 'another', first: 50 });
      expect(sent).toEqual(['POST /multi-search', 'POST /multi-search']);
    });

    it('searches inside all values of a facet, beyond those that it lists, in the one request', async () => {
      sent.length = 0;
      const { facets, total } = await search(engine, {
        query: 'wording',
        filter: { kinds: ['QUOTE'] },
        facets: ['ACTOR', 'KIND'],
        facetLimit: 5,
        facetQuery: { facet: 'ACTOR', text: 'orat 12' },
        total: true,
      });
      expect(sent).toEqual(['POST /multi-search']);
      const quotes = many.filter(({ kind }) => kind === 'QUOTE');
      const tally = new Map<string, number>();
      for (const { actorId, actorName } of quotes)
        if (/ 12/.test(actorName ?? '') && actorId) tally.set(actorId, (tally.get(actorId) ?? 0) + 1);
      expect(tally.size).toBeGreaterThan(5);
      const expected = [...tally].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 5);
      expect(facets.get('ACTOR')?.map(({ value, count }) => [value, count])).toEqual(expected);
      expect(facets.get('KIND')).toEqual([
        { value: 'QUOTE', count: 2700 },
        { value: 'CLAIM', count: 900 },
      ]);
      expect(total).toEqual({ count: quotes.length, exact: true });
    });

    it('goes on behind its anchor, however far that has moved', async () => {
      const { hits } = await search(engine, { query: 'marvellous', first: 30 });
      const cursor = hits.at(-1)?.cursor as string;
      const rest = (await search(engine, { query: 'marvellous', first: 2000, after: cursor })).hits.map(
        ({ id }) => id,
      );
      expect(rest).toHaveLength(COUNT / 3 - 30);
      await put(
        engine,
        ...Array.from({ length: 200 }, (_, at) => document({ id: `more-${at}`, text: 'marvellous' })),
      );
      sent.length = 0;
      const { hits: next } = await search(engine, { query: 'marvellous', first: 25, after: cursor });
      expect(next.map(({ id }) => id).filter((id) => !id.startsWith('more'))).toEqual(
        rest.slice(0, next.filter(({ id }) => !id.startsWith('more')).length),
      );
      // It asks again only where it cannot tell otherwise.
      expect(sent.length).toBeLessThanOrEqual(2);
      await engine.apply(Array.from({ length: 200 }, (_, at) => ({ type: 'DELETE', id: `more-${at}` })));
    });
  });

  it('marks what was found in every script, in UTF-16 units', async () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ['Вчера 🚢 новый мост открыли', 'МОСТ новыи', ['новый', 'мост']],
      ['👩‍👩‍👧 قالوا إن السَّلام قريب', 'السلام', ['السَّلام']],
      ['𝒲e 两个港口之间的合作', '港口 合作', ['港口', '合作']],
      ['新しいカフェが開きます', 'カフェ', ['カフェ']],
      ['เราจะสร้างสะพานใหม่', 'สะพาน', ['สะพาน']],
      [
        'We will re\u0301sume\u0301 <b>talks</b> & "rest"',
        'resume talks rest',
        ['re\u0301sume\u0301', 'talks', 'rest'],
      ],
      ['🎉🎉 Straße & ﬁne café', 'strasse fine cafe', ['Straße', 'ﬁne', 'café']],
      ['한국은 🌊 바다를 본다', '바다', ['바다를']],
    ];
    const engine = await prepared(...cases.map(([text], at) => document({ id: `case-${at}`, text })));
    for (const [at, [text, query, words]] of cases.entries()) {
      const { hits } = await search(engine, { query });
      expect(hits.map(({ id }) => id)).toEqual([`case-${at}`]);
      const [highlight] = hits[0]?.highlights ?? [];
      expect(highlight?.ranges.map(({ start, end }) => text.slice(start, end))).toEqual(words);
      const escaped = highlight?.html.replace(/<\/?mark>/g, '');
      expect(escaped).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot|#39);)/);
    }
  });

  it('takes any string as a literal of the filter language', async () => {
    const index = client.index(`test_${randomUUID()}`);
    made.add(index.uid);
    await index.updateFilterableAttributes(['value']).waitTask();
    const values = [
      'plain',
      '"',
      "'",
      '\\',
      '\\"',
      '"\\',
      '\\\\"',
      "it's",
      'a "b" c',
      'tail\\',
      '\\n',
      '\\u{41}',
      'a\nb',
      'a\tb',
      '" OR value EXISTS OR value = "',
      'x] OR value IN [y',
      'NOT',
      'a TO b',
      '{}',
      '$',
      '港',
      'é',
      '👍',
      '\u200d',
    ];
    await index.addDocuments(values.map((value, at) => ({ id: at, value }))).waitTask();
    for (const [at, value] of values.entries()) {
      const { hits } = await index.search('', { filter: `value = ${quoted(value)}` });
      expect({ value, hits: hits.map(({ id }) => id) }).toEqual({ value, hits: [at] });
    }
  });

  it('finds and counts what the definition says, through changes', async () => {
    const engine = await prepared();
    /** Short words, so that none is taken for another. */
    const WORDS = ['a', 'ab', 'abc', 'b', 'ba', 'bad', 'c', 'cab', 'da', 'dab', 'é', '港', '口'];
    const random = generator(20240531);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const phrase = (most: number): string =>
      Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(WORDS)).join(' ');
    const model = new Map<string, StatementDocument>();
    const termsOf = (text: string): string[] => tokenize(text).map(({ term }) => term);
    for (let round = 0; round < 8; round++) {
      const changes = Array.from({ length: 60 }, () => {
        const id = `id-${Math.floor(random() * 150)}`;
        if (random() < 0.3) return { type: 'DELETE', id } as const;
        const text = phrase(random() < 0.1 ? 60 : 12);
        const given = {
          id,
          text,
          actorName: random() < 0.3 ? phrase(2) : null,
          language: pick(['x', 'y', 'z']),
        };
        return { type: 'PUT', document: document(given) } as const;
      });
      await engine.apply(changes);
      for (const change of changes)
        if (change.type === 'PUT') model.set(change.document.id, change.document);
        else model.delete(change.id);
      expect(await engine.countDocuments()).toBe(model.size);
      for (let query = 0; query < 12; query++) {
        const words = Array.from({ length: Math.floor(random() * 3) }, () => pick(WORDS));
        const phrases = random() < 0.4 ? [phrase(2)] : [];
        const excluded = random() < 0.3 ? [phrase(2)] : [];
        const prefix = pick(['a', 'b', 'd', 'ab']);
        const matches = [...model.values()].filter((each) => {
          const fields = [each.text, each.actorName ?? ''].map(termsOf);
          const has = (text: string): boolean => {
            const terms = termsOf(text);
            return fields.some((field) =>
              field.some((_, at) => terms.every((term, next) => field[at + next] === term)),
            );
          };
          return (
            [...words, ...phrases].every(has) &&
            !excluded.some(has) &&
            fields.some((field) => field.some((term) => term.startsWith(prefix)))
          );
        });
        const asked = [
          ...phrases.map((each) => `"${each}"`),
          ...excluded.map((each) => `-"${each}"`),
          ...words,
          prefix,
        ].join(' ');
        const answer = await search(engine, { query: asked, first: 1000, total: true, facets: ['LANGUAGE'] });
        expect({ asked, ids: answer.hits.map(({ id }) => id).sort() }).toEqual({
          asked,
          ids: matches.map(({ id }) => id).sort(),
        });
        expect(answer.total).toEqual({ count: matches.length, exact: true });
        for (const { value, count } of answer.facets.get('LANGUAGE') ?? [])
          expect(count).toBe(matches.filter(({ language }) => language === value).length);
      }
    }
  });

  describe('prepare', () => {
    it('makes a new index once, also when several processes start together', async () => {
      const first = open();
      const others = [open({ indexName }), open({ indexName })];
      const generations = await Promise.all([first, ...others].map((each) => each.prepare()));
      expect(generations).toContain(await first.prepare());
      await put(first, document({ id: 'one', text: 'harbour' }));
      expect(await found(others[0] as SearchEngine, 'harbuor ')).toEqual(['one']);
    });

    it('applies the settings where they differ, and keeps what is in the index', async () => {
      const engine = await prepared(document({ id: 'one', text: 'a harbour' }));
      const generation = await engine.prepare();
      const settings = await client.index(indexName).getSettings();
      await client
        .index(indexName)
        .updateSettings({ typoTolerance: { enabled: false }, rankingRules: ['typo'] })
        .waitTask();
      expect(await engine.prepare()).toBe(generation);
      expect(await client.index(indexName).getSettings()).toEqual(settings);
      expect(await found(engine, 'harbuor ')).toEqual(['one']);
      sent.length = 0;
      expect(await engine.prepare()).toBe(generation);
      expect(sent).toHaveLength(1);
    });

    it('puts an empty index in the place of one that the server made by itself for documents that came', async () => {
      const engine = await prepared(document({ id: 'one', text: 'a harbour' }));
      const before = await engine.prepare();
      await client.index(indexName).updateSettings({ synonyms: {} }).waitTask();
      expect(await engine.needsRebuild()).toBe(true);
      const generation = await engine.prepare();
      expect(generation).not.toBe(before);
      expect(await engine.needsRebuild()).toBe(false);
      expect(await engine.countDocuments()).toBe(0);
      expect(await engine.prepare()).toBe(generation);
      expect(await indexesOf(indexName)).toEqual([indexName]);
    });

    it('leaves an index alone that has the documents of something else, and says so', async () => {
      const engine = open();
      const books = client.index(indexName);
      await books.addDocuments([{ isbn: 7, title: 'Tides' }], { primaryKey: 'isbn' }).waitTask();
      const refused = { reason: 'FAILED', message: expect.stringContaining('give MEILI_INDEX another name') };
      await expect(engine.needsRebuild()).rejects.toMatchObject(refused);
      await expect(engine.prepare()).rejects.toMatchObject(refused);
      await expect(engine.layOutNext()).rejects.toMatchObject(refused);
      await expect(engine.check()).rejects.toMatchObject({ reason: 'NOT_READY' });
      expect((await books.getDocuments()).results).toEqual([{ isbn: 7, title: 'Tides' }]);
      expect(await indexesOf(indexName)).toEqual([indexName]);
    });

    it('leaves an index of an older layout as it is, until another one takes its place', async () => {
      const engine = await prepared(document({ id: 'one', text: 'a harbour' }));
      expect(await engine.needsRebuild()).toBe(false);
      await client
        .index(indexName)
        .updateSettings({ synonyms: { layout: ['0'], generation: ['kept'] } })
        .waitTask();
      expect(await engine.needsRebuild()).toBe(true);
      expect(await engine.prepare()).toBe('kept');
      expect(await found(engine, 'harbour')).toEqual(['one']);
      const next = await engine.layOutNext();
      await next.replaceLive();
      expect(await engine.needsRebuild()).toBe(false);
      expect(await engine.prepare()).toBe(next.generation);
    });

    it('leaves an index of a newer layout to those who know it', async () => {
      const engine = await prepared(document({ id: 'one', text: 'a harbour' }));
      await client
        .index(indexName)
        .updateSettings({ synonyms: { layout: ['1000'], generation: ['kept'] } })
        .waitTask();
      expect(await engine.needsRebuild()).toBe(false);
      await expect(engine.prepare()).rejects.toThrow(/newer version/);
      expect(await found(engine, 'harbour')).toEqual(['one']);
    });

    it('has one that was filled beside it take the place of one that is missing, in one step', async () => {
      const engine = open();
      expect(await engine.needsRebuild()).toBe(true);
      const next = await engine.layOutNext();
      await next.apply([{ type: 'PUT', document: document({ id: 'one', text: 'a harbour' }) }]);
      await expect(found(engine, 'harbour')).rejects.toMatchObject({ reason: 'NOT_READY' });
      await next.replaceLive();
      expect(await found(engine, 'harbour')).toEqual(['one']);
      expect(await indexesOf(indexName)).toEqual([indexName]);
    });

    it('gives an index that has no generation one, and keeps what is in it', async () => {
      const engine = await prepared(document({ id: 'one', text: 'a harbour' }));
      const { synonyms } = await client.index(indexName).getSettings();
      await client
        .index(indexName)
        .updateSettings({ synonyms: { layout: synonyms?.['layout'] as string[] } })
        .waitTask();
      const generation = await engine.prepare();
      expect(await engine.prepare()).toBe(generation);
      expect(await found(engine, 'harbour')).toEqual(['one']);
    });
  });

  describe('writes', () => {
    it('send a batch as one task, and what changes twice once', async () => {
      const engine = await prepared();
      sent.length = 0;
      const many = Array.from({ length: 3000 }, (_, at) =>
        document({ id: `it-${at % 2000}`, text: `wording ${at}` }),
      );
      await put(engine, ...many);
      expect(sent.filter((each) => each.startsWith('POST'))).toEqual([
        `POST /indexes/${indexName}/documents`,
      ]);
      expect(await engine.countDocuments()).toBe(2000);
      expect(await found(engine, '"wording 2999"')).toEqual(['it-999']);
    });

    it('let others have their turn while a large batch is written out', async () => {
      const engine = await prepared();
      sent.length = 0;
      const writing = put(engine, ...Array.from({ length: 1000 }, (_, at) => document({ id: `it-${at}` })));
      let turns = 0;
      for (; sent.length === 0; turns++) await new Promise((resolve) => setImmediate(resolve));
      await writing;
      expect(turns).toBeGreaterThan(4);
    });

    it('tell why a task failed', async () => {
      const engine = await prepared(document({ id: 'one', text: 'a harbour' }));
      const failure = await put(engine, document({ id: 'not an id!' })).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(IndexingError);
      expect(failure).toMatchObject({
        code: 'invalid_document_id',
        message: expect.stringContaining('not an id!'),
      });
      expect(await found(engine, 'harbour')).toEqual(['one']);
    });

    it('take texts with broken letters, and long ones', async () => {
      const text = `${'barley oats '.repeat(30_000)}wheat \ud800 \0 end`;
      const engine = await prepared(document({ id: 'one', text }));
      const { hits } = await search(engine, { query: 'end wheat' });
      const ranges = hits[0]?.highlights[0]?.ranges ?? [];
      expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['wheat', 'end']);
    });
  });

  const indexesOf = async (name: string): Promise<string[]> => {
    const { results } = await client.getRawIndexes({ limit: 1000 });
    return results.map(({ uid }) => uid).filter((uid) => uid.startsWith(name));
  };

  describe('rebuilt', () => {
    it('clears away what a killed one left, and leaves nothing itself', async () => {
      const engine = await prepared(document({ id: 'old', text: 'wording' }));
      const killed = await engine.layOutNext();
      await killed.apply([{ type: 'PUT', document: document({ id: 'left', text: 'wording' }) }]);
      await client.createIndex(`${indexName}_next_year`).waitTask();
      made.add(`${indexName}_next_year`);
      expect(await indexesOf(indexName)).toHaveLength(3);
      expect(await found(engine, '')).toEqual(['old']);
      await rebuild(engine, document({ id: 'one' }), document({ id: 'two' }));
      expect(await found(engine, '')).toEqual(['one', 'two']);
      expect((await indexesOf(indexName)).sort()).toEqual([indexName, `${indexName}_next_year`]);
    });

    it('answers every search in full while it runs', async () => {
      const old = Array.from({ length: 500 }, (_, at) => document({ id: `it-${at}`, text: 'wording' }));
      const engine = await prepared(...old);
      let running = true;
      const rebuilt = rebuild(engine, ...old).finally(() => {
        running = false;
      });
      let searches = 0;
      while (running) {
        const { total, hits } = await search(engine, { query: 'wording', first: 5, total: true });
        expect({ total: total?.count, hits: hits.length }).toEqual({ total: 500, hits: 5 });
        searches++;
      }
      await rebuilt;
      expect(searches).toBeGreaterThan(10);
    });
  });

  it('searches with a key that may do nothing else, and writes with one that may do no more than that', async () => {
    await prepared(document({ id: 'one', text: 'a harbour' }));
    const { key, uid } = await client.createKey({
      actions: ['search'],
      indexes: [indexName],
      expiresAt: null,
    });
    const reader = open({ indexName, apiKey: key });
    expect(await found(reader, 'harbour')).toEqual(['one']);
    await expect(put(reader, document({ id: 'two' }))).rejects.toMatchObject({ reason: 'REFUSED' });
    const { key: writeKey, uid: writeUid } = await client.createKey({
      actions: ['documents.*', 'indexes.*', 'settings.*', 'tasks.get', 'stats.get', 'version'],
      indexes: ['*'],
      expiresAt: null,
    });
    const both = open({ indexName, apiKey: writeKey, searchKey: key });
    await both.prepare();
    await put(both, document({ id: 'two', text: 'harbour' }));
    expect(await found(both, 'harbour')).toEqual(['one', 'two']);
    await rebuild(both, document({ id: 'three', text: 'harbour' }));
    for await (const entries of both.entries()) expect(entries.map(({ id }) => id)).toEqual(['three']);
    expect(await both.countDocuments()).toBe(1);
    expect(await both.version()).toMatch(/^1\./);
    await Promise.all([uid, writeUid].map((each) => client.deleteKey(each)));
  });

  it('searches by connections of its own, whatever those of `fetch` are', async () => {
    const engine = await prepared(document({ id: 'one', text: 'a harbour' }));
    const usual = getGlobalDispatcher();
    const none = new MockAgent();
    none.disableNetConnect();
    setGlobalDispatcher(none);
    try {
      expect(await found(engine, 'harbour')).toEqual(['one']);
    } finally {
      setGlobalDispatcher(usual);
    }
  });

  describe('when it cannot be used', () => {
    const failureOf = async (engine: SearchEngine): Promise<SearchUnavailableError> => {
      const failure: unknown = await search(engine, {}).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(SearchUnavailableError);
      return failure as SearchUnavailableError;
    };
    const listening = async (listener: RequestListener): Promise<{ url: string; close: () => void }> => {
      const http = createServer(listener);
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      const close = (): void => {
        http.closeAllConnections();
        http.close();
      };
      return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close };
    };

    it('says so where nothing is there', async () => {
      const { url, close } = await listening(() => {});
      close();
      const engine = open({ url: url.replace('//', '//user:secret@') });
      const failure = await failureOf(open({ url }));
      expect(failure.reason).toBe('UNREACHABLE');
      expect(failure.message).toContain(url);
      expect(engine.name).not.toContain('secret');
      for (const use of [
        () => engine.prepare(),
        () => put(engine, document({ id: 'x' })),
        () => engine.version(),
      ])
        await expect(use()).rejects.toBeInstanceOf(SearchUnavailableError);
    });

    it('says so where it does not answer in time', async () => {
      const { url, close } = await listening(() => {});
      const started = Date.now();
      expect((await failureOf(open({ url, timeoutMs: 200 }))).reason).toBe('SLOW');
      expect(Date.now() - started).toBeLessThan(2000);
      close();
    });

    it('says so where something else answers, or it fails itself', async () => {
      const answers = [
        '<html>Welcome</html>',
        '{"message":"secret detail","code":"internal","type":"internal"}',
        '',
      ];
      for (const body of answers) {
        const { url, close } = await listening((_, response) => response.writeHead(502).end(body));
        const failure = await failureOf(open({ url }));
        expect(failure.reason).toBe('FAILED');
        expect(failure.message).not.toMatch(/secret|Welcome/);
        close();
      }
    });

    it('says so where the key is refused, or the index is not there', async () => {
      const refused = await failureOf(open({ apiKey: 'wrong' }));
      expect(refused.reason).toBe('REFUSED');
      expect(refused.message).not.toMatch(/wrong|API key is invalid/);
      const missingIndex = await failureOf(open());
      expect(missingIndex.reason).toBe('NOT_READY');
      // Asked without a search, too; the key that writes is good.
      await expect(open({ searchKey: 'wrong' }).check()).rejects.toMatchObject({ reason: 'REFUSED' });
      await expect(open().check()).rejects.toMatchObject({ reason: 'NOT_READY' });
      expect(missingIndex.message).not.toContain(indexName);
    });

    it('says so where the index has the settings of another version', async () => {
      const engine = await prepared(document({ id: 'one', publisher: 'The Norwick Bell' }));
      await client.index(indexName).resetFilterableAttributes().waitTask();
      for (const request of [{ filter: { publishers: ['The Norwick Bell'] } }, { facets: FACETS }])
        await expect(search(engine, request)).rejects.toMatchObject({ reason: 'NOT_READY' });
      const entries = engine.entries()[Symbol.asyncIterator]();
      await expect(entries.next()).rejects.toMatchObject({ reason: 'NOT_READY' });
      await engine.prepare();
      const { hits } = await search(engine, { filter: { publishers: ['The Norwick Bell'] }, facets: FACETS });
      expect(hits).toHaveLength(1);
    });
  });
});

/** A hundred documents a request. */
async function rebuild(engine: SearchEngine, ...documents: readonly StatementDocument[]): Promise<void> {
  const next = await engine.layOutNext();
  for (let from = 0; from < documents.length; from += 100)
    await next.apply(documents.slice(from, from + 100).map((each) => ({ type: 'PUT', document: each })));
  await next.replaceLive();
}
