import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../src/domain/errors.js';
import { documentHash } from '../../src/search/document-hash.js';
import type {
  Facet,
  NextIndex,
  SearchAnswer,
  SearchDocument,
  SearchEngine,
  SearchHit,
  SearchRequest,
  SimilarHit,
  StatementDocument,
  Timeline,
  TimelineRequest,
} from '../../src/search/search-engine.js';
import { FACETS } from '../../src/search/search-engine.js';
import { termsOf } from '../../src/search/tokens.js';
import { DOCUMENTS, document } from './documents.js';
import { requestOf } from './search-request.js';

/** An engine with an empty index of its own, and how to be rid of it. */
export interface EngineUnderTest {
  readonly engine: SearchEngine;
  readonly dispose: () => Promise<void>;
}

/**
 * What every search engine has to do.
 *
 * @param deviations titles of tests that this engine cannot pass, each with the reason
 */
export function describeSearchContract(
  name: string,
  makeEngine: () => Promise<EngineUnderTest>,
  deviations: Readonly<Record<string, string>> = {},
): void {
  const test = (title: string, run: () => Promise<void>): void => {
    const reason = deviations[title];
    if (reason === undefined) it(title, run);
    else it.skip(`${title} [${reason}]`, run);
  };

  describe(`${name} as a search engine`, () => {
    let made: EngineUnderTest;
    let engine: SearchEngine;

    beforeAll(async () => {
      made = await makeEngine();
      engine = made.engine;
      await engine.prepare();
    });
    afterAll(() => made.dispose());

    const search = (request: Partial<SearchRequest>): Promise<SearchAnswer> =>
      engine.search(requestOf(request));
    const found = async (query: string, more: Partial<SearchRequest> = {}): Promise<string[]> =>
      (await search({ query, ...more })).hits.map(({ id }) => id);
    const foundSorted = async (query: string, more: Partial<SearchRequest> = {}): Promise<string[]> =>
      (await found(query, more)).sort();
    const hit = async (query: string, id: string): Promise<SearchHit> => {
      const { hits } = await search({ query });
      const its = hits.find((each) => each.id === id);
      if (!its)
        throw new Error(`"${query}" does not find ${id}, only ${hits.map((each) => each.id).join(', ')}`);
      return its;
    };
    const put = (...documents: readonly SearchDocument[]): Promise<void> =>
      engine.apply(documents.map((each) => ({ type: 'PUT', document: each })));
    const allPages = async (request: Partial<SearchRequest>): Promise<string[]> => {
      const ids: string[] = [];
      let after: string | null = null;
      for (;;) {
        const { hits, hasNextPage }: SearchAnswer = await search({ ...request, after });
        ids.push(...hits.map(({ id }) => id));
        after = hits.at(-1)?.cursor ?? null;
        if (!hasNextPage || after === null) return ids;
      }
    };

    test('names itself and its version', async () => {
      expect(engine.name).not.toBe('');
      expect(await engine.version()).toMatch(/^\d+\.\d+\.\d+/);
    });

    describe('with an empty index', () => {
      beforeAll(() => engine.clear());

      test('keeps its generation, by which it is known whether it was filled', async () => {
        const generation = await engine.prepare();
        expect(generation).not.toBe('');
        expect(await engine.prepare()).toBe(generation);
      });

      test('finds nothing, and counts nothing', async () => {
        expect(await engine.countDocuments()).toBe(0);
        for (const query of ['', 'harbour', '"the harbour"', '-harbour']) {
          const answer = await search({ query, facets: FACETS, total: true });
          expect(answer).toMatchObject({ hits: [], hasNextPage: false, total: { count: 0, exact: true } });
          for (const facet of FACETS) expect(answer.facets.get(facet)).toEqual([]);
        }
      });

      test('takes no changes', async () => {
        await engine.apply([]);
        await engine.apply([{ type: 'DELETE', id: 'nothing' }]);
        expect(await engine.countDocuments()).toBe(0);
      });
    });

    describe('over statements', () => {
      beforeAll(async () => {
        await engine.clear();
        await put(...DOCUMENTS);
      });

      describe('the words of a query', () => {
        test('all count', async () => {
          expect(await foundSorted('harbour ferries ')).toEqual(['ferry-claim', 'harbour-quote']);
          expect(await foundSorted('harbour ferries tax ')).toEqual(['ferry-claim']);
          expect(await foundSorted('harbour lanterns ')).toEqual([]);
        });

        test('may stand in the text and in the name of the actor', async () => {
          expect(await foundSorted('brell')).toEqual(['bridge-claim', 'harbour-quote']);
          expect(await foundSorted('brell harbour')).toEqual(['harbour-quote']);
        });

        test('match as a prefix where they are last, and only there', async () => {
          expect(await foundSorted('harb')).toEqual(['ferry-claim', 'harbour-quote']);
          expect(await foundSorted('ferries harb')).toEqual(['ferry-claim', 'harbour-quote']);
          expect(await foundSorted('harb ferries')).toEqual([]);
        });

        test('match whatever their case and accents', async () => {
          for (const query of ['cafe', 'CAFÉ', 'cafe\u0301', 'Café', 'ｃａｆｅ'])
            expect(await foundSorted(query)).toEqual(['cafe-quote']);
          expect(await foundSorted('Ingsund')).toEqual(['cafe-quote']);
          expect(await foundSorted('strasse')).toEqual(['street-claim']);
          expect(await foundSorted('STRAẞE')).toEqual(['street-claim']);
        });

        test('match with either apostrophe, and a possessive with its noun', async () => {
          for (const query of ['Veldania', "Veldania's", 'veldania’s'])
            expect(await foundSorted(query)).toEqual(['veldania-claim', 'veldania-quote']);
          for (const query of ["don't", 'don’t', "DON'T"])
            expect(await foundSorted(query)).toEqual(['dont-quote']);
        });

        test('match where a hyphen joins them, and where it does not', async () => {
          for (const query of ['well-known', 'well known'])
            expect(await foundSorted(query)).toEqual(['bridge-claim', 'cafe-quote']);
        });

        test('match in Cyrillic', async () => {
          for (const query of ['МОСТ', 'мост', 'новый мост'])
            expect(await foundSorted(query)).toEqual(['cyrillic-quote']);
        });

        test('match in Arabic, with and without vowel points', async () => {
          for (const query of ['السلام', 'السَّلام'])
            expect(await foundSorted(query)).toEqual(['arabic-quote']);
        });

        test('match inside a Chinese, Japanese or Thai sentence', async () => {
          expect(await foundSorted('合作')).toEqual(['chinese-quote']);
          expect(await foundSorted('港口')).toEqual(['chinese-quote']);
          expect(await foundSorted('口港')).toEqual([]);
          expect(await foundSorted('港口合作')).toEqual(['chinese-quote']);
          expect(await foundSorted('カフェ')).toEqual(['japanese-quote']);
          expect(await foundSorted('สะพาน')).toEqual(['thai-quote']);
        });
      });

      describe('typos', () => {
        test('are forgiven once from 5 letters', async () => {
          for (const query of ['ferrues ', 'ferris ', 'ferrises ', 'ferires ', 'erries '])
            expect(await foundSorted(query)).toEqual(['ferry-claim', 'harbour-quote']);
          expect(await foundSorted('ferrusi ')).toEqual([]);
        });

        test('are not forgiven below 5 letters', async () => {
          expect(await foundSorted('taxx ')).toEqual([]);
          expect(await foundSorted('tay ')).toEqual([]);
        });

        test('are forgiven twice from 9 letters', async () => {
          for (const query of ['cooporaton ', 'cooprtion ', 'ocoperation '])
            expect(await foundSorted(query)).toEqual(['cooperation-quote']);
          expect(await foundSorted('cuoporaton ')).toEqual([]);
        });

        test('are forgiven in the beginning of a last word', async () => {
          expect(await foundSorted('coperat')).toEqual(['cooperation-quote']);
          expect(await foundSorted('military coperat')).toEqual(['cooperation-quote']);
        });

        test('are forgiven in one word of several', async () => {
          expect(await foundSorted('militray cooperation')).toEqual(['cooperation-quote']);
          expect(await foundSorted('miltary coperation')).toEqual(['cooperation-quote']);
        });

        test('are not forgiven inside quotation marks', async () => {
          expect(await foundSorted('"military coperation"')).toEqual([]);
        });

        test('are not forgiven in what is left out', async () => {
          expect(await foundSorted('ferries -harbor')).toEqual(['ferry-claim', 'harbour-quote']);
        });
      });

      describe('a phrase', () => {
        test('needs its words beside each other, in their order', async () => {
          expect(await foundSorted('"old harbour"')).toEqual(['harbour-quote']);
          expect(await foundSorted('"harbour old"')).toEqual([]);
          expect(await foundSorted('"objective and fair"')).toEqual(['fair-quote']);
          expect(await foundSorted('"OBJECTIVE, and fair"')).toEqual(['fair-quote']);
        });

        test('goes to the end where it is not closed', async () => {
          expect(await foundSorted('"old harbour')).toEqual(['harbour-quote']);
          expect(await foundSorted('"harbour old')).toEqual([]);
        });

        test('does not end in a prefix', async () => {
          expect(await foundSorted('"old harb"')).toEqual([]);
        });

        test('counts beside words and other phrases', async () => {
          expect(await foundSorted('ferries "old harbour"')).toEqual(['harbour-quote']);
          expect(await foundSorted('tax "old harbour"')).toEqual([]);
          expect(await foundSorted('"the ferries" "old harbour"')).toEqual(['harbour-quote']);
        });
      });

      describe('an exclusion', () => {
        test('leaves out what has the word', async () => {
          expect(await foundSorted('harbour -tax')).toEqual(['harbour-quote']);
          expect(await foundSorted('harbour -tax -old')).toEqual([]);
        });

        test('leaves out what has the phrase', async () => {
          expect(await foundSorted('harbour -"harbour tax"')).toEqual(['harbour-quote']);
          expect(await foundSorted('harbour -"tax harbour"')).toEqual(['ferry-claim', 'harbour-quote']);
        });

        test('alone finds everything else', async () => {
          const { hits, total } = await search({ query: '-harbour', total: true });
          expect(total?.count).toBe(DOCUMENTS.length - 2);
          expect(hits.map(({ id }) => id)).not.toContain('harbour-quote');
        });

        test('is none where a space follows, or nothing stands before a hyphen', async () => {
          expect(await foundSorted('harbour - tax')).toEqual(['ferry-claim']);
          expect(await foundSorted('harbour-tax')).toEqual(['ferry-claim']);
        });
      });

      describe('any string', () => {
        test('empty finds everything, newest first', async () => {
          for (const query of ['', '   ', '\n', '""', '!?', '-']) {
            const { hits, total } = await search({ query, total: true });
            expect(total).toEqual({ count: DOCUMENTS.length, exact: true });
            expect(hits.every(({ score, highlights }) => score === 1 && highlights.length === 0)).toBe(true);
            expect(hits.map(({ id }) => id)).toEqual(await found('', { sort: 'NEWEST' }));
          }
        });

        test('with operators, brackets and quotes is only words', async () => {
          for (const query of [
            'harbour) OR (1=1',
            'text:harbour',
            'harbour*',
            '^harbour',
            '{text actor}: harbour',
            'NEAR(harbour ferries, 5)',
            "harbour'; drop table search_document; --",
            '\\harbour\\',
            'harbour\0',
            '\ud800harbour\udfff',
            'kind = QUOTE',
            '((((',
            '" " "',
            '-"',
            '"-harbour',
          ])
            await expect(search({ query })).resolves.toBeDefined();
          expect(await foundSorted('(harbour)')).toEqual(['ferry-claim', 'harbour-quote']);
          expect(await foundSorted('harbour*')).toEqual(['ferry-claim', 'harbour-quote']);
          expect(await foundSorted('harbour AND ferries')).not.toContain('bridge-claim');
        });

        test('of 40 words finds the statement that it was taken from first', async () => {
          const { text } = DOCUMENTS.find(({ id }) => id === 'long-quote') as StatementDocument;
          expect(text.split(' ').length).toBeGreaterThanOrEqual(40);
          expect((await found(text))[0]).toBe('long-quote');
          expect(await found(`"${text}"`)).toEqual(['long-quote']);
          expect(await found(`${text.replace('lanterns', 'lantrens')}`)).toEqual(['long-quote']);
        });

        test('of 10,000 words and of a megabyte is answered', async () => {
          const words = Array.from({ length: 10_000 }, (_, index) => `word${index}`);
          expect(await found(words.join(' '))).toEqual([]);
          expect(await found(Array(10_000).fill('harbour').join(' '))).toEqual(
            expect.arrayContaining(['harbour-quote', 'ferry-claim']),
          );
          expect(await found(words.map((word) => `-${word}`).join(' '))).toHaveLength(DOCUMENTS.length);
          expect(await found('harbour '.repeat(125_000))).toContain('harbour-quote');
          expect(await found('x'.repeat(1_000_000))).toEqual([]);
          expect(await found('港口'.repeat(200_000))).toEqual([]);
          expect(await found(`"${'the '.repeat(250_000)}`)).toEqual([]);
        });
      });

      describe('relevance', () => {
        test('is between 0 and 1, best first', async () => {
          const { hits } = await search({ query: 'the', sort: 'RELEVANCE' });
          const scores = hits.map(({ score }) => score);
          expect(scores.length).toBeGreaterThan(2);
          expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
          expect(scores).toEqual([...scores].sort((left, right) => right - left));
        });

        test('puts the exact word before one that only starts with it', async () => {
          expect(await found('lock')).toEqual(['lock-exact', 'lock-prefix']);
        });

        test('puts the word itself before the actor of that name', async () => {
          expect(await found('marsh')).toEqual(['marsh-text', 'marsh-actor']);
        });

        test('puts what has more of the words in fewer words first', async () => {
          expect((await found('lanterns'))[0]).toBe('lantern-short');
        });
      });

      describe('sorting', () => {
        const dated = DOCUMENTS.filter(({ datePublished }) => datePublished !== null);
        const dateOf = (id: string): string => DOCUMENTS.find((each) => each.id === id)?.datePublished ?? '';

        test('by newest puts what has no date last', async () => {
          const dates = (await found('', { sort: 'NEWEST' })).map(dateOf);
          expect(dates.slice(0, dated.length)).toEqual(dates.slice(0, dated.length).sort().reverse());
          expect(dates.slice(dated.length).every((date) => date === '')).toBe(true);
        });

        test('by oldest puts what has no date last', async () => {
          const dates = (await found('', { sort: 'OLDEST' })).map(dateOf);
          expect(dates.slice(0, dated.length)).toEqual(dates.slice(0, dated.length).sort());
          expect(dates.slice(dated.length).every((date) => date === '')).toBe(true);
        });

        test('works on what a query finds', async () => {
          expect(await found('harbour', { sort: 'NEWEST' })).toEqual(['ferry-claim', 'harbour-quote']);
          expect(await found('harbour', { sort: 'OLDEST' })).toEqual(['harbour-quote', 'ferry-claim']);
        });
      });

      describe('highlights', () => {
        test('mark the words that match, in the text and in the name', async () => {
          const { highlights } = await hit('ferries brell', 'harbour-quote');
          expect(highlights).toEqual([
            {
              field: 'TEXT',
              ranges: [{ start: 4, end: 11 }],
              html: 'The <mark>ferries</mark> will leave from the old harbour again.',
            },
            { field: 'ACTOR', ranges: [{ start: 6, end: 11 }], html: 'Tomas <mark>Brell</mark>' },
          ]);
        });

        test('count in UTF-16 units, whatever stands before', async () => {
          const text = (DOCUMENTS.find(({ id }) => id === 'emoji-quote') as StatementDocument).text;
          const { highlights } = await hit('lighthouse', 'emoji-quote');
          const [range] = highlights[0]?.ranges ?? [];
          expect(text.slice(range?.start, range?.end)).toBe('lighthouse');
          expect(range?.start).toBe(text.indexOf('lighthouse'));
        });

        test('give the original letters, marks included', async () => {
          const { highlights } = await hit('resume', 'combining-quote');
          expect(highlights[0]?.html).toBe('We will <mark>re\u0301sume\u0301</mark> the talks.');
          expect((await hit('السلام', 'arabic-quote')).highlights[0]?.html).toContain('<mark>السَّلام</mark>');
          expect((await hit('合作', 'chinese-quote')).highlights[0]?.html).toContain('<mark>合作</mark>');
        });

        test('are safe HTML', async () => {
          const { highlights } = await hit('margin', 'html-quote');
          expect(highlights[0]?.html).toBe(
            '&lt;script&gt; &amp; &quot;<mark>margin</mark>&quot; &lt;/mark&gt; it&#39;s',
          );
        });

        test('mark words found by a prefix or despite a typo', async () => {
          expect((await hit('coperat', 'cooperation-quote')).highlights[0]?.html).toContain(
            '<mark>cooperation</mark>',
          );
          expect((await hit('harb', 'harbour-quote')).highlights[0]?.html).toContain('<mark>harbour</mark>');
        });

        test('mark the words of a phrase only where the phrase is', async () => {
          expect((await hit('"the ferries"', 'harbour-quote')).highlights[0]?.ranges).toEqual([
            { start: 0, end: 3 },
            { start: 4, end: 11 },
          ]);
        });

        test('are left out where they are not asked for', async () => {
          const { hits } = await search({ query: 'harbour', highlights: false });
          expect(hits.every(({ highlights }) => highlights.length === 0)).toBe(true);
        });
      });

      describe('a filter', () => {
        const ids = (keep: (each: StatementDocument) => boolean): string[] =>
          DOCUMENTS.filter(keep)
            .map(({ id }) => id)
            .sort();

        test('takes one or several values of each kind', async () => {
          expect(await foundSorted('', { filter: { kinds: ['CLAIM'] } })).toEqual(
            ids(({ kind }) => kind === 'CLAIM'),
          );
          expect(await foundSorted('', { filter: { kinds: ['CLAIM', 'QUOTE'] } })).toEqual(ids(() => true));
          expect(await foundSorted('', { filter: { forms: ['PARTIAL', 'MIXED'] } })).toEqual(
            ids(({ form }) => form === 'PARTIAL' || form === 'MIXED'),
          );
          expect(await foundSorted('', { filter: { actorIds: ['actor-brell'] } })).toEqual(
            ids(({ actorId }) => actorId === 'actor-brell'),
          );
          expect(await foundSorted('', { filter: { articleIds: ['article-2', 'article-3'] } })).toEqual(
            ids(({ articleId }) => articleId === 'article-2' || articleId === 'article-3'),
          );
          expect(await foundSorted('', { filter: { publishers: ['The Norwick Bell'] } })).toEqual(
            ids(({ publisher }) => publisher === 'The Norwick Bell'),
          );
          expect(await foundSorted('', { filter: { languages: ['ru', 'zh'] } })).toEqual(
            ids(({ language }) => language === 'ru' || language === 'zh'),
          );
          expect(await foundSorted('', { filter: { cues: ['WARNED'] } })).toEqual(
            ids(({ cue }) => cue === 'warned'),
          );
          expect(await foundSorted('', { filter: { acts: ['DENIAL', 'PLEDGE'] } })).toEqual([
            'bridge-claim',
            'street-claim',
          ]);
          expect(await foundSorted('', { filter: { polarities: ['POSITIVE'] } })).toEqual(
            ids(({ polarity }) => polarity === 'POSITIVE'),
          );
          expect(
            await foundSorted('', { filter: { acts: ['ASSERTION'], polarities: ['NEGATIVE'] } }),
          ).toEqual([]);
        });

        test('takes dates from one, before the other', async () => {
          const on = '2021-03-04T10:00:00.000Z';
          expect(await foundSorted('harbour', { filter: { publishedFrom: on } })).toEqual([
            'ferry-claim',
            'harbour-quote',
          ]);
          expect(await foundSorted('harbour', { filter: { publishedBefore: on } })).toEqual([]);
          expect(
            await foundSorted('harbour', { filter: { publishedFrom: '2021-03-04T10:00:00.001Z' } }),
          ).toEqual(['ferry-claim']);
          expect(await foundSorted('', { filter: { publishedFrom: '0001-01-01T00:00:00.000Z' } })).toEqual(
            ids(({ datePublished }) => datePublished !== null),
          );
        });

        test('joins its parts by AND, and with the query', async () => {
          expect(await foundSorted('harbour', { filter: { kinds: ['CLAIM'] } })).toEqual(['ferry-claim']);
          expect(await foundSorted('', { filter: { kinds: ['CLAIM'], actorIds: ['actor-brell'] } })).toEqual([
            'bridge-claim',
          ]);
        });

        test('finds nothing for an empty list or a value that nobody has', async () => {
          expect(await found('', { filter: { kinds: [] } })).toEqual([]);
          expect(await found('', { filter: { actorIds: [] } })).toEqual([]);
          expect(await found('', { filter: { publishers: ['The Nowhere Post'] } })).toEqual([]);
        });

        test('compares values as they are, quotes and operators included', async () => {
          for (const value of [
            'The "Daily" Gull',
            "O'Hara & Sons",
            'back\\slash',
            "') OR 1=1 --",
            'a = b AND c',
            '%',
            'NULL',
            '\\',
            '\\"',
            "\\'; \\u{41}",
            '"a" OR publisher EXISTS',
            'IN [a, b]',
            'TO',
            '_geoRadius(1, 2, 3)',
            ' space around ',
            'new\nline\ttab',
            '港口日报',
            'e\u0301 and é',
            '~=!`_{}',
            '👩‍👩‍👧',
            '\u0000 \ud800',
            'x'.repeat(400),
          ]) {
            await put(document({ id: 'odd', publisher: value, cue: value.toLowerCase(), actorId: value }));
            for (const filter of [{ publishers: [value] }, { cues: [value] }, { actorIds: [value] }])
              expect(await found('', { filter })).toEqual(['odd']);
          }
          await engine.apply([{ type: 'DELETE', id: 'odd' }]);
        });

        test('keeps values apart that look alike', async () => {
          const alike = [
            'Lowen Star',
            'LOWEN STAR',
            'lowen star',
            'Lowen Star ',
            'Löwen Star',
            'Lo\u0308wen Star',
          ];
          await put(
            ...alike.map((publisher, at) => document({ id: `alike-${at}`, publisher, actorId: publisher })),
          );
          for (const [at, value] of alike.entries()) {
            expect(await found('', { filter: { publishers: [value] } })).toEqual([`alike-${at}`]);
            expect(await found('', { filter: { actorIds: [value] } })).toEqual([`alike-${at}`]);
          }
          const { facets } = await search({ facets: ['PUBLISHER'], filter: { actorIds: alike } });
          expect(facets.get('PUBLISHER')).toEqual([...alike].sort().map((value) => ({ value, count: 1 })));
          await engine.apply(alike.map((_, at) => ({ type: 'DELETE', id: `alike-${at}` })));
        });
      });

      describe('facets', () => {
        const countOf = async (
          facet: Facet,
          request: Partial<SearchRequest>,
        ): Promise<Record<string, number>> => {
          const { facets } = await search({ facets: [facet], ...request });
          return Object.fromEntries((facets.get(facet) ?? []).map(({ value, count }) => [value, count]));
        };
        const tally = (values: readonly (string | null | undefined)[]): Record<string, number> => {
          const counts: Record<string, number> = {};
          for (const value of values) if (value) counts[value] = (counts[value] ?? 0) + 1;
          return counts;
        };

        test('count the values of everything that matches', async () => {
          expect(await countOf('KIND', {})).toEqual(tally(DOCUMENTS.map(({ kind }) => kind)));
          expect(await countOf('FORM', {})).toEqual(tally(DOCUMENTS.map(({ form }) => form)));
          expect(await countOf('ACT', {})).toEqual({ ASSERTION: 2, DENIAL: 1, PLEDGE: 1 });
          expect(await countOf('POLARITY', {})).toEqual({ POSITIVE: 3, NEGATIVE: 1 });
          expect(await countOf('ACTOR', {})).toEqual(tally(DOCUMENTS.map(({ actorId }) => actorId)));
          expect(await countOf('PUBLISHER', {})).toEqual(tally(DOCUMENTS.map(({ publisher }) => publisher)));
          expect(await countOf('LANGUAGE', {})).toEqual(tally(DOCUMENTS.map(({ language }) => language)));
          expect(await countOf('YEAR', {})).toEqual(
            tally(DOCUMENTS.map(({ datePublished }) => datePublished?.slice(0, 4))),
          );
          expect(await countOf('KIND', { query: 'harbour', first: 1 })).toEqual({ QUOTE: 1, CLAIM: 1 });
        });

        test('keep their choices when one is taken', async () => {
          const all = await countOf('KIND', {});
          expect(await countOf('KIND', { filter: { kinds: ['CLAIM'] } })).toEqual(all);
          const acts = await countOf('ACT', {});
          expect(await countOf('ACT', { filter: { acts: ['DENIAL'] } })).toEqual(acts);
          expect(await countOf('POLARITY', { filter: { acts: ['DENIAL'] } })).toEqual({ NEGATIVE: 1 });
          expect(await countOf('ACT', { filter: { polarities: ['POSITIVE'] } })).toEqual({
            ASSERTION: 2,
            PLEDGE: 1,
          });
          const publishers = await countOf('PUBLISHER', { query: 'harbour' });
          const filter = { publishers: ['The Norwick Bell'] };
          expect(await countOf('PUBLISHER', { query: 'harbour', filter })).toEqual(publishers);
          const years = await countOf('YEAR', {});
          const of2021 = {
            publishedFrom: '2021-01-01T00:00:00.000Z',
            publishedBefore: '2022-01-01T00:00:00.000Z',
          };
          expect(await countOf('YEAR', { filter: of2021 })).toEqual(years);
        });

        test('follow the filters of the others', async () => {
          const claims = DOCUMENTS.filter(({ kind }) => kind === 'CLAIM');
          expect(await countOf('FORM', { filter: { kinds: ['CLAIM'] } })).toEqual(
            tally(claims.map(({ form }) => form)),
          );
          const filter = { kinds: ['CLAIM'], publishers: ['The Norwick Bell'] } as const;
          expect(await countOf('PUBLISHER', { filter })).toEqual(
            tally(claims.map(({ publisher }) => publisher)),
          );
          expect(await countOf('KIND', { filter })).toEqual(
            tally(
              DOCUMENTS.filter(({ publisher }) => publisher === 'The Norwick Bell').map(({ kind }) => kind),
            ),
          );
        });

        test('list the most frequent first, then by value, up to the limit', async () => {
          const { facets } = await search({ facets: ['PUBLISHER'] });
          const all = facets.get('PUBLISHER') ?? [];
          const sorted = [...all].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
          expect(all).toEqual(sorted);
          const limited = await search({ facets: ['PUBLISHER'], facetLimit: 2 });
          expect(limited.facets.get('PUBLISHER')).toEqual(all.slice(0, 2));
        });

        describe('searched inside', () => {
          const named = async (
            facet: 'ACTOR' | 'PUBLISHER',
            text: string,
            request: Partial<SearchRequest> = {},
          ): Promise<Record<string, number>> => countOf(facet, { ...request, facetQuery: { facet, text } });
          /** The values by definition. */
          const defined = (
            facet: 'ACTOR' | 'PUBLISHER',
            text: string,
            documents: readonly StatementDocument[] = DOCUMENTS,
          ): Record<string, number> =>
            tally(
              documents
                .filter(({ actorName, publisher }) => {
                  const words = termsOf((facet === 'ACTOR' ? actorName : publisher) ?? '');
                  return termsOf(text).every((start) => words.some((word) => word.startsWith(start)));
                })
                .map(({ actorId, publisher }) => (facet === 'ACTOR' ? actorId : publisher)),
            );

          test('list the values whose names have words that begin so', async () => {
            expect(await named('ACTOR', 'bre')).toEqual({ 'actor-brell': 2 });
            expect(await named('ACTOR', 'BRELL t')).toEqual({ 'actor-brell': 2 });
            expect(await named('ACTOR', 'вет')).toEqual({ 'actor-semyon': 1 });
            expect(await named('ACTOR', 'СЕМЕН')).toEqual({ 'actor-semyon': 1 });
            expect(await named('ACTOR', 'rell')).toEqual({});
            expect(await named('ACTOR', 'tomas okonvale')).toEqual({});
            expect(await named('PUBLISHER', 'tid')).toEqual(defined('PUBLISHER', 'tide'));
            expect(await named('PUBLISHER', 'bell')).toEqual(defined('PUBLISHER', 'the norwick bell'));
          });

          test('list what the definition says, for each beginning of each word', async () => {
            const names = new Set(DOCUMENTS.flatMap(({ actorName, publisher }) => [actorName, publisher]));
            const words = [...names].flatMap((name) => termsOf(name ?? ''));
            const beginnings = new Set(words.flatMap((word) => [word.slice(0, 1), word.slice(0, 3), word]));
            for (const facet of ['ACTOR', 'PUBLISHER'] as const)
              for (const text of beginnings)
                expect([text, await named(facet, text)]).toEqual([text, defined(facet, text)]);
          });

          test('go with the query and the filter, but for their own choice', async () => {
            const claims = DOCUMENTS.filter(({ kind }) => kind === 'CLAIM');
            const filter = { kinds: ['CLAIM'], actorIds: ['actor-sund'] } as const;
            expect(await named('ACTOR', 'b', { filter })).toEqual(defined('ACTOR', 'b', claims));
            const harbour = claims.filter(({ text }) => text.includes('harbour'));
            expect(await named('ACTOR', 'mi', { query: 'harbour', filter })).toEqual(
              defined('ACTOR', 'mi', harbour),
            );
            expect(await named('ACTOR', 'to', { query: 'harbour', filter })).toEqual({});
          });

          test('leave the hits, the total and the other facets as they are', async () => {
            const request = {
              query: 'harbour',
              facets: ['ACTOR', 'PUBLISHER', 'KIND'],
              total: true,
            } as const;
            const whole = await search(request);
            const narrowed = await search({ ...request, facetQuery: { facet: 'ACTOR', text: 'mira' } });
            expect([narrowed.hits, narrowed.total]).toEqual([whole.hits, whole.total]);
            for (const facet of ['PUBLISHER', 'KIND'] as const)
              expect(narrowed.facets.get(facet)).toEqual(whole.facets.get(facet));
            expect(narrowed.facets.get('ACTOR')).toEqual([{ value: 'actor-okonvale', count: 1 }]);
            const unasked = await search({ facets: ['KIND'], facetQuery: { facet: 'ACTOR', text: 'mira' } });
            expect([...unasked.facets.keys()]).toEqual(['KIND']);
          });

          test('list all without a word, and take every text as one', async () => {
            for (const text of ['', ' ', '"', '*', '-'])
              expect([text, await named('ACTOR', text)]).toEqual([text, await countOf('ACTOR', {})]);
            for (const text of [
              'x" OR actor : "brell',
              'brell OR "',
              "'; drop",
              '\\" OR kind EXISTS OR "',
              '\0\ud800',
            ])
              expect([text, await named('ACTOR', text)]).toEqual([text, defined('ACTOR', text)]);
            expect(await named('ACTOR', 'b '.repeat(100))).toEqual(await named('ACTOR', 'b'));
            expect(await named('ACTOR', 'brell '.repeat(30) + 'x'.repeat(20_000))).toEqual({});
          });
        });

        test('are those that were asked for', async () => {
          const { facets, total } = await search({ facets: ['YEAR'], total: false });
          expect([...facets.keys()]).toEqual(['YEAR']);
          expect(total).toBeNull();
        });
      });

      describe('a timeline', () => {
        const timeline = (request: Partial<TimelineRequest>): Promise<Timeline> =>
          engine.timeline({
            query: '',
            filter: {},
            interval: 'YEAR',
            split: null,
            seriesLimit: 5,
            ...request,
          });
        const counted = async (request: Partial<TimelineRequest>): Promise<Record<string, number>> => {
          const { buckets } = await timeline(request);
          return Object.fromEntries(buckets.map(({ start, count }) => [start.slice(0, 10), count]));
        };

        test('counts from the first date to the last, without a gap', async () => {
          const { buckets, series, undated } = await timeline({});
          expect(buckets).toEqual(
            [2018, 2019, 2020, 2021, 2022, 2023, 2024].map((year) => ({
              start: `${year}-01-01T00:00:00.000Z`,
              count: DOCUMENTS.filter(({ datePublished }) => datePublished?.startsWith(String(year))).length,
            })),
          );
          expect(series).toEqual([]);
          expect(undated).toBe(DOCUMENTS.filter(({ datePublished }) => datePublished === null).length);
          const months = await counted({ interval: 'MONTH', query: 'harbour' });
          expect(Object.keys(months)).toHaveLength(18);
          expect(Object.entries(months).filter(([, count]) => count > 0)).toEqual([
            ['2021-03-01', 1],
            ['2022-08-01', 1],
          ]);
          expect(await counted({ interval: 'MONTH', query: 'café' })).toEqual({ '2023-01-01': 1 });
        });

        test('is of what query and filter find', async () => {
          expect(await counted({ query: 'harbuor' })).toEqual({ '2021-01-01': 1, '2022-01-01': 1 });
          expect(await counted({ query: 'harbour -tax' })).toEqual({ '2021-01-01': 1 });
          expect(await counted({ filter: { publishers: ['The Norwick Bell'], kinds: ['QUOTE'] } })).toEqual({
            '2021-01-01': 1,
            '2022-01-01': 0,
            '2023-01-01': 1,
          });
          const filter = {
            publishedFrom: '2020-02-29T12:00:00.000Z',
            publishedBefore: '2021-03-04T10:00:00.000Z',
          };
          expect(await counted({ filter, interval: 'DAY' })).toEqual({ '2020-02-29': 2 });
        });

        test('of nothing, or of nothing with a date, has no buckets', async () => {
          for (const request of [{ query: 'nowhere' }, { filter: { kinds: [] } }] as const)
            expect(await timeline({ ...request, split: 'ACTOR' })).toEqual({
              buckets: [],
              series: [],
              undated: 0,
            });
          expect(await timeline({ query: 'marsh', split: 'KIND' })).toEqual({
            buckets: [],
            series: [],
            undated: 2,
          });
        });

        test('has a series for each kind', async () => {
          const { buckets, series } = await timeline({
            split: 'KIND',
            filter: { publishers: ['Gull & Tide'] },
          });
          expect(buckets.map(({ count }) => count)).toEqual([2, 0, 1]);
          expect(series).toEqual([
            { value: 'CLAIM', counts: [1, 0, 1] },
            { value: 'QUOTE', counts: [1, 0, 0] },
          ]);
        });

        test('has a series for each of the actors with most, up to the limit', async () => {
          const { buckets, series } = await timeline({ split: 'ACTOR', seriesLimit: 2 });
          expect(buckets).toHaveLength(7);
          expect(series).toEqual([
            { value: 'actor-okonvale', counts: [0, 0, 0, 0, 1, 1, 1] },
            { value: 'actor-brell', counts: [0, 0, 0, 1, 0, 1, 0] },
          ]);
          const ofOne = await timeline({ split: 'ACTOR', filter: { actorIds: ['actor-brell'] } });
          expect(ofOne.series).toEqual([{ value: 'actor-brell', counts: [1, 0, 1] }]);
        });
      });

      describe('pages', () => {
        for (const sort of ['RELEVANCE', 'NEWEST', 'OLDEST'] as const)
          test(`lead to the last hit without a gap or a repetition, by ${sort.toLowerCase()}`, async () => {
            for (const query of ['', 'the', '-harbour']) {
              const whole = await found(query, { sort });
              for (const first of [1, 3]) expect(await allPages({ query, sort, first })).toEqual(whole);
            }
          });

        test('say whether there is more', async () => {
          expect((await search({ query: 'harbour', first: 1 })).hasNextPage).toBe(true);
          expect((await search({ query: 'harbour', first: 2 })).hasNextPage).toBe(false);
          expect(await search({ first: 0, total: true })).toMatchObject({ hits: [], hasNextPage: true });
        });

        test('take no cursor that is none, or of another search', async () => {
          const cursor = (await search({ query: 'the', first: 1 })).hits[0]?.cursor as string;
          for (const after of ['', 'x', 'bm9uZQ', 'eyJhIjoxfQ', 'W10', '💥', cursor.slice(0, -6)])
            await expect(search({ query: 'the', after })).rejects.toBeInstanceOf(InvalidInputError);
          await expect(search({ query: 'other', after: cursor })).rejects.toBeInstanceOf(InvalidInputError);
          await expect(search({ query: 'the', sort: 'NEWEST', after: cursor })).rejects.toBeInstanceOf(
            InvalidInputError,
          );
        });
      });
    });

    describe('while the index changes', () => {
      beforeEach(() => engine.clear());

      test('replaces a document', async () => {
        await put(
          document({ id: 'one', text: 'the first wording', actorName: 'Ada Fenwright', publisher: 'A' }),
        );
        await put(
          document({ id: 'one', text: 'another sentence', actorName: 'Bo Lindqvane', publisher: 'B' }),
        );
        expect(await engine.countDocuments()).toBe(1);
        expect(await found('wording')).toEqual([]);
        expect(await found('fenwright')).toEqual([]);
        expect(await found('sentence lindqvane')).toEqual(['one']);
        expect(await found('', { filter: { publishers: ['A'] } })).toEqual([]);
        const { facets, total } = await search({ facets: ['PUBLISHER'], total: true });
        expect(facets.get('PUBLISHER')).toEqual([{ value: 'B', count: 1 }]);
        expect(total?.count).toBe(1);
      });

      test('takes a document out', async () => {
        await put(
          document({ id: 'one', text: 'a lonely wording' }),
          document({ id: 'two', text: 'a wording' }),
        );
        await engine.apply([{ type: 'DELETE', id: 'one' }]);
        expect(await found('wording')).toEqual(['two']);
        expect(await found('lonely')).toEqual([]);
        expect(await found('lonley')).toEqual([]);
        expect(await found('-nothing')).toEqual(['two']);
        expect(await engine.countDocuments()).toBe(1);
      });

      test('applies changes in their order', async () => {
        const [old, young] = [document({ id: 'one', text: 'old' }), document({ id: 'one', text: 'young' })];
        await engine.apply([
          { type: 'PUT', document: old },
          { type: 'DELETE', id: 'one' },
        ]);
        expect(await found('')).toEqual([]);
        await engine.apply([
          { type: 'DELETE', id: 'one' },
          { type: 'PUT', document: old },
          { type: 'PUT', document: young },
        ]);
        expect(await found('young')).toEqual(['one']);
        expect(await found('old')).toEqual([]);
        expect(await engine.countDocuments()).toBe(1);
      });

      test('shows new words at once, also to typos', async () => {
        await put(document({ id: 'one', text: 'a marvellous wording' }));
        expect(await found('marvelous ')).toEqual(['one']);
        await put(document({ id: 'two', text: 'a spectacular wording' }));
        expect(await found('spectaculer ')).toEqual(['two']);
        expect(await foundSorted('wording')).toEqual(['one', 'two']);
      });

      test('keeps pages in step when documents come', async () => {
        const at = (day: number): string => new Date(Date.UTC(2020, 0, day)).toISOString();
        const many = Array.from({ length: 30 }, (_, index) =>
          document({
            id: `old-${index}`,
            text: `wording ${'and '.repeat(index % 7)}more`,
            datePublished: at(index + 10),
          }),
        );
        for (const sort of ['RELEVANCE', 'NEWEST', 'OLDEST'] as const) {
          await engine.clear();
          await put(...many);
          const seen: string[] = [];
          let after: string | null = null;
          for (let page = 0; ; page++) {
            const answer: SearchAnswer = await search({ query: 'wording', sort, first: 7, after });
            seen.push(...answer.hits.map(({ id }) => id));
            after = answer.hits.at(-1)?.cursor ?? null;
            if (!answer.hasNextPage) break;
            await put(
              document({ id: `early-${page}`, text: 'wording wording', datePublished: at(1) }),
              document({ id: `late-${page}`, text: `wording ${'so '.repeat(40)}`, datePublished: at(300) }),
            );
          }
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.filter((id) => id.startsWith('old-'))).toHaveLength(30);
        }
      });

      test('goes on from a cursor whose document is gone', async () => {
        await put(
          ...Array.from({ length: 9 }, (_, index) => document({ id: `it-${index}`, text: 'wording' })),
        );
        for (const sort of ['RELEVANCE', 'NEWEST'] as const) {
          const whole = await found('wording', { sort });
          const { hits } = await search({ query: 'wording', sort, first: 3 });
          const last = hits.at(-1) as SearchHit;
          await engine.apply([{ type: 'DELETE', id: last.id }]);
          expect((await found('wording', { sort, after: last.cursor })).length).toBeGreaterThanOrEqual(
            whole.length - 3,
          );
          await put(document({ id: last.id, text: 'wording' }));
        }
      });

      test('counts hundreds of days, weeks and months by the calendar', async () => {
        const FIRST = Date.UTC(1969, 10, 20, 23, 59, 59, 999);
        const days = Array.from({ length: 300 }, (_, at) => Math.floor((at * at) / 100));
        const dates = days.map((day) => new Date(FIRST + day * 86_400_000 + (day % 3)).toISOString());
        await put(
          ...dates.map((datePublished, at) =>
            document({ id: `it-${at}`, datePublished, actorId: `a-${at % 3}` }),
          ),
        );
        const mondayOf = (date: string): string => {
          const day = new Date(date);
          day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
          return day.toISOString().slice(0, 10);
        };
        const startOf = {
          DAY: (date: string) => date.slice(0, 10),
          WEEK: mondayOf,
          MONTH: (date: string) => `${date.slice(0, 7)}-01`,
          YEAR: (date: string) => `${date.slice(0, 4)}-01-01`,
        };
        for (const interval of ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const) {
          const expected = new Map<string, number[]>();
          for (const [at, date] of dates.entries()) {
            const start = startOf[interval](date);
            const counts = expected.get(start) ?? [0, 0, 0];
            counts[at % 3] = (counts[at % 3] as number) + 1;
            expected.set(start, counts);
          }
          const { buckets, series } = await engine.timeline({
            query: '',
            filter: {},
            interval,
            split: 'ACTOR',
            seriesLimit: 10,
          });
          const starts = buckets.map(({ start }) => start);
          expect(starts).toEqual([...starts].sort());
          expect(starts[0]).toBe(`${startOf[interval](dates[0] as string)}T00:00:00.000Z`);
          expect(starts.at(-1)).toBe(`${startOf[interval](dates.at(-1) as string)}T00:00:00.000Z`);
          const counted = buckets.flatMap(({ start, count }, at) =>
            count > 0 ? [[start.slice(0, 10), series.map(({ counts }) => counts[at])]] : [],
          );
          expect(counted).toEqual([...expected]);
          expect(series.map(({ value }) => value)).toEqual(['a-0', 'a-1', 'a-2']);
        }
      });

      describe('similar statements', () => {
        const WALLS = 'We will not open a single pier before the old harbour walls are safe';
        const similar = (
          text: string,
          more: { articleId?: string; first?: number } = {},
        ): Promise<readonly SimilarHit[]> =>
          engine.similar({ id: 'itself', text, articleId: 'article-1', first: 10, ...more });
        const others = Array.from({ length: 200 }, (_, at) =>
          document({
            id: `other-${at}`,
            articleId: `elsewhere-${at}`,
            text: `we will see that the village number${at} has not got a good road before the winter of year${at % 9}`,
          }),
        );
        beforeEach(() =>
          put(
            document({ id: 'itself', text: WALLS }),
            document({ id: 'beside', text: WALLS }),
            document({ id: 'reprint', articleId: 'article-2', text: WALLS.toUpperCase() }),
            document({
              id: 'edited',
              articleId: 'article-3',
              text: `${WALLS.replace('single ', '')}, she said`,
            }),
            document({
              id: 'part',
              articleId: 'article-4',
              text: 'a single pier before the old harbour walls',
            }),
            document({
              id: 'topic',
              articleId: 'article-5',
              text: 'The harbour has a pier with walls of oak',
            }),
            document({
              id: 'unlike',
              articleId: 'article-6',
              text: 'We will open a school before the summer',
            }),
            ...others,
          ),
        );

        test('are those of the same wording in other articles, then those about the same', async () => {
          const hits = await similar(WALLS);
          expect(
            hits
              .slice(0, 2)
              .map(({ id }) => id)
              .sort(),
          ).toEqual(['part', 'reprint']);
          expect(hits.slice(2, 4).map(({ id }) => id)).toEqual(['edited', 'topic']);
          expect(hits.map(({ isNearDuplicate }) => isNearDuplicate)).toEqual([
            true,
            true,
            true,
            ...hits.slice(3).map(() => false),
          ]);
          for (const { id, isNearDuplicate, score } of hits) {
            expect(score).toBeGreaterThan(isNearDuplicate ? 0.5 : 0);
            expect(score).toBeLessThanOrEqual(isNearDuplicate ? 1 : 0.5);
            expect(id).not.toMatch(/itself|beside|other/);
          }
          expect(hits[0]?.score).toBe(1);
        });

        test('are at most as many as asked for', async () => {
          expect((await similar(WALLS, { first: 1 })).map(({ score }) => score)).toEqual([1]);
          expect(await similar(WALLS, { first: 0 })).toEqual([]);
        });

        test('are none where no other has its words', async () => {
          for (const text of ['', '!?', 'Unheard-of murmuration', '\0 \ud800', 'quotes " and \\ backslashes'])
            expect((await similar(text)).filter(({ isNearDuplicate }) => isNearDuplicate)).toEqual([]);
          expect(await similar('Unheard murmuration')).toEqual([]);
        });

        test('are found to a long statement, and to one in another script', async () => {
          const words = Array.from({ length: 3_000 }, (_, at) => `saying${at}`);
          const part = words.slice(500, 2_500).join(' ');
          await put(
            document({ id: 'speech', articleId: 'article-7', text: words.join(' ') }),
            document({ id: 'itself', text: part }),
            document({ id: 'chinese', articleId: 'article-8', text: '两个港口之间的合作会继续下去' }),
          );
          expect((await similar(part))[0]).toEqual({
            id: 'speech',
            score: 1,
            isNearDuplicate: true,
          });
          await put(document({ id: 'itself', text: '我们说港口之间的合作会继续' }));
          expect((await similar('我们说港口之间的合作会继续'))[0]?.id).toBe('chinese');
        });
      });

      test('refuses a timeline of too many buckets, and says which interval fits', async () => {
        await put(
          document({ id: 'early', datePublished: '1950-06-01T00:00:00.000Z' }),
          document({ id: 'late', datePublished: '2024-06-01T00:00:00.000Z' }),
        );
        const request = { query: '', filter: {}, split: null, seriesLimit: 5 };
        for (const [interval, count] of [
          ['DAY', 27_030],
          ['WEEK', 3_862],
        ] as const) {
          const refused = engine.timeline({ ...request, interval });
          await expect(refused).rejects.toBeInstanceOf(InvalidInputError);
          await expect(refused).rejects.toThrow(`${count} buckets by ${interval}`);
          await expect(refused).rejects.toThrow('Choose MONTH');
        }
        expect((await engine.timeline({ ...request, interval: 'MONTH' })).buckets).toHaveLength(889);
        await put(document({ id: 'ancient', datePublished: '0099-12-31T00:00:00.000Z' }));
        await expect(engine.timeline({ ...request, interval: 'YEAR' })).rejects.toThrow('Narrow');
      });

      describe('rebuilt beside the live index', () => {
        const docs = (from: number, to: number, text = 'wording'): StatementDocument[] =>
          Array.from({ length: to - from }, (_, at) => document({ id: `it-${from + at}`, text }));
        const fill = (next: NextIndex, documents: readonly StatementDocument[]): Promise<void> =>
          next.apply(documents.map((each) => ({ type: 'PUT', document: each })));
        const rebuild = async (documents: readonly StatementDocument[]): Promise<void> => {
          const next = await engine.layOutNext();
          await fill(next, documents);
          await next.replaceLive();
        };

        test('answers from the live one until it is full', async () => {
          await put(...docs(0, 5, 'old wording'));
          const before = await engine.prepare();
          const next = await engine.layOutNext();
          for (const from of [2, 4, 6]) {
            await fill(next, docs(from, from + 2, 'new wording'));
            const { hits, total } = await search({ query: 'wording', total: true });
            expect({ hits: hits.length, total: total?.count }).toEqual({ hits: 5, total: 5 });
            expect(await found('new')).toEqual([]);
            expect(await engine.countDocuments()).toBe(5);
          }
          expect(await engine.prepare()).toBe(before);
          await next.replaceLive();
          expect(await found('old')).toEqual([]);
          expect(await foundSorted('new wording')).toEqual(['it-2', 'it-3', 'it-4', 'it-5', 'it-6', 'it-7']);
          expect(await engine.countDocuments()).toBe(6);
          expect(await engine.prepare()).toBe(next.generation);
          expect(next.generation).not.toBe(before);
          // It is an index like any other: it changes, forgives typos, and can be rebuilt.
          await put(document({ id: 'more', text: 'a marvellous wording' }));
          expect(await found('marvelous ')).toEqual(['more']);
          await rebuild(docs(0, 1));
          expect(await found('')).toEqual(['it-0']);
        });

        test('takes changes in their order, and several at once', async () => {
          const next = await engine.layOutNext();
          await Promise.all([fill(next, docs(0, 3)), fill(next, docs(3, 6)), fill(next, docs(6, 9))]);
          await fill(next, docs(1, 2, 'newer wording'));
          await next.apply([
            { type: 'DELETE', id: 'it-2' },
            { type: 'DELETE', id: 'nothing' },
          ]);
          await next.replaceLive();
          expect(await found('newer')).toEqual(['it-1']);
          expect(await foundSorted('')).toEqual(docs(0, 9).flatMap(({ id }) => (id === 'it-2' ? [] : id)));
        });

        test('leaves the live one alone when it is thrown away or left, and starts anew after that', async () => {
          await put(...docs(0, 3));
          const discarded = await engine.layOutNext();
          await fill(discarded, docs(10, 13));
          await discarded.discard();
          await fill(await engine.layOutNext(), docs(15, 18));
          expect(await foundSorted('wording')).toEqual(['it-0', 'it-1', 'it-2']);
          await put(document({ id: 'it-1', text: 'another' }));
          await rebuild(docs(20, 22));
          expect(await foundSorted('')).toEqual(['it-20', 'it-21']);
        });

        test('is gone with what killed ones have left, and the live one is as it was', async () => {
          await put(...docs(0, 3));
          const left = await engine.layOutNext();
          await fill(left, docs(10, 13));
          await engine.dropAbandoned();
          await expect(left.replaceLive()).rejects.toMatchObject({ code: 'concurrent_rebuild' });
          await engine.dropAbandoned();
          expect(await foundSorted('')).toEqual(['it-0', 'it-1', 'it-2']);
        });

        test('does not take its place when another one was begun meanwhile', async () => {
          await put(...docs(0, 2));
          const first = await engine.layOutNext();
          await fill(first, docs(10, 12));
          const second = await engine.layOutNext();
          await fill(second, docs(20, 22));
          await expect(first.replaceLive()).rejects.toMatchObject({ code: 'concurrent_rebuild' });
          expect(await foundSorted('')).toEqual(['it-0', 'it-1']);
          await first.discard();
          await second.replaceLive();
          expect(await foundSorted('')).toEqual(['it-20', 'it-21']);
        });

        test('to nothing is empty', async () => {
          await put(...docs(0, 3));
          await rebuild([]);
          expect(await engine.countDocuments()).toBe(0);
          expect(await found('')).toEqual([]);
        });
      });

      test('lists what it has, with the hash of each', async () => {
        const many = Array.from({ length: 2500 }, (_, at) =>
          document({ id: `it-${at}`, text: `wording ${at}` }),
        );
        const entries = async (): Promise<Map<string, string>> => {
          const all = new Map<string, string>();
          for await (const batch of engine.entries()) for (const { id, hash } of batch) all.set(id, hash);
          return all;
        };
        expect(await entries()).toEqual(new Map());
        await put(...many, ...DOCUMENTS);
        const changed = document({ id: 'it-7', text: 'something else' });
        await engine.apply([
          { type: 'PUT', document: changed },
          { type: 'DELETE', id: 'it-8' },
        ]);
        const present = [...many, ...DOCUMENTS].filter(({ id }) => id !== 'it-7' && id !== 'it-8');
        expect(await entries()).toEqual(
          new Map([...present, changed].map((each) => [each.id, documentHash(each)])),
        );
        const asked = [...many.slice(0, 1000), changed, document({ id: 'nowhere' })].map(({ id }) => id);
        const known = new Map((await engine.entriesOf(asked)).map(({ id, hash }) => [id, hash]));
        expect(known).toEqual(
          new Map(
            [...many.slice(0, 1000), changed]
              .filter((each) => each === changed || !['it-7', 'it-8'].includes(each.id))
              .map((each) => [each.id, documentHash(each)]),
          ),
        );
        expect(await engine.entriesOf([])).toEqual([]);
      });

      test('is emptied', async () => {
        await put(document({ id: 'one', text: 'wording' }));
        await engine.clear();
        expect(await engine.countDocuments()).toBe(0);
        expect(await found('wording')).toEqual([]);
        await put(document({ id: 'two', text: 'wording' }));
        expect(await found('wording')).toEqual(['two']);
      });
    });
  });
}
