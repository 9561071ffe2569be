import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../src/domain/errors.js';
import { readArticleFile } from '../../src/input/article-file.js';
import { checkArticle } from '../../src/input/check-article.js';
import { parseArticle } from '../../src/input/front-matter.js';

describe('parseArticle', () => {
  const withFields = (...lines: string[]) => parseArticle(`---\n${lines.join('\n')}\n---\nThe text.\n`);

  it('takes a text without front matter as it is', () => {
    for (const text of [
      '',
      'The text.\n',
      'One.\n---\nheadline: no\n---\n',
      '--- not fields',
      '----\na: b\n----\n',
    ])
      expect(parseArticle(text)).toEqual({ body: text });
  });

  it('splits off the front matter', () => {
    const lines = [
      'headline: "Ferries: back"',
      'url: https://news.example/one#top',
      'publisher: Gull & Tide',
      'authors: [Ines Faro, Bo Lindqvarn]',
      'datePublished: 2022-12-30',
      'language: no',
    ];
    expect(withFields(...lines)).toEqual({
      headline: 'Ferries: back',
      url: 'https://news.example/one#top',
      publisher: 'Gull & Tide',
      authors: ['Ines Faro', 'Bo Lindqvarn'],
      datePublished: '2022-12-30',
      language: 'no',
      body: 'The text.\n',
    });
  });

  it('takes words for words: no, 2022-12-30 and 007 are no truth values, dates or numbers', () => {
    const read = withFields(
      'headline: 007',
      'publisher: yes',
      'datePublished: 2022-12-30T10:00:00Z',
      'language: no',
    );
    expect(Object.values(read)).toEqual(['007', 'yes', '2022-12-30T10:00:00Z', 'no', 'The text.\n']);
    expect(checkArticle(read)).toMatchObject({ headline: '007', language: 'no' });
  });

  it('takes a single author by either name', () => {
    expect(withFields('author: Ines Faro')).toMatchObject({ authors: 'Ines Faro' });
    expect(withFields('author: [Ines Faro, Bo Lindqvarn]')).toMatchObject({
      authors: ['Ines Faro', 'Bo Lindqvarn'],
    });
    expect(withFields('authors: Ines Faro')).toMatchObject({ authors: 'Ines Faro' });
    expect(withFields('author: Ines Faro')).not.toHaveProperty('author');
  });

  it.each([
    ['CRLF', '---\r\nheadline: One\r\nurl: https://news.example/\r\n---\r\nThe text.\r\n', 'The text.\r\n'],
    [
      'spaces behind the dashes',
      '---  \nheadline: One\nurl: https://news.example/\n--- \t\nThe text.',
      'The text.',
    ],
    ['no text behind it', '---\nheadline: One\nurl: https://news.example/\n---', ''],
    [
      'dashes in the text',
      '---\nheadline: One\nurl: https://news.example/\n---\nThe text.\n---\nMore.',
      'The text.\n---\nMore.',
    ],
  ])('reads it with %s', (_, text, body) => {
    expect(parseArticle(text)).toEqual({ headline: 'One', url: 'https://news.example/', body });
  });

  it('names a field that it does not know, and those that it does', () => {
    for (const field of ['Headline', 'title', '__proto__', 'body'])
      expect(() => withFields(`${field}: x`)).toThrow(
        new InvalidInputError(
          `Its front matter has the field "${field}"; what is known is headline, url, publisher, author, authors, datePublished, language.`,
        ),
      );
    expect(() => withFields(`${'x'.repeat(1000)}: x`)).toThrow(/has the field "x{80}"; what/);
  });

  it.each([
    ['a quotation mark that is not closed', 'headline: "Ferries'],
    ['a colon in bare words', 'headline: Ferries: back'],
    ['a field twice', 'headline: One\nheadline: Two'],
    ['a tab for indentation', 'authors:\n\t- Ines Faro'],
    ['an alias of nothing', 'headline: *ferries'],
    ['an alias of itself', 'authors: &a [*a, *b]'],
    ['a second document', 'headline: One\n...\nheadline: Two'],
    [
      'aliases that grow without end',
      `publisher: &a0 [x,x]\n${Array.from({ length: 30 }, (_, n) => `f${n}: &a${n + 1} [*a${n},*a${n}]`).join('\n')}`,
    ],
  ])('tells in one line that %s is not YAML', (_, lines) => {
    expect(() => withFields(lines)).toThrow(InvalidInputError);
    expect(() => withFields(lines)).toThrow(/^Its front matter is not YAML: [^\n]+$/);
  });

  it.each([
    ['a list', '- headline'],
    ['words', 'Ferries are back'],
    ['nothing', ''],
    ['a comment', '# headline: One'],
  ])('wants fields, not %s', (_, lines) => {
    expect(() => withFields(lines)).toThrow(
      new InvalidInputError('Its front matter is no list of fields: write lines such as "headline: ...".'),
    );
  });

  it('leaves what is no text to checkArticle', () => {
    const raw = withFields('headline: {a: b}');
    expect(() => checkArticle(raw)).toThrow(new InvalidInputError('The headline is not a text.'));
  });
});

describe('readArticleFile', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-input-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (bytes: Uint8Array | string) => {
    const path = join(folder, 'article.txt');
    writeFileSync(path, bytes);
    return readArticleFile(path);
  };
  const refusal = async (reading: Promise<unknown>): Promise<string> => {
    const error = await reading.then(
      () => new Error('It was read.'),
      (thrown: Error) => thrown,
    );
    expect(error).toBeInstanceOf(InvalidInputError);
    return error.message;
  };

  it('reads UTF-8 with and without a byte order mark, whatever the line ends', async () => {
    expect(await read('“Größe” 👍\n')).toEqual({ body: '“Größe” 👍\n' });
    expect(await read('\uFEFF---\r\nheadline: Größe\r\n---\r\nThe text.')).toEqual({
      headline: 'Größe',
      body: 'The text.',
    });
    expect(await read('')).toEqual({ body: '' });
  });

  it('gives what it reads to checkArticle, which refuses an empty file', async () => {
    for (const empty of ['', ' \r\n', '\uFEFF', '---\nheadline: One\n---\n\n']) {
      const raw = await read(empty);
      expect(() => checkArticle(raw)).toThrow(new InvalidInputError('The article has no text.'));
    }
  });

  it.each([
    ['little', Buffer.from('\uFEFFMira said so.', 'utf16le')],
    ['big', Buffer.from('\uFEFFMira said so.', 'utf16le').swap16()],
  ])('refuses UTF-16, %s-endian', async (_, bytes) => {
    expect(await refusal(read(bytes))).toBe('It is in UTF-16: save it as UTF-8.');
  });

  it.each([
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['UTF-16 without a mark', Buffer.from('Mira said so.', 'utf16le')],
    ['a text with a NUL', 'Mira said\0 so.'],
  ])('refuses %s as binary', async (_, bytes) => {
    expect(await refusal(read(bytes))).toBe('It is a binary file: give plain text in UTF-8.');
  });

  it.each([
    ['Windows-1252', Buffer.from('Mira said \x93so\x94.', 'latin1')],
    ['ISO 8859-1', Buffer.from('Größe', 'latin1')],
    ['UTF-8 that was cut off', Buffer.from('Größe 👍').subarray(0, -1)],
    ['UTF-8 of half a surrogate pair', Buffer.from('4d697261eda0bd', 'hex')],
    ['an overlong letter', Buffer.from('4d697261c1a1', 'hex')],
  ])('refuses %s', async (_, bytes) => {
    expect(await refusal(read(bytes))).toBe(
      'It is not UTF-8 (perhaps Windows-1252 or ISO 8859-1): save it as UTF-8.',
    );
  });

  const tooLarge = 'It has more than the 4065536 bytes that are taken: give one article at a time.';

  it('refuses a file that is too large', async () => {
    expect(await refusal(read(Buffer.alloc(20_000_000, 'x')))).toBe(tooLarge);
    expect(await refusal(read(Buffer.alloc(4_065_537, 'x')))).toBe(tooLarge);
    await expect(read(Buffer.alloc(4_065_536, 'x'))).resolves.toHaveProperty('body');
  });

  const unlessWindows = process.platform === 'win32' ? it.skip : it;
  unlessWindows('refuses a device that never ends, without reading it all', async () => {
    expect(await refusal(readArticleFile('/dev/zero'))).toBe(tooLarge);
  });

  it('says why a file cannot be read', async () => {
    expect(await refusal(readArticleFile(join(folder, 'none.txt')))).toBe(
      'It cannot be read: there is no such file.',
    );
    expect(await refusal(readArticleFile(folder))).toBe('It cannot be read: it is a folder, not a file.');
    writeFileSync(join(folder, 'file'), '');
    expect(await refusal(readArticleFile(join(folder, 'file', 'below')))).toMatch(
      /^It cannot be read: .+\.$/,
    );
  });
});
