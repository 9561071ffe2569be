import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../src/domain/errors.js';
import { documentHash } from '../../src/search/document-hash.js';
import type {
  DocumentType,
  SearchAnswer,
  SearchDocument,
  SearchEngine,
  SearchHit,
  SearchRequest,
  Suggestions,
} from '../../src/search/search-engine.js';
import { actor, article, document } from './documents.js';
import type { EngineUnderTest } from './search.contract.js';
import { requestOf } from './search-request.js';

const TYPES: readonly DocumentType[] = ['STATEMENT', 'ARTICLE', 'ACTOR'];

const BODY = `The council met in the evening. ${'Nobody had much to say about the weather. '.repeat(30)}
Ilsa Brandreth told the council that the walls & piers would stay. ${'The rain went on. '.repeat(30)}`;

/** Of invented people and places. */
const DOCUMENTS: readonly SearchDocument[] = [
  actor({
    id: 'mayor',
    name: 'Ilsa Brandreth',
    aliases: ['Brandreth', 'the mayor'],
    role: 'Mayor of Velmora',
    statementCount: 12,
  }),
  actor({ id: 'engineer', name: 'Tomas Okunle', role: 'harbour engineer', statementCount: 3 }),
  actor({ id: 'other-okunle', name: 'Tomas Okunle', statementCount: 40 }),
  article({
    id: 'headline',
    headline: 'Brandreth closes the harbour',
    body: 'The piers stay empty.',
    publisher: 'Velmora Courier',
    authors: ['Ada Quill', 'Bo Lindqvane'],
    datePublished: '2021-03-04T00:00:00.000Z',
  }),
  article({
    id: 'body',
    headline: 'An evening in town',
    body: BODY,
    publisher: 'Coast Gazette',
    datePublished: '2022-05-06T00:00:00.000Z',
  }),
  article({ id: 'german', body: 'Der Hafen bleibt offen.', language: 'de', publisher: 'Küstenblatt' }),
  document({
    id: 'about',
    text: 'Nobody believes Brandreth any more',
    articleId: 'headline',
    publisher: 'Velmora Courier',
  }),
  document({
    id: 'by',
    kind: 'CLAIM',
    text: 'that the ferries would come back',
    actorId: 'mayor',
    actorName: 'Ilsa Brandreth',
    articleId: 'body',
    publisher: 'Coast Gazette',
    datePublished: '2022-05-06T00:00:00.000Z',
  }),
  document({ id: 'harbour-quote', text: 'The harbour walls are older than the town', articleId: 'body' }),
];

/** Statements with phrases that others have, too. */
const SAYINGS: readonly SearchDocument[] = [
  'The harbour walls are older than the town.',
  'Keep the harbour tax low, and the harbour, walls or not, is ours.',
  'No harbour tax for fishers!',
  'The harbour tax pays for the harbour walls.',
  'A harbour of peace is worth a harbour of gold.',
  'We want brand-new piers, and brand new ferries.',
  'They have brand-new piers in Velmora.',
  'Küstenwache voraus.',
].map((text, at) => document({ id: `saying-${at}`, text }));

/** What every search engine has to do across all types of documents. */
export function describeEverythingContract(name: string, makeEngine: () => Promise<EngineUnderTest>): void {
  describe(`${name} as a search across everything`, () => {
    let made: EngineUnderTest;
    let engine: SearchEngine;
    beforeAll(async () => {
      made = await makeEngine();
      engine = made.engine;
      await engine.prepare();
    });
    afterAll(() => made.dispose());

    const search = (request: Partial<SearchRequest>): Promise<SearchAnswer> =>
      engine.search(requestOf({ types: TYPES, ...request }));
    const found = async (query: string, more: Partial<SearchRequest> = {}): Promise<string[]> =>
      (await search({ query, ...more })).hits.map(({ id }) => id);
    const foundSorted = async (query: string, more: Partial<SearchRequest> = {}): Promise<string[]> =>
      (await found(query, more)).sort();
    const hit = async (query: string, id: string): Promise<SearchHit> =>
      (await search({ query })).hits.find((each) => each.id === id) as SearchHit;
    const put = (...documents: readonly SearchDocument[]): Promise<void> =>
      engine.apply(documents.map((each) => ({ type: 'PUT', document: each })));
    const suggest = (prefix: string, limit = 5): Promise<Suggestions> => engine.suggest({ prefix, limit });

    describe('with statements, articles and actors', () => {
      beforeAll(async () => {
        await engine.clear();
        await put(...DOCUMENTS);
      });

      it('ranks who has the name first, then headlines, statements, and what only touches it', async () => {
        const ids = await found('brandreth');
        expect(ids.slice(0, 3)).toEqual(['mayor', 'headline', 'about']);
        expect(ids.slice(3).sort()).toEqual(['body', 'by']);
        const scores = (await search({ query: 'brandreth' })).hits.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((left, right) => right - left));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      });

      it('finds by every field of each type, its words wherever they stand in it', async () => {
        expect(await found('mayor velmora')).toEqual(['mayor']);
        expect(await found('"the mayor"')).toEqual(['mayor']);
        expect(await found('harbour engineer')).toEqual(['engineer']);
        expect(await found('quill')).toEqual(['headline']);
        expect(await found('courier harbour empty')).toEqual(['headline']);
        expect(await found('kustenblatt')).toEqual(['german']);
        expect(await found('"walls & piers would stay"')).toEqual(['body']);
        expect(await found('hafen')).toEqual(['german']);
      });

      it('knows no phrase that reaches from one text into the next', async () => {
        expect(await found('"quill bo"')).toEqual([]);
        expect(await found('"brandreth the mayor"')).toEqual([]);
        expect(await found('"ada quill" "bo lindqvane"')).toEqual(['headline']);
      });

      it('takes a beginning, a typo and an exclusion in every type', async () => {
        expect((await found('brandre')).slice(0, 2)).toEqual(['mayor', 'headline']);
        expect((await found('brandrteh '))[0]).toBe('mayor');
        expect(await foundSorted('brandreth -harbour')).toEqual(['about', 'body', 'by', 'mayor']);
        expect(await foundSorted('-brandreth')).toEqual([
          'engineer',
          'german',
          'harbour-quote',
          'other-okunle',
        ]);
      });

      it('puts the actor with more statements first of two that match alike', async () => {
        expect(await found('okunle')).toEqual(['other-okunle', 'engineer']);
      });

      it('looks through the types that are asked for', async () => {
        expect(await found('brandreth', { types: ['ACTOR'] })).toEqual(['mayor']);
        expect(await foundSorted('brandreth', { types: ['ARTICLE'] })).toEqual(['body', 'headline']);
        expect(await foundSorted('brandreth', { types: ['STATEMENT'] })).toEqual(['about', 'by']);
        const { total, hits } = await search({ total: true });
        expect(total).toEqual({ count: 9, exact: true });
        expect(hits).toHaveLength(9);
      });

      it('takes no word of an article for one of a statement', async () => {
        expect(await found('evening', { types: ['STATEMENT'] })).toEqual([]);
        expect(await found('ferrise ', { types: ['STATEMENT'] })).toEqual(['by']);
      });

      it('counts by kind, the choice of kinds left aside', async () => {
        const counts = async (request: Partial<SearchRequest>): Promise<object> => {
          const { facets } = await search({ facets: ['KIND'], ...request });
          return Object.fromEntries((facets.get('KIND') ?? []).map(({ value, count }) => [value, count]));
        };
        const all = { ACTOR: 1, ARTICLE: 2, QUOTE: 1, CLAIM: 1 };
        expect(await counts({ query: 'brandreth' })).toEqual(all);
        expect(await counts({ query: 'brandreth', filter: { kinds: ['ARTICLE'] } })).toEqual(all);
        expect(await foundSorted('brandreth', { filter: { kinds: ['ARTICLE', 'CLAIM'] } })).toEqual([
          'body',
          'by',
          'headline',
        ]);
      });

      it('filters by what a type has; what has nothing of the kind does not pass', async () => {
        expect(await foundSorted('', { filter: { publishers: ['Coast Gazette'] } })).toEqual(['body', 'by']);
        expect(await foundSorted('', { filter: { languages: ['de'] } })).toEqual(['german']);
        expect(await foundSorted('', { filter: { publishedFrom: '2022-01-01T00:00:00.000Z' } })).toEqual([
          'body',
          'by',
        ]);
        expect((await found('', { sort: 'NEWEST' })).slice(0, 3).sort()).toEqual(['body', 'by', 'headline']);
      });

      it('marks what matches, each alias and author by itself', async () => {
        const marked = async (query: string, id: string): Promise<string[]> =>
          (await hit(query, id)).highlights.map(({ field, html }) => `${field}: ${html}`);
        expect(await marked('brandreth', 'mayor')).toEqual([
          'NAME: Ilsa <mark>Brandreth</mark>',
          'ALIAS: <mark>Brandreth</mark>',
        ]);
        expect(await marked('mayor of', 'mayor')).toEqual([
          'ALIAS: the <mark>mayor</mark>',
          'ROLE: <mark>Mayor</mark> <mark>of</mark> Velmora',
        ]);
        expect(await marked('lindqvane courier harbour ', 'headline')).toEqual([
          'HEADLINE: Brandreth closes the <mark>harbour</mark>',
          'PUBLISHER: Velmora <mark>Courier</mark>',
          'AUTHOR: Bo <mark>Lindqvane</mark>',
        ]);
      });

      it('shows of a body the stretch that matches best, its ranges in the whole body', async () => {
        const [highlight] = (await hit('walls piers', 'body')).highlights;
        expect(highlight?.field).toBe('BODY');
        expect(highlight?.ranges.map(({ start, end }) => BODY.slice(start, end))).toEqual(['walls', 'piers']);
        expect(highlight?.html).toContain('the <mark>walls</mark> &amp; <mark>piers</mark> would stay.');
        expect(highlight?.html).toMatch(/^… .* …$/s);
        expect(highlight?.html.length).toBeLessThan(500);
      });

      for (const sort of ['RELEVANCE', 'NEWEST'] as const)
        it(`leads through all pages by ${sort.toLowerCase()}, each with a cursor of this search`, async () => {
          for (const query of ['', 'brandreth', 'the']) {
            const whole = await found(query, { sort });
            const ids: string[] = [];
            for (let after: string | null = null; ; ) {
              const answer: SearchAnswer = await search({ query, sort, first: 2, after });
              ids.push(...answer.hits.map(({ id }) => id));
              after = answer.hits.at(-1)?.cursor ?? null;
              if (!answer.hasNextPage) break;
            }
            expect(ids).toEqual(whole);
          }
          const cursor = (await search({ query: 'the', first: 1 })).hits[0]?.cursor as string;
          await expect(search({ query: 'the', after: cursor, types: ['ARTICLE'] })).rejects.toBeInstanceOf(
            InvalidInputError,
          );
        });

      it('keeps timelines and similar statements to statements', async () => {
        const timeline = await engine.timeline({
          query: 'brandreth',
          filter: {},
          interval: 'YEAR',
          split: null,
          seriesLimit: 1,
        });
        expect(timeline).toEqual({
          buckets: [{ start: '2022-01-01T00:00:00.000Z', count: 1 }],
          series: [],
          undated: 1,
        });
        await put(
          document({ id: 'reprint', text: 'The harbour walls are older than the town', articleId: 'x' }),
        );
        const similar = await engine.similar({
          id: 'reprint',
          text: 'The harbour walls are older than the town',
          articleId: 'x',
          first: 9,
        });
        expect(similar.map(({ id }) => id)).toEqual(['harbour-quote']);
        await engine.apply([{ type: 'DELETE', id: 'reprint' }]);
      });
    });

    describe('suggestions', () => {
      beforeAll(async () => {
        await engine.clear();
        await put(
          ...DOCUMENTS,
          ...SAYINGS,
          article({ id: 'second', publisher: 'Coast Gazette' }),
          article({ id: 'third', publisher: 'The Coast Bell' }),
        );
      });

      it('are actors, publishers and phrases, those of most statements or articles first', async () => {
        expect(await suggest('coast')).toEqual({
          actors: [],
          publishers: [
            { name: 'Coast Gazette', articles: 2 },
            { name: 'The Coast Bell', articles: 1 },
          ],
          phrases: [],
        });
        expect(await suggest('bra')).toEqual({
          actors: [{ id: 'mayor', statements: 12 }],
          publishers: [],
          phrases: [{ text: 'brand-new piers', statements: 2 }],
        });
        expect((await suggest('harbour')).phrases).toEqual([
          // Once with a comma between them, which a search for the phrase finds too.
          { text: 'harbour walls', statements: 4 },
          { text: 'harbour tax', statements: 3 },
        ]);
        expect((await suggest('tomas o')).actors).toEqual([
          { id: 'other-okunle', statements: 40 },
          { id: 'engineer', statements: 3 },
        ]);
      });

      it('are what has all words, whatever their case and accents', async () => {
        expect((await suggest('KUSTENB')).publishers).toEqual([{ name: 'Küstenblatt', articles: 1 }]);
        expect((await suggest('HARBOUR wal')).phrases).toEqual([
          { text: 'harbour walls', statements: 4 },
          { text: 'harbour walls are older', statements: 2 },
        ]);
        expect((await suggest('walls harb')).phrases).toEqual([]);
        expect(await suggest('coast brandreth')).toEqual({ actors: [], publishers: [], phrases: [] });
      });

      it('forgive a typo where nothing is spelt so', async () => {
        expect((await suggest('brandrt')).actors).toEqual([{ id: 'mayor', statements: 12 }]);
        expect((await suggest('harbuor')).actors).toEqual([{ id: 'engineer', statements: 3 }]);
        expect((await suggest('gazete')).publishers).toEqual([{ name: 'Coast Gazette', articles: 2 }]);
      });

      it('of nothing typed are the most frequent, as many as asked for', async () => {
        expect(await suggest('', 1)).toEqual({
          actors: [{ id: 'other-okunle', statements: 40 }],
          publishers: [{ name: 'Coast Gazette', articles: 2 }],
          phrases: [],
        });
        expect((await suggest('', 50)).actors).toHaveLength(3);
      });

      it('take any string', async () => {
        for (const prefix of [
          '"',
          '-',
          '"har',
          "o'",
          '((',
          '\0',
          '\ud800',
          '港口',
          'x'.repeat(1_000),
          'a b '.repeat(40),
        ])
          await expect(suggest(prefix)).resolves.toBeDefined();
      });
    });

    describe('while documents change', () => {
      beforeEach(() => engine.clear());

      it('replaces and removes them whatever their type', async () => {
        await put(...DOCUMENTS);
        await put(
          actor({ id: 'mayor', name: 'Ilse Sund', statementCount: 13 }),
          article({ id: 'headline', headline: 'Sund opens the harbour', publisher: 'Velmora Courier' }),
        );
        expect(await foundSorted('brandreth')).toEqual(['about', 'body', 'by']);
        expect(await found('sund')).toEqual(['mayor', 'headline']);
        expect(await engine.countDocuments()).toBe(DOCUMENTS.length);
        await engine.apply(DOCUMENTS.map(({ id }) => ({ type: 'DELETE', id })));
        expect(await engine.countDocuments()).toBe(0);
        for (const query of ['', 'sund', 'harbour', 'velmora']) expect(await found(query)).toEqual([]);
        expect(await suggest('')).toEqual({ actors: [], publishers: [], phrases: [] });
        expect(await suggest('sun')).toEqual({ actors: [], publishers: [], phrases: [] });
      });

      it('lists those of all types with their hashes, and fills a new index with them', async () => {
        const next = await engine.layOutNext();
        await next.apply(DOCUMENTS.map((each) => ({ type: 'PUT', document: each })));
        await next.replaceLive();
        const entries = new Map<string, string>();
        for await (const batch of engine.entries()) for (const { id, hash } of batch) entries.set(id, hash);
        expect(entries).toEqual(new Map(DOCUMENTS.map((each) => [each.id, documentHash(each)])));
        expect((await found('brandreth'))[0]).toBe('mayor');
        await put(article({ id: 'late', headline: 'Brandreth resigns' }));
        expect(await found('resigns')).toEqual(['late']);
      });

      it('tells documents apart that differ in one field', () => {
        const changes: readonly [SearchDocument, object][] = [
          [
            article({ id: 'a' }),
            { headline: 'x', body: 'x', publisher: 'x', authors: ['x'], language: 'x', datePublished: 'x' },
          ],
          [actor({ id: 'a' }), { name: 'x', aliases: ['x'], role: 'x', statementCount: 1 }],
        ];
        for (const [before, fields] of changes)
          for (const [field, value] of Object.entries(fields))
            expect(documentHash({ ...before, [field]: value } as SearchDocument)).not.toBe(
              documentHash(before),
            );
      });

      it('takes a body of some megabytes', async () => {
        await put(
          article({
            id: 'book',
            headline: 'A book',
            body: `The lighthouse. ${'barley oats '.repeat(200_000)}`,
          }),
          article({ id: 'endless', body: 'x'.repeat(3_000_000) }),
        );
        const { hits } = await search({ query: 'lighthouse' });
        expect(hits.map(({ id }) => id)).toEqual(['book']);
        expect(hits[0]?.highlights[0]?.html).toMatch(/^The <mark>lighthouse<\/mark>\. barley .{1,400} …$/s);
      });
    });
  });
}
