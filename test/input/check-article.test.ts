import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../src/domain/errors.js';
import { checkArticle, MAX_BODY_LENGTH } from '../../src/input/check-article.js';

const body = 'Mira Okonvale said the ferries would sail.';

/** What is refused is refused with InvalidInputError and with this sentence. */
function expectRefusal(raw: Readonly<Record<string, unknown>>, sentence: string | RegExp): void {
  expect(() => checkArticle(raw)).toThrow(InvalidInputError);
  expect(() => checkArticle(raw)).toThrow(sentence);
}

describe('checkArticle', () => {
  it('takes a text alone, and leaves undefined what was not given', () => {
    const undefinedFields = {
      headline: undefined,
      url: undefined,
      publisher: undefined,
      authors: undefined,
      datePublished: undefined,
      language: undefined,
    };
    expect(checkArticle({ body })).toStrictEqual({ body, ...undefinedFields });
    const nulls = Object.fromEntries(Object.keys(undefinedFields).map((field) => [field, null]));
    expect(checkArticle({ body, ...nulls })).toStrictEqual({ body, ...undefinedFields });
    const blanks = { headline: ' ', url: '', publisher: '\n', datePublished: '', language: ' ' };
    expect(checkArticle({ body, ...blanks })).toStrictEqual({ body, ...undefinedFields });
  });

  it('brings every part to one form', () => {
    expect(
      checkArticle({
        body: `\uFEFF\r\n  ${body}\r\rNext.\r\n`,
        headline: '  Ferries\n sail ',
        url: 'HTTPS://News.Example:443/a b?q=ä#comments',
        publisher: 'Gull &\tTide',
        authors: [' Ines Faro ', '', null, 'Bo  Lindqvarn'],
        datePublished: '2022-12-30T16:05:00+03:00',
        language: 'PT-br',
      }),
    ).toEqual({
      body: `${body}\n\nNext.`,
      headline: 'Ferries sail',
      url: 'https://news.example/a%20b?q=%C3%A4',
      publisher: 'Gull & Tide',
      authors: ['Ines Faro', 'Bo Lindqvarn'],
      datePublished: '2022-12-30T13:05:00.000Z',
      language: 'pt-BR',
    });
  });

  describe('the text', () => {
    it.each([[''], [' \n\t\r\n'], ['\uFEFF'], [undefined], [null], [42], [['a text']], [{ text: body }]])(
      'is missing in %j',
      (value) => expectRefusal({ body: value }, 'The article has no text.'),
    );

    it('has one kind of line end', () => {
      expect(checkArticle({ body: 'a\r\nb\rc\nd\r\n\r\ne' }).body).toBe('a\nb\nc\nd\n\ne');
    });

    it('keeps everything else inside it as it is', () => {
      const strange = '“A”\u2028 B\u00a0\u200b 👩‍🚀 \uFEFF e\u0301 \t--- …';
      expect(checkArticle({ body: strange }).body).toBe(strange);
    });

    it('must have no NUL', () => {
      expectRefusal(
        { body: `${body}\0` },
        'The article has NUL characters, so it is no text: give plain text in UTF-8.',
      );
    });

    it.each([
      ['first', '\udc4d'],
      ['second', '\ud83d'],
    ])('must have no surrogate without its %s half', (_, half) => {
      expectRefusal(
        { body: `${body} ${half} more` },
        'The article has half of a surrogate pair, so its text is damaged: give plain text in UTF-8.',
      );
    });

    it('may be as long as the limit, and no longer', () => {
      const longest = 'x'.repeat(MAX_BODY_LENGTH);
      expect(checkArticle({ body: `\n${longest}\n` }).body).toBe(longest);
      expectRefusal(
        { body: `${longest}x` },
        'The article has 1000001 characters, more than the 1000000 that are taken: give one article at a time.',
      );
    });
  });

  describe('headline, publisher and author', () => {
    const fields = [
      ['headline', (value: unknown) => ({ body, headline: value })],
      ['publisher', (value: unknown) => ({ body, publisher: value })],
      ['author', (value: unknown) => ({ body, authors: ['Ines Faro', value] })],
    ] as const;

    it.each(fields)('%s must be a text', (field, raw) => {
      for (const value of [42, true, {}, ['a']]) expectRefusal(raw(value), `The ${field} is not a text.`);
    });

    it.each(fields)('%s must have no control characters', (field, raw) => {
      for (const value of ['a\0b', 'a\u001b[31mb', 'a\u007fb', 'a\ud83db'])
        expectRefusal(raw(value), `The ${field} has control characters or half of a surrogate pair.`);
    });

    it.each(fields)('%s must not be a text of its own', (field, raw) => {
      expect(() => checkArticle(raw('x'.repeat(2_000)))).not.toThrow();
      expectRefusal(raw('x'.repeat(2_001)), `The ${field} is longer than 2000 characters.`);
    });

    it('a single author may stand without a list', () => {
      expect(checkArticle({ body, authors: 'Ines Faro' }).authors).toEqual(['Ines Faro']);
      expect(checkArticle({ body, authors: [] }).authors).toEqual([]);
    });
  });

  describe('the url', () => {
    const urlOf = (url: string) => checkArticle({ body, url }).url;

    it('leads to an article, whatever place in it it names', () => {
      expect(urlOf('https://news.example/one#comments')).toBe('https://news.example/one');
      expect(urlOf('https://news.example/one#')).toBe('https://news.example/one');
      expect(urlOf('http://news.example')).toBe('http://news.example/');
      expect(urlOf('https://müller.example/ä')).toBe('https://xn--mller-kva.example/%C3%A4');
    });

    it.each([
      'news.example/one',
      '/one',
      'ftp://news.example/one',
      'javascript:alert(1)',
      'mailto:a@b.example',
      'https://',
    ])('is not %s', (url) =>
      expectRefusal(
        { body, url },
        `"${url}" is not the url of an article: give one that starts with https:// or http://.`,
      ),
    );

    it.each([
      'https://ines:secret@news.example/',
      'https://ines@news.example/',
      'https://:secret@news.example/',
    ])('has no password: %s', (url) => {
      const sentence = 'The url has a user name or password in it: leave them out.';
      expectRefusal({ body, url }, sentence);
      expect(() => checkArticle({ body, url })).not.toThrow(/secret/);
    });

    it('is a text', () => expectRefusal({ body, url: ['https://news.example'] }, 'The url is not a text.'));
  });

  describe('the date', () => {
    it.each(['2023-02-30', '30.12.2022', 'yesterday', '2023-01-01T10:00:00', '2023-01-01T10:00:00+25:00'])(
      'is not %s',
      (date) =>
        expectRefusal({ body, datePublished: date }, `"${date}" is not a date of ISO 8601: give one such as`),
    );

    it('is a text', () => {
      for (const value of [20221230, new Date('2022-12-30'), new Date('never')])
        expectRefusal({ body, datePublished: value }, 'The date published is not a text.');
    });
  });

  describe('the language', () => {
    it.each([
      ['en', 'en'],
      ['EN-us', 'en-US'],
      ['zh-hant-tw', 'zh-Hant-TW'],
      ['und', 'und'],
      ['iw', 'he'],
    ])('%s is %s', (given, language) => {
      expect(checkArticle({ body, language: given }).language).toBe(language);
    });

    it.each(['english!', 'en_US', 'e', '-', 'en-'])('is not %s', (language) =>
      expectRefusal(
        { body, language },
        `The language "${language}" is not a language tag of BCP 47: give one such as en, fr or pt-BR.`,
      ),
    );
  });
});
