import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '../../src/domain/fold.js';
import { type Extractor, loadExtractor } from '../../src/extraction/extractor.js';

const SEED = new URL('../../seed/', import.meta.url);
/** Below that somebody has lost a table. */
const FEWEST_QUOTATIONS = 250;

interface Quotation {
  /** "George Mallory, quoted by Kennedy" */
  readonly speaker: string;
  /** Its first words. */
  readonly words: string;
}

/** The tables of the README: one an article, a row a speaker, the quotations parted by slashes. */
function readTables(): [string, Quotation[]][] {
  const [, ...sections] = readFileSync(new URL('README.md', SEED), 'utf8').split(/^### /m);
  return sections.map((section) => {
    const [file, ...lines] = section.split('\n') as [string, ...string[]];
    const rows = lines.filter((line) => line.startsWith('| ')).slice(2);
    const quotations = rows.flatMap((row) => {
      const [, speaker, list] = row.split('|').map((cell) => cell.trim()) as [string, string, string];
      return list.split(' / ').map((words) => ({ speaker, words }));
    });
    return [file.trim(), quotations];
  });
}

function readArticle(file: string): { body: string; language: string } {
  const [, matter, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
    readFileSync(new URL(file, SEED), 'utf8'),
  ) as unknown as [string, string, string];
  return { body: body.trim(), language: /^language: (\S+)$/m.exec(matter)?.[1] ?? '' };
}

/** Marks and dashes as one, and what cuts a quotation short left out. */
function plain(words: string): string {
  return fold(words)
    .replace(/[“”"]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/ ?(?:…|\.\.\.)$|[.,]$/, '');
}

/** "the Soviet government" is who is named as "Soviet government, statement of ..., quoted by Kennedy". */
function isNamed(actor: string | null | undefined, speaker: string): boolean {
  const named = fold(speaker.replace(/ \(.*\)$/, '').split(',')[0] as string);
  return actor !== null && actor !== undefined && fold(actor).replace(/^(?:the|an?) /, '') === named;
}

const tables = readTables();

describe('the seed', () => {
  let extractor: Extractor;
  beforeAll(async () => {
    extractor = await loadExtractor();
  });

  it('is all there', () => {
    const count = tables.reduce((sum, [, quotations]) => sum + quotations.length, 0);
    expect(count).toBeGreaterThanOrEqual(FEWEST_QUOTATIONS);
  });

  it.each(tables)('gives every quotation to the person that its README names: %s', (file, quotations) => {
    const { body, language } = readArticle(file);
    const { actors, statements } = extractor.extract(body, language);
    const quotes = statements.flatMap(({ kind, content, actor }) =>
      kind === 'QUOTE'
        ? content.map(({ start, end }) => ({
            text: plain(body.slice(start, end)),
            actor: actor === null ? null : actors[actor]?.name,
          }))
        : [],
    );
    for (const { speaker, words } of quotations) {
      const found = quotes.filter(({ text }) => text.startsWith(plain(words)));
      if (language === 'en')
        // The same words may open more than one quote.
        expect({ words, found: found.some(({ actor }) => isNamed(actor, speaker)), by: found }).toMatchObject(
          {
            words,
            found: true,
          },
        );
      // A language without rules names nobody, and leaves out what is only a word or two.
      else expect(found.filter(({ actor }) => actor !== null)).toEqual([]);
    }
  });
});
