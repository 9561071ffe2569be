import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInputError } from '../../src/domain/errors.js';
import type { ArticleRecord } from '../../src/domain/record.js';
import type { Statement } from '../../src/domain/statement.js';
import {
  type ListQuery,
  type ListReader,
  type OutboxEntry,
  type Page,
  type PageRequest,
  type RefusedEntries,
  type StatementFilter,
  type StatementOrder,
  type Store,
} from '../../src/store/store.js';
import { ACTOR_LISTS, ARTICLE_LISTS, CATALOGUE, STATEMENT_LISTS } from './catalogue.js';
import { contentOf } from './content.js';
import { allRefused, NONE_REFUSED } from './deliveries.js';
import { describeHistory } from './history.contract.js';
import { describeKeyedRequests } from './keyed-requests.contract.js';
import { readAll } from './paging.js';
import { describePeoplesWord } from './people-say.contract.js';
import { place, record } from './records.js';
import { textsOf } from './searchables.js';
import { describeStatementEdits } from './statement-edits.contract.js';
import { describeWithdrawal } from './withdrawal.contract.js';

/** An empty store of its own. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Another store on the same data, with connections of its own. */
  openAnother(): Promise<Store>;
  dispose(): Promise<void>;
}

const STATEMENT_ORDERS: readonly StatementOrder[] = ['NEWEST', 'OLDEST', 'READING'];
const ALL_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
const FIRST_PAGE: PageRequest = { size: 5, direction: 'FORWARD', cursor: null };

/** What every store has to do, whatever database is behind it. */
export function describeStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract:`, () => {
    describe('lists', () => {
      let opened: StoreUnderTest;
      let store: Store;
      beforeAll(async () => {
        opened = await open();
        store = opened.store;
        for (const each of CATALOGUE) await store.save(each);
      });
      afterAll(() => opened.dispose());

      describeLists('articles', () => store.articles, ARTICLE_LISTS);
      describeLists('actors', () => store.actors, ACTOR_LISTS);
      describeLists('statements', () => store.statements, STATEMENT_LISTS);

      it('are as good beyond a hundred at a time', async () => {
        const queries: ListQuery<StatementFilter, StatementOrder>[] = Array.from(
          { length: 600 },
          (_, index) => ({
            filter: { articleIds: [CATALOGUE[index % 60]?.article.id as string] },
            order: STATEMENT_ORDERS[index % 3] as StatementOrder,
          }),
        );
        const idsOf = (page: Page<{ id: string }>) => page.entries.map(({ node }) => node.id);
        const expected = queries.map((_, index) => CATALOGUE[index % 60]?.statements.map(({ id }) => id));
        expect((await store.statements.pages(queries, FIRST_PAGE)).map(idsOf)).toEqual(expected);
        expect(await store.statements.counts(queries)).toEqual(expected.map((ids) => ids?.length));
      });

      it('may be none', async () => {
        expect(await store.articles.pages([], FIRST_PAGE)).toEqual([]);
        expect(await store.articles.counts([])).toEqual([]);
        expect(await store.articles.byIds([])).toEqual([]);
      });

      it('give a page of size 0, which says whether there is anything', async () => {
        const none = { filter: { articleIds: [] }, order: 'NEWEST' } as const;
        const all = { filter: {}, order: 'NEWEST' } as const;
        expect(await store.statements.pages([all, none], { ...FIRST_PAGE, size: 0 })).toEqual([
          { entries: [], hasMore: true },
          { entries: [], hasMore: false },
        ]);
      });

      describe('refuse a cursor', () => {
        const page = (
          cursor: string,
          order: 'NEWEST' | 'OLDEST' = 'NEWEST',
          direction = FIRST_PAGE.direction,
        ) => store.articles.pages([{ filter: {}, order }], { size: 5, direction, cursor });
        const encoded = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
        const cursorOf = async <F, O>(list: ListReader<unknown, F, O>, query: ListQuery<F, O>) => {
          const [first] = await list.pages([query], FIRST_PAGE);
          return first?.entries[0]?.cursor as string;
        };

        it.each([
          ['that is empty', ''],
          ['that is no base64', '!!!'],
          ['that is no JSON', Buffer.from('NEWEST').toString('base64url')],
          ['that is no array', encoded({ order: 'NEWEST' })],
          ['with too few values', encoded(['NEWEST', '2024-01-01T00:00:00.000Z'])],
          ['with too many values', encoded(['NEWEST', '2024', 'art_01', 'art_02'])],
          ['with null in it', encoded(['NEWEST', null, 'art_01'])],
          ['with a list in it', encoded(['NEWEST', ['2024'], 'art_01'])],
          ['with a number for a text', encoded(['NEWEST', 2024, 'art_01'])],
          ['of another order', encoded(['OLDEST', '2024-01-01T00:00:00.000Z', 'art_01'])],
          ['that is ten thousand characters of noise', 'x'.repeat(10_000)],
        ])('%s', async (_, cursor) => {
          for (const direction of ['FORWARD', 'BACKWARD'] as const)
            await expect(page(cursor, 'NEWEST', direction)).rejects.toBeInstanceOf(InvalidInputError);
        });

        it('with a text for a number', async () => {
          const query = { filter: {}, order: 'MOST_STATEMENTS' } as const;
          const request = { ...FIRST_PAGE, cursor: encoded(['MOST_STATEMENTS', 'many', 'brell', 'act_1']) };
          await expect(store.actors.pages([query], request)).rejects.toBeInstanceOf(InvalidInputError);
        });

        it('of another list, and says what to do', async () => {
          const ofStatements = await cursorOf(store.statements, { filter: {}, order: 'NEWEST' });
          const ofActors = await cursorOf(store.actors, { filter: {}, order: 'NAME' });
          const ofOldest = await cursorOf(store.articles, { filter: {}, order: 'OLDEST' });
          for (const cursor of [ofStatements, ofActors, ofOldest])
            await expect(page(cursor)).rejects.toThrow(
              /does not belong to this list: take one that the same list gave in the same order \(NEWEST\)/,
            );
          // The same cursor is good where it belongs.
          await expect(page(ofOldest, 'OLDEST')).resolves.toHaveLength(1);
        });

        it('and take one whose entry does not exist: a page starts where it would be', async () => {
          const cursor = encoded(['NEWEST', '2024-01-01T00:00:00.000Z', 'art_955']);
          const [found] = await page(cursor);
          expect(found?.entries[0]?.node.id).toBe('art_95');
        });
      });
    });

    describeWithdrawal(open);
    describeHistory(open);
    describeKeyedRequests(open);
    describeStatementEdits(open);
    describePeoplesWord(open);

    describe('starts empty:', () => {
      let opened: StoreUnderTest;
      let store: Store;
      beforeEach(async () => {
        opened = await open();
        store = opened.store;
      });
      afterEach(() => opened.dispose());

      describe('save', () => {
        it('creates an article with everything in it', async () => {
          const given = record({
            id: 'art_1',
            url: 'https://news.example/one?a=1&b=%20',
            headline: 'Ferry “Æsa” sails',
            publisher: 'Gull & Tide',
            authors: ['Ines Faro', 'Bo Lindqvarn'],
            datePublished: '2024-05-06T07:08:09.123Z',
            language: 'pt-BR',
            body: 'Line one.\nLine "two" 👍.',
            actors: [
              {
                id: 'act_1',
                name: 'Mira Okonvale',
                role: 'harbour master',
                aliases: ['Okonvale'],
                mentions: [{ start: 0, end: 4 }],
              },
            ],
            statements: [
              {
                id: 'clm_1',
                kind: 'CLAIM',
                form: 'MIXED',
                text: 'that it is "late" 👍',
                actorId: 'act_1',
                places: [
                  place({ start: 1, end: 4 }),
                  { start: 10, end: 15, startCodePoint: 9, endCodePoint: 13 },
                ],
                source: place({ start: 0, end: 1 }),
                cue: place({ start: 5, end: 9 }),
                cueText: 'said',
                act: 'PLEDGE',
                polarity: 'NEGATIVE',
                confidence: 0.875,
              },
              { id: 'quo_1', form: 'PARTIAL', partOfId: 'clm_1', confidence: 1 },
            ],
          });
          expect(await store.save(given)).toEqual({
            change: 'CREATED',
            statementsAdded: 2,
            statementsRemoved: 0,
          });
          expect(await store.articles.byIds(['art_1'])).toEqual([given.article]);
          expect(await store.statements.byIds(['clm_1', 'quo_1'])).toEqual(given.statements);
          expect(await store.bodies(['art_1'])).toEqual([given.body]);
          expect(await store.actors.byIds(['act_1'])).toEqual([
            {
              id: 'act_1',
              name: 'Mira Okonvale',
              kind: 'PERSON',
              role: 'harbour master',
              aliases: ['Okonvale'],
              standsForId: null,
              statementCount: 1,
            },
          ]);
          expect(await store.counts()).toEqual({
            articles: 1,
            withdrawn: 0,
            actors: 1,
            quotes: 1,
            claims: 1,
            outbox: 4,
          });
        });

        it('keeps one with nothing in it, and one of many hundred statements and actors', async () => {
          await store.save(record({ id: 'art_empty', url: null }));
          const ids = Array.from({ length: 650 }, (_, index) => String(index).padStart(3, '0'));
          const large = record({
            id: 'art_large',
            actors: ids.map((id) => ({ id: `act_${id}` })),
            statements: ids.map((id) => ({ id: `quo_${id}`, actorId: `act_${id}` })),
          });
          expect(await store.save(large)).toMatchObject({ change: 'CREATED', statementsAdded: 650 });
          expect(await readAll(store.statements, { filter: {}, order: 'READING' })).toEqual(large.statements);
          const actors = await readAll(store.actors, { filter: {}, order: 'NAME' });
          expect(actors.map(({ statementCount }) => statementCount)).toEqual(ids.map(() => 1));
          const none = record({ id: 'art_large' });
          expect(await store.save(none)).toMatchObject({ change: 'REPLACED', statementsRemoved: 650 });
          expect(await store.counts()).toMatchObject({ articles: 2, actors: 0, quotes: 0 });
        });

        it('says UNCHANGED of the same record, and changes nothing', async () => {
          const given = record({
            id: 'art_1',
            actors: [{ id: 'act_1', aliases: ['B', 'A'] }],
            statements: [{ id: 'quo_1', actorId: 'act_1' }, 'quo_2'],
          });
          await store.save(given);
          const before = await contentOf(store);
          expect(await store.save(given)).toEqual({
            change: 'UNCHANGED',
            statementsAdded: 0,
            statementsRemoved: 0,
          });
          expect(await contentOf(store)).toEqual(before);
        });

        it.each([
          ['headline', { headline: 'Another' }],
          ['body', { body: 'Another text.' }],
          ['authors', { authors: ['Ines Faro'] }],
          ['url', { url: 'https://news.example/other' }],
          ['publisher', { publisher: 'Gull & Tide' }],
          ['language', { language: 'fr' }],
          ['date', { datePublished: '2024-05-06T00:00:00.000Z' }],
        ])('says REPLACED where only the %s changes', async (_, change) => {
          const given = { id: 'art_1', statements: ['quo_1'] };
          await store.save(record(given));
          const outcome = await store.save(record({ ...given, ...change }));
          expect(outcome).toEqual({ change: 'REPLACED', statementsAdded: 0, statementsRemoved: 0 });
          const expected = record({ ...given, ...change });
          expect(await store.articles.byIds(['art_1'])).toEqual([expected.article]);
          expect(await store.statements.byIds(['quo_1'])).toEqual(expected.statements);
          expect(await store.bodies(['art_1'])).toEqual([expected.body]);
        });

        it('replaces statements: the same stay, others come, and what is no longer there is gone', async () => {
          await store.save(record({ id: 'art_1', statements: ['quo_a', 'quo_b', 'quo_c'] }));
          await store.save(record({ id: 'art_2', statements: ['quo_other'] }));
          const outcome = await store.save(
            record({ id: 'art_1', statements: ['quo_new', 'quo_c', { id: 'quo_a', text: 'Edited.' }] }),
          );
          expect(outcome).toEqual({ change: 'REPLACED', statementsAdded: 1, statementsRemoved: 1 });
          const query = { filter: { articleIds: ['art_1'] }, order: 'READING' } as const;
          expect((await readAll(store.statements, query)).map(({ id, text }) => [id, text])).toEqual([
            ['quo_new', 'The words of quo_new.'],
            ['quo_c', 'The words of quo_c.'],
            ['quo_a', 'Edited.'],
          ]);
          expect((await store.statements.byIds(['quo_b', 'quo_other'])).map((each) => each?.id)).toEqual([
            undefined,
            'quo_other',
          ]);
        });

        it('keeps the date an article came in, whatever a later record says', async () => {
          await store.save(record({ id: 'art_1' }));
          const later = '2031-01-01T00:00:00.000Z';
          await store.save(record({ id: 'art_1', headline: 'New', dateCreated: later, dateModified: later }));
          const [article] = await store.articles.byIds(['art_1']);
          expect(article).toMatchObject({ dateCreated: '2030-01-01T00:00:00.000Z', dateModified: later });
        });

        it('leaves everything as it was when it fails half-way', async () => {
          await store.save(
            record({
              id: 'art_1',
              headline: 'Before',
              actors: [{ id: 'act_1', role: 'mayor' }, { id: 'act_2' }],
              statements: [{ id: 'quo_1', actorId: 'act_1' }, 'quo_2'],
            }),
          );
          const before = await contentOf(store);
          const failing = record({
            id: 'art_1',
            headline: 'After',
            body: 'Another text.',
            datePublished: '2024-01-01T00:00:00.000Z',
            actors: [{ id: 'act_1', role: 'governor', aliases: ['Gov'] }, { id: 'act_3' }],
            // The last of several INSERTs names an actor that nobody has.
            statements: [
              ...Array.from({ length: 650 }, (_, index) => ({ id: `quo_new_${index}`, actorId: 'act_3' })),
              { id: 'quo_bad', actorId: 'act_nobody' },
            ],
          });
          await expect(store.save(failing)).rejects.toThrow();
          expect(await contentOf(store)).toEqual(before);

          await expect(store.save(record({ ...failing.article, id: 'art_new' }))).rejects.toThrow();
          expect(await contentOf(store)).toEqual(before);

          // And the store goes on.
          expect(await store.save(record({ id: 'art_2', statements: ['quo_3'] }))).toMatchObject({
            change: 'CREATED',
          });
        });

        it('takes many at once', async () => {
          const records = Array.from({ length: 20 }, (_, index) =>
            record({
              id: `art_${index}`,
              actors: [{ id: 'act_1' }],
              statements: [{ id: `quo_${index}`, actorId: 'act_1' }],
            }),
          );
          await Promise.all(records.map((each) => store.save(each)));
          expect(await store.counts()).toMatchObject({ articles: 20, quotes: 20, outbox: 41 });
          expect(await store.actors.byIds(['act_1'])).toMatchObject([{ statementCount: 20 }]);
        });
      });

      describe('articles', () => {
        it('are found by url and by their very text', async () => {
          const one = record({ id: 'art_1', url: "https://news.example/o'ne?q=%25_", body: 'One text.' });
          const two = record({ id: 'art_2', url: null, body: 'Two text.' });
          await store.save(one);
          await store.save(two);
          expect(await store.articleByUrl("https://news.example/o'ne?q=%25_")).toEqual(one.article);
          expect(await store.articleByUrl('https://news.example/o')).toBeNull();
          expect(await store.articleByBody('Two text.')).toEqual(two.article);
          expect(await store.articleByBody('Two text')).toBeNull();
        });

        it('are found by their text as the oldest of several', async () => {
          const dates = ['2030-01-02T00:00:00.000Z', '2030-01-01T00:00:00.000Z', '2030-01-03T00:00:00.000Z'];
          for (const dateCreated of dates)
            await store.save(record({ id: `art_${dateCreated}`, body: 'The same.', dateCreated }));
          expect((await store.articleByBody('The same.'))?.id).toBe('art_2030-01-01T00:00:00.000Z');
        });

        it('are found by their text only as long as they have it', async () => {
          await store.save(record({ id: 'art_1', body: 'Before.' }));
          await store.save(record({ id: 'art_1', body: 'After.' }));
          expect(await store.articleByBody('Before.')).toBeNull();
          expect((await store.articleByBody('After.'))?.id).toBe('art_1');
        });

        it('are given by id in the order asked for, beyond five hundred, repeated and missing ones too', async () => {
          const statements = Array.from({ length: 1200 }, (_, index) => `quo_${index}`);
          await store.save(record({ id: 'art_1', body: 'One.', statements }));
          await store.save(record({ id: 'art_2', body: 'Two.' }));
          const wanted = [...statements.toReversed(), 'quo_none', 'quo_7', 'quo_7'];
          const found = await store.statements.byIds(wanted);
          expect(found.map((each) => each?.id ?? null)).toEqual(
            wanted.map((id) => (id === 'quo_none' ? null : id)),
          );
          const missing = Array.from({ length: 600 }, (_, index) => `art_none_${index}`);
          expect(await store.bodies(['art_2', ...missing, 'art_1', 'art_2'])).toEqual([
            'Two.',
            ...missing.map(() => null),
            'One.',
            'Two.',
          ]);
        });
      });

      describe('actors', () => {
        const actor = async (id: string) => (await store.actors.byIds([id]))[0];

        it('are joined across articles, with the role of the latest one and all their names', async () => {
          const mention = (year: string | null, role: string | null, ...aliases: string[]) =>
            store.save(
              record({
                id: `art_${year}`,
                datePublished: year && `${year}-01-01T00:00:00.000Z`,
                actors: [
                  { id: 'act_1', name: aliases[0] ?? 'Mira Okonvale', role, aliases: aliases.slice(1) },
                ],
                statements: [{ id: `quo_${year}`, actorId: 'act_1' }],
              }),
            );
          await mention(null, 'captain');
          expect(await actor('act_1')).toMatchObject({ role: 'captain' });
          await mention('2021', 'mayor', 'Mira Okonvale', 'Okonvale', 'Ms Okonvale');
          expect(await actor('act_1')).toMatchObject({ role: 'mayor' });
          await mention('2024', 'governor', 'MIRA Okonvale', 'Okonvale', 'the governor');
          await mention('2022', 'senator', 'Mira Okonvale');
          await mention('2025', null, 'Mira Okonvale');
          expect(await actor('act_1')).toEqual({
            id: 'act_1',
            name: 'Mira Okonvale',
            kind: 'PERSON',
            role: 'governor',
            aliases: ['MIRA Okonvale', 'Ms Okonvale', 'Okonvale', 'the governor'],
            standsForId: null,
            statementCount: 5,
          });
          const articles = await readAll(store.articles, {
            filter: { actorIds: ['act_1'] },
            order: 'OLDEST',
          });
          expect(articles.map(({ id }) => id)).toEqual([
            'art_null',
            'art_2021',
            'art_2022',
            'art_2024',
            'art_2025',
          ]);
        });

        it('have the right number of statements right after a replacement', async () => {
          const both = [{ id: 'act_1' }, { id: 'act_2' }];
          const said = (id: string, actorId: string | null) => ({ id, actorId });
          await store.save(
            record({
              id: 'art_1',
              actors: both,
              statements: [said('a', 'act_1'), said('b', 'act_1'), said('c', 'act_2'), said('d', null)],
            }),
          );
          await store.save(record({ id: 'art_2', actors: both, statements: [said('e', 'act_1')] }));
          const counted = async () =>
            [await actor('act_1'), await actor('act_2')].map((each) => each?.statementCount);
          expect(await counted()).toEqual([3, 1]);
          // One goes, one changes hands, one is found its speaker.
          await store.save(
            record({
              id: 'art_1',
              actors: both,
              statements: [said('b', 'act_2'), said('c', 'act_2'), said('d', 'act_2')],
            }),
          );
          expect(await counted()).toEqual([1, 3]);
        });

        it('go when no article names them any more, and with them their names', async () => {
          const said = { id: 'quo_1', actorId: 'act_1' };
          await store.save(
            record({
              id: 'art_1',
              actors: [{ id: 'act_1', name: 'Mira Okonvale' }, { id: 'act_2' }],
              statements: [said],
            }),
          );
          await store.save(record({ id: 'art_2', actors: [{ id: 'act_2' }] }));
          await store.save(record({ id: 'art_1' }));
          expect(await store.actors.byIds(['act_1', 'act_2'])).toMatchObject([null, { id: 'act_2' }]);
          expect(await store.actorsByName('Mira Okonvale')).toEqual([]);
          expect(await store.counts()).toMatchObject({ actors: 1, quotes: 0 });
        });

        it('are found by name or alias, folded; of several, the one with most statements', async () => {
          await store.save(
            record({
              id: 'art_1',
              actors: [
                { id: 'act_1', name: 'José Muñoz-Brell', aliases: ["D'Arco", 'Brell'] },
                { id: 'act_2', name: 'Tomas Brell', aliases: ['Brell'] },
              ],
              statements: [{ id: 'quo_1', actorId: 'act_2' }],
            }),
          );
          const found = async (name: string) => (await store.actorsByName(name))[0]?.id ?? null;
          expect(await found('jose  MUNOZ-brell')).toBe('act_1');
          expect(await found('D’ARCO')).toBe('act_1');
          expect(await found('Brell')).toBe('act_2');
          expect(await found('Bre')).toBeNull();
          expect(await found('%')).toBeNull();
          expect(await found('')).toBeNull();
        });
      });

      describe('names', () => {
        const NAMES = [
          '100% Ltd',
          '1000 Ltd',
          'a_b',
          'axb',
          `O'Neel "Quill"`,
          'back\\slash',
          "x'); drop table actor; --",
          'NUL-free \u0001 control',
          '李四 👩‍🚀',
        ];
        beforeEach(async () => {
          await store.save(
            record({
              id: 'art_1',
              headline: NAMES.join(' '),
              publisher: NAMES.join(' '),
              actors: NAMES.map((name, index) => ({ id: `act_${index}`, name, aliases: [`${name}!`] })),
              statements: NAMES.map((text, index) => ({
                id: `quo_${index}`,
                text,
                actorId: `act_${index}`,
                cueText: text,
              })),
            }),
          );
        });
        const named = async (name: string) =>
          (await readAll(store.actors, { filter: { name }, order: 'NAME' })).map((each) => each.name);

        it('come back as they went in', async () => {
          const actors = await store.actors.byIds(NAMES.map((_, index) => `act_${index}`));
          expect(actors.map((each) => [each?.name, each?.aliases])).toEqual(
            NAMES.map((name) => [name, [`${name}!`]]),
          );
          for (const [index, name] of NAMES.entries())
            expect((await store.actorsByName(`${name}!`))[0]?.id).toBe(`act_${index}`);
        });

        it('are data in filters, not patterns or SQL', async () => {
          expect(await named('100%')).toEqual(['100% Ltd']);
          expect(await named('%')).toEqual(['100% Ltd']);
          expect(await named('_')).toEqual(['a_b']);
          expect(await named('a_b')).toEqual(['a_b']);
          expect(await named('\\')).toEqual(['back\\slash']);
          expect(await named(`o'neel "q`)).toEqual([`O'Neel "Quill"`]);
          expect(await named("');")).toEqual(["x'); drop table actor; --"]);
          expect(await named('\ud83d')).toEqual([]);
          const count = async (filter: StatementFilter) =>
            (await store.statements.counts([{ filter, order: 'NEWEST' }]))[0];
          expect(await count({ publishers: [NAMES.join(' ')] })).toBe(NAMES.length);
          expect(await count({ publishers: ["' or '1' = '1"] })).toBe(0);
          expect(await count({ actorIds: ["act_0' or 1 = 1 --"] })).toBe(0);
        });

        it('are looked for whatever their length', async () => {
          expect(await named('%'.repeat(100_000))).toEqual([]);
          const articles = { filter: { headline: 'x'.repeat(100_000) }, order: 'NEWEST' } as const;
          expect(await store.articles.counts([articles])).toEqual([0]);
        });
      });

      describe('the outbox', () => {
        const drain = async (limit = 1000): Promise<OutboxEntry[]> => {
          const delivered: OutboxEntry[] = [];
          const count = await store.drainOutbox(limit, async (entries) => void delivered.push(...entries));
          expect(count).toBe(delivered.length);
          return delivered;
        };
        const idsOf = (entries: readonly OutboxEntry[]) => entries.map(({ documentId }) => documentId);

        it('tells of what was saved, oldest first, with all that a search needs', async () => {
          await store.save(
            record({
              id: 'art_1',
              publisher: 'Gull & Tide',
              language: 'de',
              authors: ['Ada Quill'],
              datePublished: '2024-01-01T00:00:00.000Z',
              actors: [
                {
                  id: 'act_1',
                  name: 'Mira Okonvale',
                  aliases: ['Okonvale'],
                  role: 'keeper of the lighthouse',
                },
              ],
              statements: [
                { id: 'quo_1', actorId: 'act_1', text: 'Ja.', cueText: 'sagte' },
                { id: 'clm_1', kind: 'CLAIM', form: 'INDIRECT', act: 'DENIAL', polarity: 'NEGATIVE' },
              ],
            }),
          );
          await store.save(record({ id: 'art_2', statements: ['quo_2'] }));
          expect(await drain(2)).toEqual([
            {
              documentId: 'quo_1',
              current: {
                type: 'STATEMENT',
                statement: {
                  id: 'quo_1',
                  kind: 'QUOTE',
                  form: 'DIRECT',
                  text: 'Ja.',
                  articleId: 'art_1',
                  actorId: 'act_1',
                  cueText: 'sagte',
                  datePublished: '2024-01-01T00:00:00.000Z',
                },
                act: null,
                polarity: null,
                actorName: 'Mira Okonvale',
                publisher: 'Gull & Tide',
                language: 'de',
              },
            },
            {
              documentId: 'clm_1',
              current: {
                type: 'STATEMENT',
                statement: {
                  id: 'clm_1',
                  kind: 'CLAIM',
                  form: 'INDIRECT',
                  text: 'The words of clm_1.',
                  articleId: 'art_1',
                  actorId: null,
                  cueText: null,
                  datePublished: '2024-01-01T00:00:00.000Z',
                },
                act: 'DENIAL',
                polarity: 'NEGATIVE',
                actorName: null,
                publisher: 'Gull & Tide',
                language: 'de',
              },
            },
          ]);
          expect(await store.counts()).toMatchObject({ outbox: 4 });
          expect(await drain(2)).toEqual([
            {
              documentId: 'art_1',
              current: {
                type: 'ARTICLE',
                article: {
                  id: 'art_1',
                  headline: null,
                  publisher: 'Gull & Tide',
                  authors: ['Ada Quill'],
                  language: 'de',
                  datePublished: '2024-01-01T00:00:00.000Z',
                },
                body: 'The text of art_1.',
              },
            },
            {
              documentId: 'act_1',
              current: {
                type: 'ACTOR',
                actor: {
                  id: 'act_1',
                  name: 'Mira Okonvale',
                  aliases: ['Okonvale'],
                  role: 'keeper of the lighthouse',
                  statementCount: 1,
                },
              },
            },
          ]);
          expect(idsOf(await drain())).toEqual(['quo_2', 'art_2']);
          expect(await drain()).toEqual([]);
          expect(await store.counts()).toMatchObject({ outbox: 0 });
        });

        it('tells of what changed or went, and of nothing else', async () => {
          const statements = ['quo_same', 'quo_edited', 'quo_gone'];
          await store.save(record({ id: 'art_1', statements }));
          await drain();
          await store.save(
            record({
              id: 'art_1',
              headline: 'New',
              statements: ['quo_same', { id: 'quo_edited', text: 'New.' }],
            }),
          );
          const entries = await drain();
          expect(idsOf(entries).sort()).toEqual(['art_1', 'quo_edited', 'quo_gone']);
          expect(textsOf(entries)).toEqual(['New.']);
          await store.save(
            record({
              id: 'art_1',
              headline: 'New',
              statements: ['quo_same', { id: 'quo_edited', text: 'New.' }],
            }),
          );
          expect(await drain()).toEqual([]);
        });

        it('tells of actors that are new, say more or less, are named otherwise, or are not named any more', async () => {
          const named = (...actors: { id: string; aliases?: string[] }[]) =>
            record({ id: 'art_1', actors, statements: [{ id: 'quo_1', actorId: actors[0]?.id ?? null }] });
          const actorsIn = async (): Promise<string[]> =>
            (await drain())
              .flatMap(({ documentId, current }) => {
                if (current?.type === 'ACTOR') return `${documentId} ${current.actor.statementCount}`;
                return current ? [] : `${documentId} gone`;
              })
              .sort();
          await store.save(named({ id: 'act_1' }, { id: 'act_2' }));
          expect(await actorsIn()).toEqual(['act_1 1', 'act_2 0']);
          await store.save(named({ id: 'act_1' }, { id: 'act_2' }));
          expect(await actorsIn()).toEqual([]);
          await store.save(named({ id: 'act_2' }, { id: 'act_1', aliases: ['the miller'] }));
          expect(await actorsIn()).toEqual(['act_1 0', 'act_2 1']);
          await store.save(named({ id: 'act_2' }));
          expect(await actorsIn()).toEqual(['act_1 gone']);
        });

        it('has unnamed sources for what is not searched', async () => {
          const actors = [{ id: 'act_1', name: 'an official', kind: 'UNNAMED' as const }];
          await store.save(record({ id: 'art_1', actors }));
          expect((await drain()).map(({ documentId, current }) => [documentId, current?.type])).toEqual([
            ['art_1', 'ARTICLE'],
            ['act_1', undefined],
          ]);
        });

        it('tells once of what changed twice, as it is now', async () => {
          for (const text of ['First.', 'Second.', 'Third.'])
            await store.save(record({ id: 'art_1', statements: [{ id: 'quo_1', text }, 'quo_2'] }));
          const entries = await drain();
          expect(idsOf(entries)).toEqual(['quo_1', 'quo_2', 'art_1']);
          expect(textsOf(entries)[0]).toBe('Third.');
          expect(await store.counts()).toMatchObject({ outbox: 0 });
        });

        it.each([
          ['publisher', { publisher: 'Gull & Tide' }],
          ['language', { language: 'fr' }],
        ])("tells of all statements when their article's %s changes", async (_, change) => {
          const given = { id: 'art_1', statements: ['quo_1', 'quo_2'] };
          await store.save(record(given));
          await drain();
          await store.save(record({ ...given, ...change }));
          const entries = await drain();
          expect(idsOf(entries).sort()).toEqual(['art_1', 'quo_1', 'quo_2']);
          for (const { current } of entries)
            expect(current).toMatchObject(current?.type === 'ARTICLE' ? { article: change } : change);
        });

        it('keeps what was not delivered', async () => {
          await store.save(record({ id: 'art_1', statements: ['quo_1', 'quo_2'] }));
          const broken = store.drainOutbox(1, async () => {
            // Takes part in the transaction, so it is taken back with it.
            await store.save(record({ id: 'art_2', statements: ['quo_3'] }));
            throw new Error('The index is full.');
          });
          await expect(broken).rejects.toThrow('The index is full.');
          expect(await store.counts()).toMatchObject({ articles: 1, outbox: 3 });
          expect(idsOf(await drain())).toEqual(['quo_1', 'quo_2', 'art_1']);
        });

        it('shows nobody else what is written while it is delivered, before it is', async () => {
          await store.save(record({ id: 'art_1', statements: ['quo_1'] }));
          await store.drainOutbox(10, async () => {
            await store.save(record({ id: 'art_2', statements: ['quo_2'] }));
            expect(await store.articles.byIds(['art_2'])).toEqual([null]);
          });
          expect(await store.articles.byIds(['art_2'])).toMatchObject([{ id: 'art_2' }]);
          expect(idsOf(await drain())).toEqual(['quo_2', 'art_2']);
        });
      });

      describe('corrections of actors', () => {
        const harbour = (statements: string[] = ['quo_1', 'quo_2']) =>
          record({
            id: 'art_1',
            actors: [{ id: 'act_1', name: 'Mira Okonvale', aliases: ['Okonvale'] }],
            statements: statements.map((id) => ({ id, actorId: 'act_1' })),
          });
        const lighthouse = () =>
          record({
            id: 'art_2',
            actors: [
              { id: 'act_2', name: 'M. Okonvale', aliases: ['the keeper'] },
              { id: 'act_3', name: 'Tarn Bellis' },
            ],
            statements: [
              { id: 'quo_3', actorId: 'act_2' },
              { id: 'quo_4', actorId: 'act_3' },
            ],
          });
        const speakers = async (...ids: string[]) =>
          (await store.statements.byIds(ids)).map((statement) => statement?.actorId);
        const drained = async () => {
          const ids: string[] = [];
          await store.drainOutbox(
            100,
            async (entries) =>
              void ids.push(
                ...entries.map(({ documentId, current }) => {
                  if (current?.type === 'STATEMENT') return `${documentId} ${current.actorName}`;
                  return `${documentId} ${current?.type === 'ACTOR' ? current.actor.name : 'gone'}`;
                }),
              ),
          );
          return ids;
        };

        beforeEach(async () => {
          await store.save(harbour());
          await store.save(lighthouse());
          await drained();
        });

        it('merge actors with all that they said, their names and their articles', async () => {
          expect(await store.mergeActors('act_1', ['act_2'])).toBe(1);
          expect(await speakers('quo_1', 'quo_3', 'quo_4')).toEqual(['act_1', 'act_1', 'act_3']);
          const merged = {
            id: 'act_1',
            name: 'Mira Okonvale',
            aliases: ['M. Okonvale', 'Okonvale', 'the keeper'],
            statementCount: 3,
          };
          // The id that was merged finds the actor that it became.
          expect(await store.actors.byIds(['act_2', 'act_1', 'act_9', 'act_2'])).toMatchObject([
            merged,
            merged,
            null,
            merged,
          ]);
          for (const name of ['the keeper', 'm. okonvale', 'Okonvale'])
            expect((await store.actorsByName(name)).map(({ id }) => id)).toEqual(['act_1']);
          const [page] = await store.articles.pages(
            [{ filter: { actorIds: ['act_1'] }, order: 'HEADLINE' }],
            { size: 9, direction: 'FORWARD', cursor: null },
          );
          expect(page?.entries).toHaveLength(2);
          expect(await drained()).toEqual(['quo_3 Mira Okonvale', 'act_1 Mira Okonvale', 'act_2 gone']);
        });

        it('stay when the articles are taken in again, also after a second merge', async () => {
          await store.mergeActors('act_1', ['act_2']);
          await store.mergeActors('act_3', ['act_1']);
          await store.save(harbour(['quo_1', 'quo_5']));
          await store.save(lighthouse());
          expect(await speakers('quo_1', 'quo_5', 'quo_3', 'quo_4')).toEqual([
            'act_3',
            'act_3',
            'act_3',
            'act_3',
          ]);
          expect(await store.counts()).toMatchObject({ actors: 1, quotes: 4 });
          expect(await store.actors.byIds(['act_3'])).toMatchObject([
            { name: 'Tarn Bellis', statementCount: 4 },
          ]);
        });

        it('keep a capital tied to its country, unless it was merged into it', async () => {
          const velm = (id: string) =>
            record({
              id,
              actors: [
                { id: 'act_velm', name: 'Velm', kind: 'PLACE', standsForId: 'act_norwick' },
                { id: 'act_norwick', name: 'Norwick', kind: 'PLACE' },
              ],
            });
          const country = async () => (await store.actors.byIds(['act_velm']))[0];
          await store.save(velm('art_5'));
          await store.mergeActors('act_3', ['act_norwick']);
          await store.save(velm('art_6'));
          expect(await country()).toMatchObject({ name: 'Velm', standsForId: 'act_3' });
          await store.mergeActors('act_3', ['act_velm']);
          await store.save(velm('art_5'));
          expect(await country()).toMatchObject({ id: 'act_3', standsForId: null });
        });

        it('split an actor off for some articles, for good, and merge it elsewhere', async () => {
          await store.mergeActors('act_1', ['act_2']);
          const newId = await store.splitActor('act_1', ['art_2']);
          expect(newId).toMatch(/^act_/);
          expect(await speakers('quo_1', 'quo_3')).toEqual(['act_1', newId]);
          expect(await store.actors.byIds(['act_1', newId])).toMatchObject([
            { statementCount: 2 },
            { name: 'Mira Okonvale', statementCount: 1 },
          ]);
          await store.save(lighthouse());
          expect(await speakers('quo_3')).toEqual([newId]);
          await store.mergeActors('act_3', [newId]);
          await store.save(lighthouse());
          expect(await speakers('quo_1', 'quo_3', 'quo_4')).toEqual(['act_1', 'act_3', 'act_3']);
        });

        it.each([
          ['an actor that is not there', () => store.mergeActors('act_1', ['act_9']), /no actor act_9/],
          ['an actor with itself', () => store.mergeActors('act_1', ['act_1']), /two different actors/],
          [
            'off in an article where it is not',
            () => store.splitActor('act_1', ['art_2']),
            /not named in an article art_2/,
          ],
          ['off in all its articles', () => store.splitActor('act_1', ['art_1']), /leave it at least one/],
        ])('neither merge nor split %s', async (_, correct, message) => {
          const before = await contentOf(store);
          await expect(correct()).rejects.toThrow(message);
          expect(await contentOf(store)).toEqual(before);
        });
      });

      describe('a lease on the outbox', () => {
        const LEASE = { limit: 100, leaseMs: 60_000 };
        const idsOf = (entries: readonly OutboxEntry[]) => entries.map(({ documentId }) => documentId);
        const deliverTo = (delivered: string[]) => async (entries: readonly OutboxEntry[]) => {
          delivered.push(...idsOf(entries));
          return NONE_REFUSED;
        };
        const save = (text: string) =>
          store.save(record({ id: 'art_1', statements: [{ id: 'quo_1', text }, 'quo_2'] }));

        it('hands over what waits, once, and forgets it', async () => {
          await save('First.');
          const delivered: string[] = [];
          expect(await store.leaseOutbox(LEASE, deliverTo(delivered))).toBe(3);
          expect(await store.leaseOutbox(LEASE, deliverTo(delivered))).toBe(0);
          expect(delivered).toEqual(['quo_1', 'quo_2', 'art_1']);
          expect(await store.outboxState(5)).toEqual({ waiting: 0, oldest: null, failed: 0, failures: [] });
        });

        it('lets writes go on, keeps the statements from others, and what changed meanwhile for the next turn', async () => {
          const other = await opened.openAnother();
          try {
            await save('First.');
            const seen: unknown[] = [];
            await store.leaseOutbox(LEASE, async (entries) => {
              await save('Second.');
              await other.save(record({ id: 'art_2', statements: ['quo_3'] }));
              await other.leaseOutbox(LEASE, async (others) => {
                seen.push(idsOf(others));
                return NONE_REFUSED;
              });
              seen.push(textsOf(entries));
              return NONE_REFUSED;
            });
            expect(seen).toEqual([
              ['quo_3', 'art_2'],
              ['First.', 'The words of quo_2.'],
            ]);
            await other.leaseOutbox(LEASE, async (entries) => {
              seen.push(textsOf(entries));
              return NONE_REFUSED;
            });
            expect(seen[2]).toEqual(['Second.']);
          } finally {
            await other.close();
          }
        });

        it('ends by itself when its process is gone', async () => {
          await save('First.');
          const other = await opened.openAnother();
          const delivered: string[] = [];
          try {
            await store.leaseOutbox({ limit: 100, leaseMs: -1 }, async () => {
              await other.leaseOutbox(LEASE, deliverTo(delivered));
              return NONE_REFUSED;
            });
          } finally {
            await other.close();
          }
          expect(delivered).toEqual(['quo_1', 'quo_2', 'art_1']);
        });

        it.each<[string, (entries: readonly OutboxEntry[]) => Promise<RefusedEntries>]>([
          ['delivers all the same', async () => NONE_REFUSED],
          ['is refused', async (entries) => allRefused(entries)],
          ['breaks off', () => Promise.reject(new Error('The line is dead.'))],
        ])(
          'that ended while its process was asleep is made good when that %s: its old state may lie on top',
          async (_, end) => {
            await save('First.');
            const other = await opened.openAnother();
            try {
              const asleep = store.leaseOutbox({ limit: 100, leaseMs: -1 }, async (entries) => {
                await save('Second.');
                await other.leaseOutbox(LEASE, async () => NONE_REFUSED);
                expect((await store.outboxState(1)).waiting).toBe(0);
                return end(entries);
              });
              await asleep.catch(() => {});
              const again: unknown[] = [];
              await other.leaseOutbox(LEASE, async (entries) => {
                again.push(...textsOf(entries));
                return NONE_REFUSED;
              });
              expect(again).toEqual(['Second.', 'The words of quo_2.']);
            } finally {
              await other.close();
            }
          },
        );

        it('lasts as long as the delivery takes', async () => {
          await save('First.');
          const other = await opened.openAnother();
          try {
            await store.leaseOutbox({ limit: 100, leaseMs: 6_000 }, async () => {
              await sleep(7_000);
              expect(await other.leaseOutbox(LEASE, async () => NONE_REFUSED)).toBe(0);
              return NONE_REFUSED;
            });
            expect((await store.outboxState(1)).waiting).toBe(0);
          } finally {
            await other.close();
          }
        }, 20_000);

        it('is one of many, which together hand over everything once', async () => {
          const ids = Array.from({ length: 300 }, (_, at) => `quo_${at}`);
          await store.save(record({ id: 'art_1', statements: ids }));
          const delivered: string[] = [];
          const drain = async (): Promise<void> => {
            while ((await store.leaseOutbox({ limit: 7, leaseMs: 60_000 }, deliverTo(delivered))) > 0);
          };
          await Promise.all([drain(), drain(), drain(), drain(), drain()]);
          await drain();
          expect(delivered.sort()).toEqual([...ids, 'art_1'].sort());
        });

        it('never makes a save fail, in whatever order both touch the same statements', async () => {
          const ids = Array.from({ length: 60 }, (_, at) => `quo_${at}`);
          let isDone = false;
          const deliver = async (
            refuses: (entries: readonly OutboxEntry[]) => RefusedEntries,
          ): Promise<void> => {
            while (!isDone)
              await store.leaseOutbox({ limit: 50, leaseMs: 60_000 }, async (entries) => refuses(entries));
          };
          const delivering = [deliver(() => NONE_REFUSED), deliver(allRefused)];
          for (let nth = 0; nth < 40; nth++) {
            const order = nth % 2 ? ids : ids.toReversed();
            await store.save(
              record({ id: 'art_1', statements: order.map((id) => ({ id, text: `Text ${nth}` })) }),
            );
          }
          isDone = true;
          await Promise.all(delivering);
        });

        it('is given back when the delivery breaks off', async () => {
          await save('First.');
          const broken = store.leaseOutbox(LEASE, () => Promise.reject(new Error('The line is dead.')));
          await expect(broken).rejects.toThrow('The line is dead.');
          const delivered: string[] = [];
          await store.leaseOutbox(LEASE, deliverTo(delivered));
          expect(delivered).toEqual(['quo_1', 'quo_2', 'art_1']);
        });

        it('that broke off may still arrive on top of a later one, so that one is repeated a minute after', async () => {
          const handedOver = async (): Promise<unknown[]> => {
            const texts: unknown[] = [];
            await store.leaseOutbox(LEASE, async (entries) => {
              texts.push(...textsOf(entries));
              return NONE_REFUSED;
            });
            return texts;
          };
          const states: number[] = [];
          const note = async (): Promise<unknown> => states.push((await store.outboxState(1)).waiting);
          await save('First.');
          const { oldest } = await store.outboxState(1);
          await store.leaseOutbox(LEASE, () => Promise.reject(new Error('No answer.'))).catch(() => {});
          await note();
          expect(await handedOver()).toEqual(['First.', 'The words of quo_2.']);
          await note();
          expect(await handedOver()).toEqual([]);
          // A further change is as doubtful, and has waited since it was made.
          await save('Second.');
          expect((await store.outboxState(1)).oldest).toBe(oldest);
          await note();
          expect(await handedOver()).toEqual(['Second.']);
          await note();
          jest.useFakeTimers({ now: Date.now() + 61_000, doNotFake: [...ALL_BUT_DATE] });
          try {
            await note();
            expect((await handedOver()).sort()).toEqual(['Second.', 'The words of quo_2.']);
            await note();
          } finally {
            jest.useRealTimers();
          }
          expect(states).toEqual([3, 0, 1, 0, 3, 0]);
        });

        it('keeps what is refused, and forgets what else was in the batch', async () => {
          await save('First.');
          await store.leaseOutbox(LEASE, async () => new Map([['quo_2', 'It is odd.']]));
          const { waiting, failures } = await store.outboxState(5);
          expect(waiting).toBe(1);
          expect(failures).toMatchObject([{ documentId: 'quo_2', attempts: 1, reason: 'It is odd.' }]);
        });

        it('keeps why statements failed, and hands them over later, or at once when they change', async () => {
          await save('First.');
          const before = new Date().toISOString();
          await store.leaseOutbox(LEASE, async (entries) => allRefused(entries));
          const { waiting, failed, failures } = await store.outboxState(1);
          expect([waiting, failed]).toEqual([3, 3]);
          expect(failures).toEqual([
            {
              documentId: 'quo_1',
              attempts: 1,
              reason: 'The document is too odd.',
              retryAt: expect.any(String),
            },
          ]);
          expect((failures[0]?.retryAt ?? '') > before).toBe(true);
          const delivered: string[] = [];
          await store.leaseOutbox(LEASE, deliverTo(delivered));
          expect(delivered).toEqual([]);
          await save('Second.');
          await store.leaseOutbox(LEASE, deliverTo(delivered));
          expect(delivered).toEqual(['quo_1']);
          expect((await store.outboxState(5)).failures.map(({ documentId }) => documentId)).toEqual([
            'quo_2',
            'art_1',
          ]);
        });
      });

      it('two stores on the same data see at once what the other writes', async () => {
        const other = await opened.openAnother();
        try {
          await store.save(
            record({
              id: 'art_1',
              actors: [{ id: 'act_1' }],
              statements: [{ id: 'quo_1', actorId: 'act_1' }, 'quo_2'],
            }),
          );
          expect(await contentOf(other)).toEqual(await contentOf(store));
          expect(await other.drainOutbox(10, async () => {})).toBe(4);
          expect(await store.counts()).toMatchObject({ outbox: 0 });
          await other.save(record({ id: 'art_1', statements: ['quo_3'] }));
          expect(await contentOf(store)).toEqual(await contentOf(other));
          expect(await store.statements.byIds(['quo_1', 'quo_3'])).toMatchObject([null, { id: 'quo_3' }]);
        } finally {
          await other.close();
        }
      });

      describe('a page', () => {
        it('neither moves nor repeats when entries come in before and behind its cursor', async () => {
          const dated = (day: number) =>
            store.save(record({ id: `art_${day}`, datePublished: `2024-01-${day}T00:00:00.000Z` }));
          for (const day of [12, 14, 16, 18]) await dated(day);
          const query = { filter: {}, order: 'NEWEST' } as const;
          const page = async (cursor: string | null, direction: PageRequest['direction'] = 'FORWARD') => {
            const [found] = await store.articles.pages([query], { size: 2, direction, cursor });
            return found as Page<{ id: string }>;
          };
          const days = ({ entries }: Page<{ id: string }>) => entries.map(({ node }) => node.id.slice(4));
          const first = await page(null);
          expect(days(first)).toEqual(['18', '16']);
          const cursor = first.entries[1]?.cursor as string;
          for (const day of [19, 17, 15, 11]) await dated(day);
          expect(days(await page(cursor))).toEqual(['15', '14']);
          expect(days(await page(cursor, 'BACKWARD'))).toEqual(['18', '17']);
          // Also when the cursor's own entry has moved away.
          await store.save(record({ id: 'art_16', datePublished: '2020-01-01T00:00:00.000Z' }));
          expect(days(await page(cursor))).toEqual(['15', '14']);
        });

        it('neither loses nor repeats anything that stays where it is, whatever is saved meanwhile', async () => {
          let runs = 0;
          const edit = fc.record({
            article: fc.integer({ min: 0, max: 5 }),
            day: fc.constantFrom(null, '2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z'),
            statements: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
          });
          await fc.assert(
            fc.asyncProperty(
              fc.array(edit, { maxLength: 8 }),
              fc.array(fc.option(edit, { nil: null }), { maxLength: 12 }),
              fc.constantFrom(...STATEMENT_ORDERS),
              fc.constantFrom<PageRequest['direction']>('FORWARD', 'BACKWARD'),
              fc.integer({ min: 1, max: 4 }),
              async (before, meanwhile, order, direction, size) => {
                const run = `run ${runs++}`;
                const save = ({ article, day, statements }: NonNullable<(typeof meanwhile)[number]>) => {
                  const id = `${run} art_${article}`;
                  const saved = record({
                    id,
                    publisher: run,
                    datePublished: day,
                    statements: statements.map((each) => `${id} ${each}`),
                  });
                  return store.save(saved).then(() => saved);
                };
                const state = new Map<string, ArticleRecord>();
                for (const each of before)
                  await save(each).then((saved) => state.set(saved.article.id, saved));

                /** Where each statement stood at every moment of the reading. */
                const moments = [placesOf(state)];
                const seen: string[] = [];
                const edits = [...meanwhile];
                let cursor: string | null = null;
                for (;;) {
                  const query = { filter: { publishers: [run] }, order };
                  const [page] = (await store.statements.pages([query], { size, direction, cursor })) as [
                    Page<Statement>,
                  ];
                  const entries = direction === 'FORWARD' ? page.entries : page.entries.toReversed();
                  seen.push(...entries.map(({ node }) => node.id));
                  if (!page.hasMore) break;
                  cursor = entries.at(-1)?.cursor ?? null;
                  const next = edits.shift();
                  if (next) await save(next).then((saved) => state.set(saved.article.id, saved));
                  moments.push(placesOf(state));
                }

                const ever = new Set(moments.flatMap((places) => [...places.keys()]));
                for (const id of seen) expect(ever).toContain(id);
                for (const id of ever) {
                  const places = new Set(moments.map((its) => its.get(id)));
                  const times = seen.filter((its) => its === id).length;
                  if (places.size > 1) continue;
                  expect([id, times]).toEqual([id, 1]);
                }
              },
            ),
            { numRuns: 60 },
          );
        });
      });
    });
  });
}

/** Every order and filter of a noun's lists against their definition. */
function describeLists<T extends { readonly id: string }, Filter, Order extends string>(
  noun: string,
  list: () => ListReader<T, Filter, Order>,
  definition: {
    readonly nodes: readonly T[];
    readonly orders: Readonly<Record<Order, (a: T, b: T) => number>>;
    readonly filters: readonly (readonly [Filter, (node: T) => boolean])[];
  },
): void {
  const orders = Object.keys(definition.orders) as Order[];
  const queries = definition.filters.flatMap(([filter, matches]) =>
    orders.map((order) => ({
      query: { filter, order },
      expected: definition.nodes.filter(matches).sort(definition.orders[order]),
    })),
  );

  it.each(
    queries.map(
      ({ query, expected }) => [query.order, JSON.stringify(query.filter), query, expected] as const,
    ),
  )(`of ${noun}, %s of %s: the same forwards and backwards`, async (_, __, query, expected) => {
    const ids = expected.map(({ id }) => id);
    expect((await readAll(list(), query, { size: 7 })).map(({ id }) => id)).toEqual(ids);
    expect((await readAll(list(), query, { size: 7, direction: 'BACKWARD' })).map(({ id }) => id)).toEqual(
      ids,
    );
    expect(await readAll(list(), query)).toEqual(expected);
    expect(await list().counts([query])).toEqual([ids.length]);
  });

  it(`of ${noun}: a page ends where the list ends, to the entry`, async () => {
    const [order] = orders as [Order, ...Order[]];
    const query = { filter: definition.filters[0]?.[0] as Filter, order };
    const size = definition.nodes.length;
    for (const direction of ['FORWARD', 'BACKWARD'] as const) {
      const page = async (of: number) =>
        (await list().pages([query], { size: of, direction, cursor: null }))[0];
      expect((await page(size - 1))?.hasMore).toBe(true);
      expect((await page(size))?.hasMore).toBe(false);
      expect((await page(size))?.entries).toHaveLength(size);
    }
  });

  it(`of ${noun}: read together they are what they are one by one`, async () => {
    const all = queries.map(({ query }) => query);
    for (const direction of ['FORWARD', 'BACKWARD'] as const) {
      const request = { size: 3, direction, cursor: null };
      const single = [];
      for (const query of all) single.push(...(await list().pages([query], request)));
      expect(await list().pages(all, request)).toEqual(single);
    }
    expect(await list().counts(all)).toEqual(queries.map(({ expected }) => expected.length));

    // Behind one cursor, too.
    const [order] = orders as [Order, ...Order[]];
    const ordered = all.filter((query) => query.order === order);
    const [first] = await list().pages([ordered[0] as (typeof ordered)[number]], {
      size: 2,
      direction: 'FORWARD',
      cursor: null,
    });
    const request = { size: 3, direction: 'FORWARD' as const, cursor: first?.entries[1]?.cursor as string };
    const single = [];
    for (const query of ordered) single.push(...(await list().pages([query], request)));
    expect(await list().pages(ordered, request)).toEqual(single);
  });
}

/** What a statement is ordered by. */
function placesOf(state: ReadonlyMap<string, ArticleRecord>): Map<string, string> {
  const places = new Map<string, string>();
  for (const { article, statements } of state.values())
    for (const [position, { id }] of statements.entries())
      places.set(id, `${article.datePublished} ${position}`);
  return places;
}
