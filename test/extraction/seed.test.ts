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

  it('holds everything that its first article says, and nothing else', () => {
    const { body, language } = readArticle('2022-12-30-putin-xi.txt');
    const { actors, statements } = extractor.extract(body, language);
    const read = statements.map(({ kind, content, actor, partOf }) => {
      const words = content.map(({ start, end }) => body.slice(start, end)).join(' … ');
      return `${partOf === null ? '' : '- '}${kind} ${actor === null ? 'nobody' : actors[actor]?.name}: ${words}`;
    });
    expect(read).toEqual([
      'QUOTE Vladimir Putin: We are expecting you, dear Mr. Chairman, dear friend, next spring on a state visit to Moscow.',
      'CLAIM Vladimir Putin: he wants to increase military cooperation with China',
      'QUOTE Vladimir Putin: This would demonstrate to the whole world the strength of Russian-Chinese ties on crucial subjects.',
      'CLAIM an official: Xi’s trip to Moscow has not yet been scheduled',
      'CLAIM Xi Jinping: a ‘difficult’ global scenario',
      '- QUOTE Xi Jinping: difficult',
      'CLAIM Xi Jinping: China was prepared to expand strategic cooperation with Russia',
      'CLAIM China: the need for peace',
      'CLAIM Xi Jinping: The path to peace talks on Ukraine will not be easy',
      'CLAIM Xi Jinping: China would maintain its ‘objective and fair attitude’ on the matter',
      '- QUOTE Xi Jinping: objective and fair attitude',
      'CLAIM Chinese media: Xi urged Beijing and Moscow to work closely together and coordinate in international matters and emphasised Russia’s willingness to join in talks about Ukraine',
      '- CLAIM Xi Jinping: Beijing and Moscow to work closely together and coordinate in international matters',
      '- CLAIM Xi Jinping: Russia’s willingness to join in talks about Ukraine',
      'CLAIM Russia: Xi Jinping’s stance on Taiwan',
      'CLAIM Russia: the West of attempting to instigate a confrontation over the status of the autonomous island',
      'CLAIM China: the autonomous island … as its own',
      'QUOTE Vladimir Putin: You and I share the same views on the causes, course, and logic of the continuing transformation of the global geopolitical scene.',
      'CLAIM US: China’s ties to Russia',
      'QUOTE US spokeswoman: Beijing purports to remain impartial, but its behaviour makes obvious it is still investing in tight connections to Russia.',
      'CLAIM US spokeswoman: The US was ‘closely monitoring Beijing’s conduct,’',
      '- QUOTE US spokeswoman: closely monitoring Beijing’s conduct,',
    ]);
  });
});
