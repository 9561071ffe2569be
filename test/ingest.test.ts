import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'libsql';
import { type App, openApp } from '../src/app.js';
import { ON_RECORD } from '../src/domain/change.js';
import { InvalidInputError } from '../src/domain/errors.js';
import { nodeTypeOf } from '../src/domain/id.js';
import type { Statement } from '../src/domain/statement.js';
import { loadExtractor } from '../src/extraction/extractor.js';
import { ingest } from '../src/ingest.js';
import { requestOf } from './search/search-request.js';
import { readAll } from './store/paging.js';

const FERRIES = '“The ferries will sail again in spring,” said Mira Okonvale, the harbour master of Norwick.';
const BELLS = '“Nobody repairs bells in winter,” said Tomas Brell, a bellfounder.';
const BRIDGE = '“The bridge stays closed until further notice,” said Mira Okonvale.';
const url = 'https://gull.example/ferries';

describe('ingest', () => {
  let folder: string;
  let app: App;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-ingest-'));
    app = await openApp(folder);
  });
  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const statementsOf = (articleId: string): Promise<Statement[]> =>
    readAll(app.store.statements, { filter: { articleIds: [articleId] }, order: 'READING' });
  const textsOf = async (articleId: string) => (await statementsOf(articleId)).map(({ text }) => text);
  /** The words of the statements that a search finds. */
  const found = async (query: string): Promise<(string | undefined)[]> => {
    const { hits } = await app.engine.search(requestOf({ query }));
    return (await app.store.statements.byIds(hits.map(({ id }) => id))).map((each) => each?.text);
  };
  /** Expects that the work leaves every row of every table, the index's included, as it was. */
  const changesNothing = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = contentOf(join(folder, 'onrecord.db'));
    const result = await work();
    expect(contentOf(join(folder, 'onrecord.db'))).toEqual(before);
    return result;
  };

  it('takes a raw article through to the search index', async () => {
    const outcome = await app.ingest({
      body: `${FERRIES}\n\n${BELLS}`,
      url,
      headline: 'Ferries return',
      publisher: 'Gull & Tide',
      authors: ['Ines Faro'],
      datePublished: '2024-03-01',
      language: 'en',
    });
    expect(outcome).toEqual({
      change: 'CREATED',
      statements: 2,
      statementsAdded: 2,
      statementsRemoved: 0,
      article: {
        id: expect.any(String),
        url,
        headline: 'Ferries return',
        publisher: 'Gull & Tide',
        authors: ['Ines Faro'],
        datePublished: '2024-03-01T00:00:00.000Z',
        language: 'en',
        dateCreated: expect.stringMatching(/Z$/),
        dateModified: expect.stringMatching(/Z$/),
        status: 'USABLE',
        statusNote: null,
        dateStatusChanged: null,
      },
    });
    expect(nodeTypeOf(outcome.article.id)).toBe('Article');
    expect(await app.store.articleByUrl(url)).toEqual(outcome.article);
    const body = (await app.store.bodies([outcome.article.id]))[0] ?? '';
    for (const { text, places, kind } of await statementsOf(outcome.article.id)) {
      expect(kind).toBe('QUOTE');
      expect(places.map(({ start, end }) => body.slice(start, end)).join(' ')).toBe(text);
    }
    expect(await app.store.actorsByName('mira okonvale')).toMatchObject([
      { kind: 'PERSON', statementCount: 1 },
    ]);
    expect(await found('nobody repiars')).toEqual([
      expect.stringContaining('Nobody repairs bells in winter'),
    ]);
    expect(await app.store.counts()).toMatchObject({ articles: 1, quotes: 2, outbox: 0 });
    // The statements, the article, and who is named in it.
    expect(await app.engine.countDocuments()).toBe(5);
  });

  it('gives the same article the same ids in another database', async () => {
    const raw = { body: `${FERRIES}\n\n${BELLS}`, url };
    const { article } = await app.ingest(raw);
    const elsewhere = mkdtempSync(join(tmpdir(), 'onrecord-ingest-'));
    const other = await openApp(elsewhere);
    try {
      expect((await other.ingest(raw)).article.id).toBe(article.id);
      const query = { filter: {}, order: 'READING' } as const;
      const actors = { filter: {}, order: 'NAME' } as const;
      expect(await readAll(other.store.statements, query)).toEqual(
        await readAll(app.store.statements, query),
      );
      expect(await readAll(other.store.actors, actors)).toEqual(await readAll(app.store.actors, actors));
    } finally {
      await other.close();
      rmSync(elsewhere, { recursive: true });
    }
  });

  describe('of what is already on record changes nothing', () => {
    const full = {
      body: `${FERRIES}\n\n${BELLS}`,
      url,
      headline: 'Ferries return',
      publisher: 'Gull & Tide',
      authors: ['Ines Faro'],
      datePublished: '2024-03-01',
      language: 'en',
    };
    beforeEach(async () => {
      await app.ingest(full);
      await app.ingest({ body: BRIDGE });
    });

    it.each<[string, Record<string, unknown>]>([
      ['the same in every part', full],
      ['the same url and text, nothing else', { url, body: full.body }],
      ['the same text alone', { body: full.body }],
      [
        'the same text with other line ends and spaces around',
        { body: `\uFEFF ${full.body.replaceAll('\n', '\r\n')}\n\n` },
      ],
      ['the same url with a place in the page', { ...full, url: `${url}#comments` }],
      ['the same date with another offset', { ...full, datePublished: '2024-03-01T02:00:00+02:00' }],
      ['a text that came in without a url', { body: BRIDGE }],
    ])('%s', async (_, raw) => {
      const outcome = await changesNothing(() => app.ingest(raw));
      expect(outcome).toMatchObject({
        change: 'UNCHANGED',
        statements: null,
        statementsAdded: 0,
        statementsRemoved: 0,
      });
    });

    it('the same text under another url, as an agency’s is published by many', async () => {
      const second = { ...full, url: 'https://bell.example/ferries', publisher: 'The Norwick Bell' };
      const outcome = await changesNothing(() => app.ingest(second));
      expect(outcome).toMatchObject({ change: 'UNCHANGED', article: { url, publisher: 'Gull & Tide' } });
      expect(await found('ferries')).toHaveLength(1);
    });
  });

  it('adds what is known of an article later, and keeps what is not given again', async () => {
    const body = `${FERRIES}\n\n${BELLS}`;
    const { article } = await app.ingest({ body, headline: 'Ferries return' });
    const before = await statementsOf(article.id);
    const outcome = await app.ingest({ body, url, publisher: 'Gull & Tide', datePublished: '2024-03-01' });
    expect(outcome).toMatchObject({ change: 'REPLACED', statementsAdded: 0, statementsRemoved: 0 });
    expect(await app.store.articles.byIds([article.id])).toEqual([
      {
        ...article,
        url,
        publisher: 'Gull & Tide',
        datePublished: '2024-03-01T00:00:00.000Z',
        dateModified: outcome.article.dateModified,
      },
    ]);
    expect(await statementsOf(article.id)).toEqual(
      before.map((each) => ({ ...each, datePublished: '2024-03-01T00:00:00.000Z' })),
    );
    // The index filters by what came later, too.
    const { hits } = await app.engine.search(
      requestOf({
        query: 'ferries',
        filter: { publishers: ['Gull & Tide'], publishedFrom: '2024-01-01T00:00:00.000Z' },
      }),
    );
    expect(hits.map(({ id }) => id)).toEqual([before[0]?.id]);
    expect(await app.store.counts()).toMatchObject({ articles: 1 });
  });

  it('replaces the statements of a changed article, keeps the ids of the others, and the index follows', async () => {
    const first = await app.ingest({ body: `${FERRIES}\n\n${BELLS}`, url, headline: 'Ferries return' });
    const { id } = first.article;
    const [ferries] = await statementsOf(id);
    const second = await app.ingest({ body: `Norwick, Monday.\n\n${BRIDGE}\n\n${FERRIES}`, url });
    expect(second).toMatchObject({
      change: 'REPLACED',
      statements: 2,
      statementsAdded: 1,
      statementsRemoved: 1,
      article: { id, headline: 'Ferries return', dateCreated: first.article.dateCreated },
    });
    const statements = await statementsOf(id);
    expect(statements.map(({ text }) => text)).toEqual([
      expect.stringContaining('The bridge stays closed'),
      expect.stringContaining('The ferries will sail'),
    ]);
    // The same words with the same id, at their new place.
    expect(statements[1]?.id).toBe(ferries?.id);
    const body = (await app.store.bodies([id]))[0] ?? '';
    const place = statements[1]?.places[0];
    expect(body.slice(place?.start, place?.end)).toBe(ferries?.text);

    expect(await found('bells')).toEqual([]);
    expect(await found('bridge notice')).toEqual([statements[0]?.text]);
    expect(await found('ferries')).toEqual([ferries?.text]);
    expect(await app.store.actorsByName('Tomas Brell')).toEqual([]);
    expect(await app.store.actorsByName('Mira Okonvale')).toMatchObject([{ statementCount: 2 }]);
    expect(await app.engine.countDocuments()).toBe(4);
    expect(await app.store.counts()).toMatchObject({ articles: 1, outbox: 0 });
  });

  it('takes a change back when the first text comes in again under the url', async () => {
    const { article } = await app.ingest({ body: FERRIES, url });
    const before = await statementsOf(article.id);
    await app.ingest({ body: BELLS, url });
    expect((await app.ingest({ body: FERRIES, url })).change).toBe('REPLACED');
    expect(await statementsOf(article.id)).toEqual(before);
    expect(await found('bells')).toEqual([]);
  });

  it('keeps two articles apart whose ids would come from the same text', async () => {
    const first = await app.ingest({ body: FERRIES });
    await app.ingest({ body: FERRIES, url });
    await app.ingest({ body: BELLS, url });
    // Nobody has this text any more, so it is a new article, and not the one that once had it.
    const again = await app.ingest({ body: FERRIES });
    expect(again.change).toBe('CREATED');
    expect(again.article.id).not.toBe(first.article.id);
    expect(await textsOf(first.article.id)).toEqual([expect.stringContaining('bells')]);
    expect((await app.store.articleByUrl(url))?.id).toBe(first.article.id);
    await changesNothing(() => app.ingest({ body: FERRIES }));
  });

  it('joins the actors of several articles', async () => {
    await app.ingest({ body: FERRIES, url });
    await app.ingest({ body: `${BRIDGE}\n\n${BELLS}`, url: 'https://bell.example/bridge' });
    const [mira] = await app.store.actorsByName('Mira Okonvale');
    expect(mira).toMatchObject({ statementCount: 2 });
    const articles = { filter: { actorIds: [mira?.id ?? ''] }, order: 'NEWEST' } as const;
    expect(await app.store.articles.counts([articles])).toEqual([2]);
  });

  it('makes one article of the same one twice at once', async () => {
    const raw = { body: `${FERRIES}\n\n${BELLS}`, url };
    const [one, other] = await Promise.all([app.ingest(raw), app.ingest(raw)]);
    expect(one?.article.id).toBe(other?.article.id);
    expect(await app.store.counts()).toMatchObject({ articles: 1, quotes: 2, outbox: 0 });
    expect(await app.engine.countDocuments()).toBe(5);
  });

  it('keeps an article in which nobody says anything', async () => {
    const outcome = await app.ingest({ body: 'Rain fell on Norwick.' });
    expect(outcome).toMatchObject({ change: 'CREATED', statements: 0 });
    expect(await app.store.counts()).toMatchObject({ articles: 1, quotes: 0, claims: 0 });
    expect((await app.ingest({ body: 'Rain fell on Norwick.' })).change).toBe('UNCHANGED');
  });

  describe('leaves everything as it was', () => {
    beforeEach(() => app.ingest({ body: FERRIES, url }));

    it.each<[string, Record<string, unknown>]>([
      ['no text', { url }],
      ['a binary text', { url, body: `${FERRIES}\0` }],
      ['half of a surrogate pair', { url, body: `${FERRIES}\ud83d` }],
      ['20 MB of text', { url, body: 'x'.repeat(20_000_000) }],
      ['a url that is none', { body: BELLS, url: 'news' }],
      ['a day that is none', { url, body: BELLS, datePublished: '2024-02-30' }],
      ['a language that is none', { url, body: BELLS, language: 'gull!' }],
    ])('when it refuses %s', async (_, raw) => {
      await changesNothing(() => expect(app.ingest(raw)).rejects.toBeInstanceOf(InvalidInputError));
    });

    it('when the extraction fails', async () => {
      const extractor = async () => ({
        extract: () => {
          throw new Error('The model broke.');
        },
      });
      await changesNothing(() =>
        expect(ingest([{ url, body: BELLS }], { ...app, extractor, by: ON_RECORD })).rejects.toThrow(
          'The model broke.',
        ),
      );
    });
  });

  it('takes several in at once, each as if it were alone', async () => {
    const other = `${url}/other`;
    const outcomes = await app.ingestAll([
      { url, body: FERRIES },
      { url: 'news', body: BELLS },
      { url, body: `${FERRIES}\n\n${BELLS}` },
      { url: other, body: BELLS },
      { url: `${url}/again`, body: BELLS },
      { url, body: `${FERRIES}\n\n${BELLS}` },
    ]);
    expect(outcomes.map((each) => (each instanceof InvalidInputError ? 'REFUSED' : each.change))).toEqual([
      'CREATED',
      'REFUSED',
      'REPLACED',
      'CREATED',
      // The same text elsewhere is on record already.
      'UNCHANGED',
      'UNCHANGED',
    ]);
    expect(await app.store.counts()).toMatchObject({ articles: 2, outbox: 0 });
    expect(await found('bells')).toHaveLength(2);
  });

  it('waits for the disk once for all that come together', async () => {
    const { atomically } = app.store;
    let transactions = 0;
    app.store.atomically = (work) => {
      transactions++;
      return atomically.call(app.store, work) as ReturnType<typeof work>;
    };
    await app.ingestAll([FERRIES, BELLS].map((body) => ({ body })));
    expect([transactions, (await app.store.counts()).articles]).toEqual([1, 2]);
  });

  it('keeps what it acknowledged when the index fails, and catches up later', async () => {
    const drain = () => Promise.reject(new Error('The index is away.'));
    const broken = { isIndexInStore: true, drain } as unknown as typeof app.indexer;
    await expect(
      ingest([{ url, body: BELLS }], { ...app, indexer: broken, extractor: loadExtractor, by: ON_RECORD }),
    ).rejects.toThrow('The index is away.');
    expect(await found('bells')).toEqual([]);
    expect(await app.store.counts()).toMatchObject({ articles: 1, outbox: 3 });
    // The next start does so by itself.
    await app.close();
    app = await openApp(folder);
    expect(await found('bells')).toEqual([expect.stringContaining('bells')]);
    expect(await app.store.counts()).toMatchObject({ outbox: 0 });
  });

  it('fills the index anew when it is gone', async () => {
    await app.ingest({ body: `${FERRIES}\n\n${BELLS}`, url });
    await app.engine.clear();
    expect(await found('ferries')).toEqual([]);
    await app.indexer.prepare();
    expect(await found('ferries')).toHaveLength(1);
    expect(await app.indexer.drain()).toBe(0);
  });

  it.each([
    ['ten thousand marks that open and never close', '“ said he '.repeat(10_000)],
    ['ten thousand straight marks', `${'"Yes '.repeat(9_999)}"`],
    ['one sentence of 300,000 characters', `“Yes”, said Mira Okonvale, ${'and on '.repeat(43_000)}.`],
    ['a paragraph a character', 'a\n\n'.repeat(10_000)],
  ])('takes %s', async (_, body) => {
    expect((await app.ingest({ body })).change).toBe('CREATED');
  });
});

/** Every row of every table. */
function contentOf(path: string): Record<string, string[]> {
  const database = new Database(path, { readonly: true });
  try {
    const rows = (query: string) => database.prepare(query).all([]) as Record<string, unknown>[];
    // A virtual table's content lies in tables of its own.
    const tables = rows(
      "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'",
    );
    expect(tables.length).toBeGreaterThan(8);
    return Object.fromEntries(
      tables.map(({ name }) => [name, rows(`select * from "${name}"`).map((row) => JSON.stringify(row))]),
    );
  } finally {
    database.close();
  }
}
