import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { endAll, run, start } from './run.js';

// Processes take their time on a machine that is busy.
jest.setTimeout(60_000);

/** Articles whose texts differ. */
const article = (n: number) => ({
  headline: `Ferry ${n}`,
  url: `https://gull.example/${n}`,
  author: { '@type': 'Person', name: 'Ines Faro' },
  articleBody: `“Ferry number ${n} will sail again,” said Mira Okonvale, the harbour master.`,
});
const lines = (...values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('onrecord ingest, of many articles', () => {
  let folder: string;
  let settings: { DATA_DIR: string };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-many-'));
    settings = { DATA_DIR: join(folder, '.data') };
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  afterAll(endAll);

  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };

  it('takes one article a line, and names the lines that it cannot take', async () => {
    const path = file(
      'all.ndjson',
      `\uFEFF${lines(article(1))}{"body": \n\n${lines({ headline: 'No text' }, { body: 'x', url: 'gull' }, article(2))}`,
    );
    const first = await run(['ingest', path], settings);
    expect(first.stdout).toBe('5 articles: 2 taken in, 0 changed, 0 unchanged, 3 refused\n');
    expect(first.stderr.split('\n')).toEqual([
      `onrecord: ${path}:2: It is not a JSON object: write one article a line.`,
      `onrecord: ${path}:4: It has neither "body" nor "articleBody".`,
      expect.stringContaining(`onrecord: ${path}:5: "gull" is not the url of an article`),
      '',
    ]);
    expect(first.code).toBe(1);
    file('all.ndjson', lines(article(1), { ...article(2), headline: 'Ferry two' }, article(3)));
    expect(await run(['ingest', path], settings)).toMatchObject({
      code: 0,
      stdout: '3 articles: 1 taken in, 1 changed, 1 unchanged, 0 refused\n',
    });
  });

  it('tells lines of JSON by their content, from the standard input too', async () => {
    const input = lines(article(1), article(2));
    const ended = await run(['ingest', '-'], settings, input);
    expect(ended).toMatchObject({
      code: 0,
      stdout: '2 articles: 2 taken in, 0 changed, 0 unchanged, 0 refused\n',
    });
    const refused = await run(['ingest', '-', '--headline', 'One'], settings, input);
    expect(refused).toMatchObject({
      code: 1,
      stderr: 'onrecord: --url and --headline belong to one article: give one file with them.\n',
    });
  });

  it('takes a folder in by name, and says how many files it passed over', async () => {
    file('news/b.txt', article(2).articleBody);
    file('news/a/z.ndjson', lines(article(1)));
    file('news/c.TXT', '');
    file('news/README.md', 'Not an article.');
    file('news/.hidden.txt', 'Not an article.');
    symlinkSync(join(folder, 'news'), join(folder, 'news', 'again.txt'));
    const news = join(folder, 'news');
    expect(await run(['ingest', news], settings)).toEqual({
      code: 1,
      signal: null,
      stdout: '3 articles: 2 taken in, 0 changed, 0 unchanged, 1 refused; 3 files skipped\n',
      stderr: `onrecord: ${join(news, 'c.TXT')}: The article has no text.\n`,
    });
    expect(await run(['ingest', news, '--url', 'https://gull.example'], settings)).toMatchObject({
      code: 1,
      stderr: 'onrecord: --url and --headline belong to one article: give one file with them.\n',
    });
  });

  it('refuses a folder with nothing to read', async () => {
    mkdirSync(join(folder, 'none'));
    expect(await run(['ingest', join(folder, 'none')], settings)).toMatchObject({
      code: 1,
      stderr: `onrecord: ${join(folder, 'none')}: It has no file that ends in .txt, .text, .html, .htm, .xhtml, .ndjson, .jsonl.\n`,
    });
  });

  it('loads no language model for what is on record', async () => {
    const path = file('all.ndjson', lines(article(1), article(2)));
    const watch = `import { Module } from 'node:module';
      process.on('exit', () => console.error(Object.keys(Module._cache).some((path) => path.includes('wink-nlp'))));`;
    const watched = {
      ...settings,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(watch)}`,
    };
    expect((await run(['ingest', path], watched)).stderr).toBe('true\n');
    const again = await run(['ingest', path], watched);
    expect(again.stdout).toBe('2 articles: 0 taken in, 0 changed, 2 unchanged, 0 refused\n');
    expect(again.stderr).toBe('false\n');
  });

  const unlessWindows = process.platform === 'win32' ? it.skip : it;
  unlessWindows('ends when it is interrupted, and goes on from there', async () => {
    const count = 800;
    const path = file('all.ndjson', lines(...Array.from({ length: count }, (_, n) => article(n))));
    const one = file('one.txt', 'Rain fell on Norwick.');
    const { process: child, line, ended } = start('cli.js', ['ingest', one, path], settings);
    await line((each) => each.startsWith(one));
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: 'onrecord: Interrupted: the same command again goes on from there.\n',
    });
    const before = Number(/^(\d+) articles:/m.exec(stdout)?.[1]);
    expect(before).toBeLessThan(count);
    const again = await run(['ingest', one, path], settings);
    expect(again.stdout).toContain(
      `${count + 1} articles: ${count + 1 - before} taken in, 0 changed, ${before} unchanged, 0 refused\n`,
    );
  });

  unlessWindows('ends when it is interrupted while it waits for the standard input', async () => {
    const one = file('one.txt', 'Rain fell on Norwick.');
    const { process: child, line, ended } = start('cli.js', ['ingest', one, '-'], settings);
    await line((each) => each.startsWith(one));
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, signal: null });
  });
});
