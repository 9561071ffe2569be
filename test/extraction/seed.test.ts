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
      'CLAIM Vladimir Putin: Xi Jinping on Friday to pay a state visit to Russia in the spring',
      'QUOTE Vladimir Putin: We are expecting you, dear Mr. Chairman, dear friend,',
      'QUOTE Vladimir Putin: next spring on a state visit to Moscow',
      'CLAIM Vladimir Putin: The visit … would ‘demonstrate to the whole world the strength of Russian-Chinese ties’',
      '- QUOTE Vladimir Putin: demonstrate to the whole world the strength of Russian-Chinese ties',
      'CLAIM Vladimir Putin: he also wants more cooperation between the armed forces of the two countries',
      'CLAIM Vladimir Putin: pressure and provocations without precedent',
      'CLAIM Vladimir Putin: ‘You and I share the same views on the causes’ of the changes in world politics … and on the course that they take',
      '- QUOTE Vladimir Putin: You and I share the same views on the causes',
      'CLAIM Xi Jinping: China was prepared to expand strategic cooperation with Russia in what he called a ‘difficult’ situation in the world',
      '- QUOTE Xi Jinping: difficult',
      'CLAIM Chinese media: Xi told Putin that the path to peace talks would not be easy',
      '- CLAIM Xi Jinping: the path to peace talks would not be easy',
      'CLAIM Xi Jinping: China would keep to its ‘objective and fair’ position',
      '- QUOTE Xi Jinping: objective and fair',
      'CLAIM Xi Jinping: the two capitals to coordinate closely in international affairs',
      'CLAIM Xi Jinping: Russia’s readiness to join in talks',
      'CLAIM Beijing: peace',
      'CLAIM Moscow: the West of trying to stir up a conflict about the island',
      'CLAIM an official: No date has been fixed for the journey to Moscow',
      'CLAIM Washington: it was alarmed by China’s links with Russia',
      'CLAIM a State Department spokesperson: Beijing professes to be impartial … but its conduct shows that it is ‘still investing in’ its relations with Moscow',
      '- CLAIM Beijing: to be impartial',
      '- QUOTE a State Department spokesperson: still investing in',
      'CLAIM a State Department spokesperson: The United States is watching closely what China does',
    ]);
  });
});
