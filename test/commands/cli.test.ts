import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type App, openApp } from '../../src/app.js';
import type { Span } from '../../src/domain/span.js';
import { requestOf } from '../search/search-request.js';
import { type Ended, endAll, run, start } from './run.js';

const FERRIES =
  '“The ferries will sail again in spring,” said Mira Okonvale, the harbour master of Norwick.\n';
const BELLS = '“Nobody repairs bells in winter,” said Tomas Brell, a bellfounder.\n';
const BRIDGE = '“The bridge stays closed until further notice,” said Mira Okonvale.\n';
const ID = 'art_[0-9a-v]{24}';

// Processes take their time on a machine that is busy.
jest.setTimeout(30_000);

describe('onrecord', () => {
  let folder: string;
  let DATA_DIR: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-'));
    DATA_DIR = join(folder, 'data');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  afterAll(endAll);

  const onrecord = (args: readonly string[], input?: string | Uint8Array) => run(args, { DATA_DIR }, input);
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  /** What a process that comes later sees. */
  const withApp = async <T>(work: (app: App) => Promise<T>): Promise<T> => {
    const app = await openApp(DATA_DIR);
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  };
  const found = (query: string) =>
    withApp(async ({ engine, store }) => {
      const { hits } = await engine.search(requestOf({ query }));
      return (await store.statements.byIds(hits.map(({ id }) => id))).map((each) => each?.text);
    });
  /** One line on stderr, and exit code 1. */
  const expectRefusal = ({ code, stderr, stdout }: Ended, line: string | RegExp): void => {
    expect(stderr).toMatch(/^onrecord: [^\n]+\n$/);
    expect(stderr).toMatch(line);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  };

  describe('ingest', () => {
    it('takes a file in, says so, and has it in the search', async () => {
      const path = file('one.txt', `${FERRIES}\n${BELLS}`);
      const { code, stdout, stderr } = await onrecord(['ingest', path]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^${path}: 2 statements \\(${ID}\\)\n$`));
      expect(await found('ferries')).toEqual([expect.stringContaining('The ferries will sail again')]);
    });

    it('tells what is already on record, and what changed', async () => {
      const front = '---\nurl: https://gull.example/ferries\n---\n';
      const path = file('one.txt', `${front}${FERRIES}\n${BELLS}`);
      const id = new RegExp(ID).exec((await onrecord(['ingest', path])).stdout)?.[0];
      expect(await onrecord(['ingest', path])).toMatchObject({
        code: 0,
        stdout: `${path}: already on record, nothing changed (${id})\n`,
      });
      file('one.txt', `${front}${FERRIES}\n${BRIDGE}`);
      expect(await onrecord(['ingest', path])).toMatchObject({
        code: 0,
        stdout: `${path}: changed: 2 statements, 1 of them new, 1 gone (${id})\n`,
      });
      expect(await found('bells')).toEqual([]);
      expect(await found('bridge')).toHaveLength(1);
    });

    it('reads the standard input, and takes what the text cannot say from its options', async () => {
      const options = [
        ['--headline', 'Ferries: back'],
        ['--url', 'https://gull.example/ferries#top'],
        ['--publisher', 'Gull & Tide'],
        ['--author', 'Ines Faro', 'Bo Lindqvarn'],
        ['--published', '2024-03-01T02:00:00+02:00'],
        ['--language', 'EN-gb'],
      ];
      const text = `---\nheadline: Old\npublisher: Older\n---\n${FERRIES}`;
      const { code, stdout } = await onrecord(['ingest', '-', ...options.flat()], text);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^standard input: 1 statements? \\(${ID}\\)\n$`));
      expect(await withApp(({ store }) => store.articleByUrl('https://gull.example/ferries'))).toMatchObject({
        headline: 'Ferries: back',
        publisher: 'Gull & Tide',
        authors: ['Ines Faro', 'Bo Lindqvarn'],
        datePublished: '2024-03-01T00:00:00.000Z',
        language: 'en-GB',
      });
    });

    it('takes several files, keeps the good ones and names the bad ones', async () => {
      const good = [file('1.txt', FERRIES), file('5.txt', BELLS)];
      const bad = [
        [file('2.txt', ''), 'The article has no text.'],
        [
          file('3.png', Buffer.from('89504e470d0a1a0a0000', 'hex')),
          'It is a binary file: give plain text in UTF-8.',
        ],
        [join(folder, 'none.txt'), 'It cannot be read: there is no such file.'],
      ];
      const files = [good[0], ...bad.map(([path]) => path), good[1]] as string[];
      const { code, stdout, stderr } = await onrecord(['ingest', ...files, '--publisher', 'Gull & Tide']);
      expect(code).toBe(1);
      expect(stderr).toBe(bad.map(([path, why]) => `onrecord: ${path}: ${why}\n`).join(''));
      expect(stdout.split('\n').map((line) => line.split(':')[0])).toEqual([...good, '']);
      expect(await found('')).toHaveLength(2);
      expect(await withApp(({ store }) => store.counts())).toMatchObject({ articles: 2 });
    });

    it('refuses what belongs to one article for several, and takes none of them', async () => {
      const files = [file('1.txt', FERRIES), file('2.txt', BELLS)];
      for (const option of [
        ['--url', 'https://gull.example/'],
        ['--headline', 'One'],
      ])
        expectRefusal(
          await onrecord(['ingest', ...files, ...option]),
          '--url and --headline belong to one article: give one file with them.',
        );
      expect(existsSync(DATA_DIR)).toBe(false);
    });

    it('refuses options that are wrong, in one line that names them', async () => {
      const path = file('1.txt', FERRIES);
      const [date, url, language] = await Promise.all(
        [
          ['--published', 'yesterday'],
          ['--url', 'gull'],
          ['--language', 'gull!'],
        ].map((option, index) => run(['ingest', path, ...option], { DATA_DIR: `${DATA_DIR}${index}` })),
      );
      expectRefusal(date as Ended, `${path}: "yesterday" is not a date of ISO 8601`);
      expectRefusal(url as Ended, `${path}: "gull" is not the url of an article`);
      expectRefusal(language as Ended, `${path}: The language "gull!" is not a language tag`);
    });

    it('works twice at once on a new folder', async () => {
      const texts = [FERRIES, BELLS, BRIDGE, `${FERRIES}\n${BELLS}`];
      const endings = await Promise.all(texts.map((text) => onrecord(['ingest', '-'], text)));
      expect(endings.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
        texts.map(() => ({ code: 0, stderr: '' })),
      );
      expect(await withApp(({ store }) => store.counts())).toMatchObject({
        articles: 4,
        quotes: 5,
        outbox: 0,
      });
      expect(await found('')).toHaveLength(5);
    });

    it('has on disk what it has acknowledged, even if it is killed the moment after', async () => {
      const path = file('1.txt', FERRIES);
      // It waits for the standard input when the first file is done.
      const { process: child, line, ended } = start('cli.js', ['ingest', path, '-'], { DATA_DIR });
      await line((each) => each.startsWith(path));
      child.kill('SIGKILL');
      expect((await ended).signal).toBe('SIGKILL');
      expect(await found('ferries')).toHaveLength(1);
      expect(await withApp(({ store }) => store.counts())).toMatchObject({
        articles: 1,
        quotes: 1,
        outbox: 0,
      });
      expect((await onrecord(['ingest', path])).stdout).toContain('already on record');
    });
  });

  describe('extract', () => {
    it('prints what is found in a file, and keeps nothing', async () => {
      const path = file(
        '1.txt',
        `---\nheadline: Ferries\n---\n${FERRIES}\nBrell said that bells were “too loud”.\n`,
      );
      const { code, stdout, stderr } = await onrecord(['extract', path]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Mira Okonvale (person');
      expect(stdout).toMatch(
        /DIRECT QUOTE by Mira Okonvale, "said" \[1-39\] \d\.\d\d\n.*The ferries will sail again/,
      );
      expect(stdout).toMatch(/MIXED CLAIM by .*Brell, "said"/);
      expect(existsSync(DATA_DIR)).toBe(false);
    });

    it('names the file that it cannot take', async () => {
      const [none, empty] = await Promise.all([
        onrecord(['extract', join(folder, 'none.txt')]),
        onrecord(['extract'], '\n'),
      ]);
      expectRefusal(none, 'none.txt: It cannot be read: there is no such file.');
      expectRefusal(empty, 'standard input: The article has no text.');
    });

    describe('--ndjson', () => {
      const answers = (stdout: string) =>
        stdout
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Answer);

      it('answers every line with one, whose places give its text back', async () => {
        const texts = [
          FERRIES,
          // Its places count what checkArticle would take away.
          `\r\n  Rain 👍 fell.\r\n\r\n ${BELLS}\r\n`,
          'Nobody says anything.',
          '',
          `${BRIDGE.trim()} Rain\u2028fell\u2029on Norwick.`,
          `“Größe 👩‍🚀,” said Mira Okonvale. ${'Rain fell on Norwick. '.repeat(5_000)}${BELLS}`,
        ];
        const lines = texts.map((text, index) => JSON.stringify({ id: `id ${index}`, text }));
        // Empty lines, other line ends, and none at the end.
        const input = `\n${lines.slice(0, 2).join('\r\n')}\n\n${lines.slice(2).join('\n')}`;
        const { code, stdout, stderr } = await onrecord(['extract', '--ndjson'], input);
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        const found = answers(stdout);
        expect(found.map(({ id }) => id)).toEqual(texts.map((_, index) => `id ${index}`));
        const wordsOf = ({ statements }: Answer, text: string) =>
          statements.map(({ content }) => content.map(({ start, end }) => text.slice(start, end)).join(' '));
        expect(found.map((answer, index) => wordsOf(answer, texts[index] as string))).toEqual([
          [expect.stringMatching(/^The ferries will sail again in spring,?$/)],
          [expect.stringMatching(/^Nobody repairs bells in winter,?$/)],
          [],
          [],
          [expect.stringMatching(/^The bridge stays closed until further notice,?$/)],
          [
            expect.stringMatching(/^Größe 👩‍🚀,?$/),
            expect.stringMatching(/^Nobody repairs bells in winter,?$/),
          ],
        ]);
        const [ferries] = found[0]?.statements ?? [];
        const slice = (span: Span | null | undefined) => FERRIES.slice(span?.start, span?.end);
        expect(slice(ferries?.cue)).toBe('said');
        expect(slice(ferries?.source)).toMatch(/^Mira Okonvale/);
        expect(ferries).toMatchObject({ kind: 'QUOTE', form: 'DIRECT', actor: 'Mira Okonvale' });
        const [mira] = found[0]?.actors ?? [];
        expect(mira).toMatchObject({ name: 'Mira Okonvale', kind: 'PERSON' });
        expect(mira?.mentions.map(slice)).toEqual(['Mira Okonvale']);
      });

      it('reads a file, and gives back an id of any kind', async () => {
        const ids = [7, 'seven', null, { set: 'a', n: 7 }];
        const path = file(
          'all.ndjson',
          ids.map((id) => `${JSON.stringify({ id, text: FERRIES })}\n`).join(''),
        );
        const { code, stdout } = await onrecord(['extract', '--ndjson', path]);
        expect(code).toBe(0);
        expect(answers(stdout).map(({ id }) => id)).toEqual(ids);
      });

      it.each([
        ['no JSON', '{"id": 1, "text": '],
        ['no object', '"a text"'],
        ['null', 'null'],
        ['an object without a text', '{"id": 1}'],
        ['an object whose text is none', '{"id": 1, "text": ["a"]}'],
      ])('names the line that is %s, after it has answered those before', async (_, bad) => {
        const good = JSON.stringify({ id: 'good', text: FERRIES });
        const { code, stdout, stderr } = await onrecord(
          ['extract', '--ndjson'],
          `${good}\n\n${bad}\n${good}\n`,
        );
        expect(code).toBe(1);
        expect(stderr).toBe('onrecord: standard input: Line 3 is not a JSON object with "id" and "text".\n');
        expect(answers(stdout)).toHaveLength(1);
      });

      it('says in one line that there is no such file', async () => {
        expectRefusal(
          await onrecord(['extract', '--ndjson', join(folder, 'none')]),
          'none: It cannot be read: there is no such file.',
        );
      });

      it('ends quietly when its reader has seen enough', async () => {
        const { process: child, line, ended } = start('cli.js', ['extract', '--ndjson'], { DATA_DIR });
        child.stdin?.write(`${JSON.stringify({ id: 1, text: FERRIES })}\n`);
        await line(() => true);
        child.stdout?.destroy();
        child.stdin?.end(`${JSON.stringify({ id: 2, text: FERRIES })}\n`.repeat(2_000));
        expect(await ended).toMatchObject({ code: 141, stderr: '' });
      });
    });
  });

  describe('status', () => {
    it('prints what is kept and how much of it is indexed', async () => {
      await onrecord(['ingest', '-'], `${FERRIES}\n${BELLS}`);
      const { code, stdout } = await onrecord(['status']);
      expect(code).toBe(0);
      expect(stdout).toContain(join(DATA_DIR, 'onrecord.db'));
      expect(stdout).toContain('1 articles, 2 actors, 2 quotes, 0 claims');
      expect(stdout).toContain(' 5 of 5 documents indexed, 0 waiting');
    });
  });

  describe('tells in one line what to do', () => {
    it('about settings, all that are wrong at once', async () => {
      const settings = { DATA_DIR, PORT: '70000', LOG_LEVEL: 'loud', SEED: 'maybe', HOST: '' };
      const ended = await run(['status'], settings);
      expectRefusal(ended, /^onrecord: Settings that cannot be used: /);
      for (const part of [
        /PORT: "70000" is not a number from 0 to 65535/,
        /LOG_LEVEL: .*"loud".*fatal.*silent/,
        /SEED: .*"maybe".*on.*off/,
        /HOST: it is empty/,
      ])
        expect(ended.stderr).toMatch(part);
      expect(existsSync(DATA_DIR)).toBe(false);
    });

    it('about a data folder that cannot be one, or holds no database of ours', async () => {
      mkdirSync(join(folder, 'damaged'));
      const path = file('damaged/onrecord.db', 'Dear diary, '.repeat(1_000));
      const settings = [{ DATA_DIR: join(path, 'below') }, { DATA_DIR: join(folder, 'damaged') }];
      const [below, damaged] = await Promise.all(settings.map((each) => run(['ingest', '-'], each, FERRIES)));
      expectRefusal(below as Ended, /The data folder .* cannot be written .*DATA_DIR/);
      expectRefusal(damaged as Ended, /onrecord\.db is damaged .*: put back a backup, or move the file away/);
    });
  });
});

interface Answer {
  readonly id: unknown;
  readonly actors: readonly { readonly name: string; readonly mentions: readonly Span[] }[];
  readonly statements: readonly {
    readonly content: readonly Span[];
    readonly source: Span | null;
    readonly cue: Span | null;
  }[];
}
