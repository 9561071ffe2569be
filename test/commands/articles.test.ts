import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openStore } from '../../src/app.js';
import { run } from './run.js';

const FERRIES =
  '“The ferries will sail again in spring,” said Mira Okonvale, the harbour master of Norwick.\n';
const BELLS = '“Nobody repairs bells in winter,” said Tomas Brell, a bellfounder.\n';
const URL = 'https://gull.example/ferries';

// Processes take their time on a machine that is busy.
jest.setTimeout(60_000);

/** What the audit log has as reasons, the latest change first. */
async function reasonsIn(folder: string): Promise<(string | null)[]> {
  const store = await openStore(folder, {});
  const page = { size: 10, direction: 'FORWARD', cursor: null } as const;
  const [changes] = await store.history.pages([{ filter: {}, order: 'NEWEST' }], page);
  await store.close();
  return (changes?.entries ?? []).map(({ node }) => node.reason);
}

describe('articles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-articles-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let DATA_DIR: string;
  let databases = 0;
  const onrecord = (args: readonly string[], input = '') => run(args, { DATA_DIR }, input);
  const ingest = (text: string, ...options: string[]) => onrecord(['ingest', '-', ...options], text);
  const printed = async (...args: string[]) => {
    const { code, stdout, stderr } = await onrecord(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  beforeEach(async () => {
    DATA_DIR = join(folder, String(databases++));
    await ingest(FERRIES, '--url', URL, '--headline', 'Ferries');
    await ingest(BELLS, '--headline', 'Bells');
  });

  it('are withheld, canceled and restored by their id or url, with a note, and say so', async () => {
    expect(await printed('articles', 'withhold', `${URL}#top`, '--note', 'Under review.')).toMatch(
      /^art_\w{24} {2}Ferries, https:\/\/gull\.example\/ferries \(withheld: Under review\.\): 1 statements hidden\n$/,
    );
    expect(await printed('status')).toMatch(
      /1 articles, 1 actors, 1 quotes.*\n.*1 articles withheld or canceled/,
    );
    expect(await printed('status')).toContain(' 3 of 3 documents indexed, 0 waiting');
    const listed = await printed('articles', 'list', '--withdrawn');
    expect(listed).toMatch(/^art_\w{24} {2}Ferries, \S+ \(withheld: Under review\.\)\n$/);
    const id = listed.slice(0, 28);
    expect((await ingest(FERRIES, '--url', URL)).stdout).toContain('already on record, nothing changed');
    expect((await ingest(`${FERRIES}${BELLS}`, '--url', URL)).stdout).toContain(`(${id}, still withheld)`);

    expect(await printed('articles', 'cancel', id)).toContain(' (canceled): 0 statements hidden');
    expect(await printed('articles', 'restore', id)).toContain(
      'gull.example/ferries: 2 statements shown again',
    );
    expect(await printed('status')).toContain(' 7 of 7 documents indexed, 0 waiting');
    expect(await printed('articles', 'list', '--withdrawn')).toBe('');
    expect((await printed('articles', 'list')).split('\n')).toHaveLength(3);
    expect(await printed('articles', 'list', 'bell')).toMatch(/^art_\w{24} {2}Bells\n$/);
  });

  it('are deleted with all that is in them', async () => {
    const [bells] = (await printed('articles', 'list', 'bells')).split(' ');
    const reason = ['--reason', 'Taken in by mistake.'];
    const stdout = await printed('articles', 'delete', URL, bells as string, ...reason);
    expect(stdout).toMatch(/Ferries.*deleted with 1 statements\n.*Bells: deleted with 1 statements\n$/);
    expect(await printed('status')).toMatch(
      /0 articles, 0 actors, 0 quotes, 0 claims\n(.*\n).*0 of 0 documents indexed, 0 waiting/,
    );
    expect(await reasonsIn(DATA_DIR)).toEqual(['Taken in by mistake.', 'Taken in by mistake.', null, null]);
  });

  it('stay as they are where the reason is too long', async () => {
    const { code, stderr } = await onrecord(['articles', 'delete', URL, '--reason', 'x'.repeat(2_001)]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('The reason has 2001 characters: give at most 2000.'),
    });
    expect(await printed('articles', 'list')).toContain('Ferries');
  });

  it('that are not known keep all of them as they are', async () => {
    const before = await printed('articles', 'list');
    for (const [unknown, why] of [
      ['art_000000000000000000000000', 'There is no article art_000000000000000000000000.'],
      ['https://gull.example/', 'There is no article of the url https://gull.example/.'],
      ['Ferries', '"Ferries" is neither the id nor the url of an article: "articles list" has the ids.'],
    ] as const)
      for (const command of ['withhold', 'delete']) {
        const { code, stdout, stderr } = await onrecord(['articles', command, URL, unknown]);
        expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `onrecord: ${why}\n` });
      }
    expect(await printed('articles', 'list')).toBe(before);
  });
});
