import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ExtractedStatement, Extraction } from '../../src/domain/extraction.js';
import { type Extractor, loadExtractor } from '../../src/extraction/extractor.js';

const CORPUS = new URL('./corpus/', import.meta.url);
/** Below that somebody has lost a file. */
const FEWEST_ARTICLES = 100;

interface Article {
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly expected: string;
}

/** The corpus's own format; README.md beside the articles says how to read it. */
function readArticles(file: string): Article[] {
  const blocks = readFileSync(new URL(file, CORPUS), 'utf8').split(/^=== /m).slice(1);
  return blocks.map((block) => {
    const [head, expected] = block.split(/^---$/m) as [string, string];
    const [, title, language, text] = /^(.*)\n(?:lang=(\S+)\n)?([\s\S]*)$/.exec(head) as unknown as [
      string,
      string,
      string | undefined,
      string,
    ];
    return { title, language: language ?? 'en', text: text.trim(), expected: expected.trim() };
  });
}

function print(text: string, { actors, statements }: Extraction): string {
  const lines = actors.map(({ kind, name, role, aliases, standsFor }) => {
    const others = aliases.length > 0 ? ` aka ${aliases.join(', ')}` : '';
    const country = standsFor === null ? '' : ` for ${actors[standsFor]?.name}`;
    return `${kind} ${name}${role ? ` (${role})` : ''}${others}${country}`;
  });
  for (const { form, partOf, actor, content, ...statement } of statements) {
    const place = partOf === null ? '' : ` in ${partOf + 1}`;
    const speaker = actor === null ? 'nobody' : actors[actor]?.name;
    const words = content.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' … ');
    lines.push(`${form}${toneOf(statement)}${place} [${speaker}] ${words}`);
  }
  return lines.join('\n');
}

/** " pledge+", " denial-"; nothing of the plain assertion, which most claims are. */
function toneOf({ kind, act, polarity }: Pick<ExtractedStatement, 'kind' | 'act' | 'polarity'>): string {
  const sign = polarity === null ? '' : polarity === 'POSITIVE' ? '+' : '-';
  const tone = `${act?.toLowerCase() ?? ''}${sign}` || 'untold';
  return kind === 'QUOTE' || tone === 'assertion+' ? '' : ` ${tone}`;
}

const files = readdirSync(CORPUS).filter((file) => file.endsWith('.txt'));
const articles = files.map((file) => [file, readArticles(file)] as const);

describe('the corpus', () => {
  let extractor: Extractor;
  beforeAll(async () => {
    extractor = await loadExtractor();
  });

  it('is all there', () => {
    expect(articles.reduce((count, [, list]) => count + list.length, 0)).toBeGreaterThanOrEqual(
      FEWEST_ARTICLES,
    );
  });

  describe.each(articles)('%s', (_file, list) => {
    it.each(list.map((article) => [article.title, article] as const))(
      '%s',
      (_title, { text, language, expected }) => {
        expect(print(text, extractor.extract(text, language))).toBe(expected);
      },
    );
  });
});
