import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SearchThreads } from '../../src/search/built-in/search-threads.js';
import { requestOf } from './search-request.js';

let folder: string;
let threads: SearchThreads;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-threads-'));
  const module = join(folder, 'search.mjs');
  writeFileSync(
    module,
    "export default ({ request: { query } }) => { while (query === 'endless'); return { answer: query }; };",
  );
  threads = new SearchThreads(folder, 1, pathToFileURL(module), 500);
});
afterEach(async () => {
  await threads.close();
  rmSync(folder, { recursive: true });
});

it('a search that does not end is ended, with those that waited for it, and the next is answered', async () => {
  const slow = { reason: 'SLOW', message: expect.stringContaining('0.5 s') };
  const [endless, waiting] = await Promise.allSettled([
    threads.run('search', requestOf({ query: 'endless' })),
    threads.run('search', requestOf({ query: 'waiting' })),
  ]);
  expect(endless).toMatchObject({ status: 'rejected', reason: slow });
  expect(waiting).toMatchObject({ status: 'rejected', reason: slow });
  expect(await threads.run('search', requestOf({ query: 'next' }))).toBe('next');
});
