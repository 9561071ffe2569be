import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../src/domain/errors.js';
import { type ArticleLine, readArticleLines } from '../../src/input/article-lines.js';
import { checkArticle } from '../../src/input/check-article.js';

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(content: string | Uint8Array, size = 65_536): Promise<ArticleLine[]> {
  const found: ArticleLine[] = [];
  for await (const line of readArticleLines(inParts(Buffer.from(content), size))) found.push(line);
  return found;
}

const refusal = (sentence: string) => new InvalidInputError(sentence);

describe('readArticleLines', () => {
  it("takes schema.org's names and our own", async () => {
    const [ours, theirs] = await read(
      `${JSON.stringify({
        headline: 'Ferries sail',
        body: 'The text.',
        url: 'https://gull.example/1',
        publisher: 'Gull & Tide',
        authors: ['Ines Faro', 'Bo Lindqvarn'],
        datePublished: '2024-03-01',
        language: 'en',
      })}\n${JSON.stringify({
        '@type': 'NewsArticle',
        headline: 'Ferries sail',
        articleBody: 'The text.',
        url: 'https://gull.example/1',
        publisher: { '@type': 'Organization', name: 'Gull & Tide' },
        author: [{ name: 'Ines Faro' }, 'Bo Lindqvarn'],
        datePublished: '2024-03-01',
        inLanguage: 'en',
      })}`,
    );
    expect(theirs).toEqual({ ...ours, number: 2 });
    expect(checkArticle(ours?.article as Record<string, unknown>)).toEqual({
      headline: 'Ferries sail',
      body: 'The text.',
      url: 'https://gull.example/1',
      publisher: 'Gull & Tide',
      authors: ['Ines Faro', 'Bo Lindqvarn'],
      datePublished: '2024-03-01T00:00:00.000Z',
      language: 'en',
    });
  });

  it('splits at line feeds alone, wherever the parts end', async () => {
    const texts = ['“Größe” 👍', 'a\u2028b\u0085c', 'last'];
    const content = `\uFEFF${JSON.stringify({ body: texts[0] })}\r\n\n \n{"body":"${texts[1]}"}\n{"body":"last"}`;
    for (const size of [1, 2, 7, 1_000]) {
      const found = await read(content, size);
      expect(found.map(({ number, article }) => [number, 'body' in article && article['body']])).toEqual([
        [1, texts[0]],
        [4, texts[1]],
        [5, texts[2]],
      ]);
    }
  });

  it('tells what is wrong with a line, and reads the next', async () => {
    const lines = ['{', '[]', '"a"', 'null', '{"headline":"a"}', '{"body":null}', '{"body":"good"}'];
    const wrong = refusal('It is not a JSON object: write one article a line.');
    const empty = refusal('It has neither "body" nor "articleBody".');
    expect((await read(lines.join('\n'))).map(({ article }) => article)).toEqual([
      wrong,
      wrong,
      wrong,
      wrong,
      empty,
      empty,
      expect.objectContaining({ body: 'good' }),
    ]);
    const [latin, good] = await read(Buffer.concat([Buffer.from([0x93, 0x0a]), Buffer.from('{"body":"x"}')]));
    expect(latin?.article).toEqual(
      refusal('It is not UTF-8 (perhaps Windows-1252 or ISO 8859-1): save it as UTF-8.'),
    );
    expect(good).toMatchObject({ number: 2, article: { body: 'x' } });
  });

  it('keeps no line that is too long, and reads the next', async () => {
    const bytes = Buffer.concat([Buffer.alloc(20_000_000, 'x'), Buffer.from('\n{"body":"x"}\n')]);
    const [long, good] = await read(bytes);
    expect(long).toEqual({
      number: 1,
      article: refusal('It has more than the 6065536 bytes that a line may have.'),
    });
    expect(good).toMatchObject({ number: 2, article: { body: 'x' } });
  });
});
