import { describe, expect, it } from '@jest/globals';
import type { ArticleContent } from '../../src/domain/article.js';
import type { ExtractedActor, ExtractedStatement } from '../../src/domain/extraction.js';
import { nodeTypeOf } from '../../src/domain/id.js';
import { type ArticleRecord, recordOf } from '../../src/domain/record.js';
import type { Span } from '../../src/domain/span.js';

const article: ArticleContent = {
  id: 'art_one',
  url: 'https://news.example/one',
  headline: null,
  publisher: null,
  authors: [],
  datePublished: '2024-05-06T00:00:00.000Z',
  language: 'en',
  dateCreated: '2030-01-01T00:00:00.000Z',
  dateModified: '2030-01-01T00:00:00.000Z',
};

/** Where these words stand in the body. */
function spanOf(body: string, words: string, nth = 0): Span {
  let start = -1;
  for (let count = 0; count <= nth; count++) start = body.indexOf(words, start + 1);
  if (start < 0) throw new Error(`"${words}" is not in the body.`);
  return { start, end: start + words.length };
}

function quote(content: readonly Span[], given: Partial<ExtractedStatement> = {}): ExtractedStatement {
  return {
    kind: 'QUOTE',
    form: 'DIRECT',
    content,
    source: null,
    cue: null,
    actor: null,
    partOf: null,
    act: null,
    polarity: null,
    confidence: 0.5,
    ...given,
  };
}

function actor(name: string, given: Partial<ExtractedActor> = {}): ExtractedActor {
  return { name, kind: 'PERSON', role: null, aliases: [], mentions: [], standsFor: null, ...given };
}

function record(
  body: string,
  statements: readonly ExtractedStatement[],
  actors: readonly ExtractedActor[] = [],
  of = article,
): ArticleRecord {
  return recordOf(of, body, { language: 'en', actors, statements });
}

describe('recordOf', () => {
  it('gives a statement its words, places, speaker and date', () => {
    const body = '“Ferries sail,” SAID Mira Okonvale, “and bells ring.”';
    const content = [spanOf(body, 'Ferries sail,'), spanOf(body, 'and bells ring.')];
    const found = quote(content, {
      source: spanOf(body, 'Mira Okonvale'),
      cue: spanOf(body, 'SAID'),
      actor: 0,
      confidence: 0.9,
    });
    const { statements, actors } = record(body, [found], [actor('Mira Okonvale')]);
    expect(statements).toEqual([
      {
        id: expect.stringMatching(/^quo_/),
        kind: 'QUOTE',
        form: 'DIRECT',
        articleId: 'art_one',
        actorId: actors[0]?.id,
        text: 'Ferries sail, and bells ring.',
        places: [
          { start: 1, end: 14, startCodePoint: 1, endCodePoint: 14 },
          { start: 37, end: 52, startCodePoint: 37, endCodePoint: 52 },
        ],
        source: { start: 21, end: 34, startCodePoint: 21, endCodePoint: 34 },
        cue: { start: 16, end: 20, startCodePoint: 16, endCodePoint: 20 },
        cueText: 'said',
        correction: null,
        confidence: 0.9,
        datePublished: '2024-05-06T00:00:00.000Z',
        partOfId: null,
      },
    ]);
  });

  it('makes a claim, and ties the quotes inside to it', () => {
    const body = 'Brell said that it was "fine" and "good".';
    const { statements } = record(body, [
      {
        ...quote([spanOf(body, 'that it was "fine" and "good"')]),
        kind: 'CLAIM',
        form: 'MIXED',
        act: 'ASSERTION',
        polarity: 'POSITIVE',
      },
      quote([spanOf(body, 'fine')], { form: 'PARTIAL', partOf: 0 }),
      quote([spanOf(body, 'good')], { form: 'PARTIAL', partOf: 0 }),
    ]);
    const [claim, ...quotes] = statements;
    expect(claim).toMatchObject({
      kind: 'CLAIM',
      form: 'MIXED',
      act: 'ASSERTION',
      polarity: 'POSITIVE',
      actorId: null,
      partOfId: null,
      cueText: null,
    });
    expect(nodeTypeOf(claim?.id ?? '')).toBe('Claim');
    for (const each of quotes) expect(each).not.toHaveProperty('act');
    expect(quotes).toMatchObject([
      { kind: 'QUOTE', form: 'PARTIAL', partOfId: claim?.id },
      { kind: 'QUOTE', form: 'PARTIAL', partOfId: claim?.id },
    ]);
  });

  it('ties a claim to the claim that reports it', () => {
    const body = 'Radio Gull said that Brell had promised to go.';
    const claim = (words: string, given: Partial<ExtractedStatement>) =>
      quote([spanOf(body, words)], { kind: 'CLAIM', form: 'INDIRECT', ...given });
    const { statements } = record(body, [
      claim('Brell had promised to go', {}),
      claim('to go', { act: 'PLEDGE', partOf: 0 }),
    ]);
    expect(statements[1]).toMatchObject({ kind: 'CLAIM', act: 'PLEDGE', partOfId: statements[0]?.id });
  });

  it('ties a capital to the country that it stands for', () => {
    const { actors } = record(
      'Beijing agreed.',
      [],
      [actor('Beijing', { kind: 'PLACE', standsFor: 1 }), actor('China', { kind: 'PLACE' })],
    );
    expect(actors).toMatchObject([
      { name: 'Beijing', standsForId: actors[1]?.id },
      { name: 'China', standsForId: null },
    ]);
  });

  describe('counts places in code points too', () => {
    it.each([
      ['no emoji', 'Then: “yes”'],
      ['an emoji before', '👍 Then: “yes”'],
      ['many before', '👩‍🚀👩‍🚀 𝒜𝒷𝒸 🇪🇺 “yes” 👍'],
      ['one right before and behind', '👍yes👍'],
      ['the body alone', 'yes'],
    ])('with %s', (_, body) => {
      const [place] = record(body, [quote([spanOf(body, 'yes')])]).statements[0]?.places ?? [];
      expect(body.slice(place?.start, place?.end)).toBe('yes');
      expect([...body].slice(place?.startCodePoint, place?.endCodePoint).join('')).toBe('yes');
    });

    it('where the words have some themselves, and for source and cue', () => {
      const body = '😀 Mira 🌊 rief: „Auf 👍 Wiedersehen 👋“';
      const { statements } = record(body, [
        quote([spanOf(body, 'Auf 👍 Wiedersehen 👋')], {
          source: spanOf(body, 'Mira 🌊'),
          cue: spanOf(body, 'rief'),
        }),
      ]);
      const { places, source, cue } = statements[0] ?? {};
      const points = [...body];
      for (const place of [...(places ?? []), source, cue])
        expect(points.slice(place?.startCodePoint, place?.endCodePoint).join('')).toBe(
          body.slice(place?.start, place?.end),
        );
    });
  });

  describe('gives a statement an id', () => {
    const idsOf = (body: string, words: readonly string[], of = article) =>
      record(
        body,
        words.map((each) => quote([spanOf(body, each)])),
        [],
        of,
      ).statements.map(({ id }) => id);

    it('that an edit elsewhere leaves alone', () => {
      const before = idsOf('A. “One.” B. “Two.”', ['One.', 'Two.']);
      const after = idsOf('Ahem 👍. A. “Zero.” “One.” “Two.” B.', ['Zero.', 'One.', 'Two.']);
      expect(after.slice(1)).toEqual(before);
      expect(before).not.toContain(after[0]);
    });

    it('that does not hang on who said it, how sure that is, or the article’s date', () => {
      const body = '“One.”';
      const content = [spanOf(body, 'One.')];
      const later = { ...article, datePublished: null, headline: 'New' };
      const one = record(body, [quote(content)]).statements[0];
      const other = record(
        body,
        [quote(content, { actor: 0, confidence: 1, form: 'PARTIAL' })],
        [actor('Mira Okonvale')],
        later,
      ).statements[0];
      expect(other?.id).toBe(one?.id);
    });

    it('of its own where the same words stand twice, in another article, or are a claim', () => {
      const body = '“No.” “No.” “No.”';
      const spans = [0, 1, 2].map((nth) => [spanOf(body, 'No.', nth)]);
      const { statements } = record(body, [
        ...spans.map((content) => quote(content)),
        { ...quote(spans[0] as Span[]), kind: 'CLAIM', form: 'INDIRECT' },
      ]);
      const elsewhere = idsOf('“No.”', ['No.'], { ...article, id: 'art_two' });
      const ids = [...statements.map(({ id }) => id), ...elsewhere];
      expect(new Set(ids).size).toBe(5);
      expect(statements[0]?.id).toBe(idsOf('“No.”', ['No.'])[0]);
    });
  });

  describe('gives an actor an id', () => {
    const idOf = (given: ExtractedActor, articleId = 'art_one') =>
      record('Text.', [], [given], { ...article, id: articleId }).actors[0]?.id;

    it.each([
      ['a person of two names', actor('Mira Okonvale'), actor('MIRA  Okonvalé')],
      ['an organisation', actor('Zorn', { kind: 'ORGANISATION' }), actor('zorn', { kind: 'ORGANISATION' })],
      ['a place', actor('Norwick', { kind: 'PLACE' }), actor('Norwick', { kind: 'PLACE' })],
      [
        'a place and its government',
        actor('Norwick', { kind: 'PLACE' }),
        actor('Norwick', { kind: 'ORGANISATION' }),
      ],
    ])('that joins %s across articles', (_, one, other) => {
      expect(idOf(other, 'art_two')).toBe(idOf(one));
      expect(nodeTypeOf(idOf(one) ?? '')).toBe('Actor');
    });

    it.each([
      ['people known by one name', actor('Brell'), actor('Brell')],
      [
        'unnamed sources',
        actor('a spokeswoman', { kind: 'UNNAMED' }),
        actor('a spokeswoman', { kind: 'UNNAMED' }),
      ],
    ])('that keeps %s apart across articles, and is stable in each', (_, one, other) => {
      expect(idOf(other, 'art_two')).not.toBe(idOf(one));
      expect(idOf(other)).toBe(idOf(one));
    });

    it('that keeps a person and an organisation of the same name apart', () => {
      expect(idOf(actor('Mira Okonvale'))).not.toBe(idOf(actor('Mira Okonvale', { kind: 'ORGANISATION' })));
    });
  });

  it('makes one of two actors whose names fold to the same, with all that is known of both', () => {
    const body = 'Émile Brell. Emile Brell. EMILE BRELL.';
    const mention = (name: string) => spanOf(body, name);
    const { actors, statements } = record(
      body,
      [quote([mention('Emile Brell')], { actor: 0 }), quote([mention('EMILE BRELL')], { actor: 1 })],
      [
        actor('Émile Brell', {
          mentions: [mention('Émile Brell'), mention('EMILE BRELL')],
          aliases: ['Brell'],
        }),
        actor('Emile Brell', {
          mentions: [mention('Emile Brell')],
          aliases: ['Brell', 'Emile'],
          role: 'pilot',
        }),
      ],
    );
    expect(actors).toEqual([
      {
        id: expect.stringMatching(/^act_/),
        name: 'Émile Brell',
        kind: 'PERSON',
        role: 'pilot',
        aliases: ['Brell', 'Emile Brell', 'Emile'],
        mentions: [mention('Émile Brell'), mention('Emile Brell'), mention('EMILE BRELL')],
        standsForId: null,
      },
    ]);
    expect(statements.map(({ actorId }) => actorId)).toEqual([actors[0]?.id, actors[0]?.id]);
  });

  it('takes an article in which nothing was found', () => {
    expect(record('Nothing.', [])).toEqual({ article, body: 'Nothing.', actors: [], statements: [] });
  });
});
