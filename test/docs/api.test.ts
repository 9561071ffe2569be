import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { FOLDERS } from '../../src/app.js';
import { ERROR_CODES } from '../../src/graphql/error-codes.js';
import { readOperations } from '../../src/graphql/operations.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { type Site, startSite } from '../playground/site.js';
import { renewed } from './api-page.js';

const PAGE = new URL('../../docs/api.md', import.meta.url);
/** Everything else is shown as it is for everybody. */
const NEEDS_KEY = /^mutation|\bhistory\(/;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

let site: Site;
let key: string;
beforeAll(async () => {
  // As in production.
  site = await startSite({ ratePerAddress: 1200 });
  key = await site.newKey('Night desk', 'write', 'review');
});
afterAll(() => site.close());

it('docs/api.md shows what is answered, all codes and all fields; "npm run docs" writes that into it', async () => {
  const page = await readFile(PAGE, 'utf8');
  const first = await fetch(`${site.baseUrl}/graphql`, { method: 'POST' });
  await first.text();
  for (const name of ['ratelimit-policy', 'ratelimit'])
    expect(page).toContain(`\n${name}: ${first.headers.get(name)}\n`);
  const { text, examples } = await renewed(page, {
    schema: makeSchema(),
    operations: await readOperations(FOLDERS.operations),
    asking: {
      async graphql(query, variables) {
        const response = await fetch(`${site.baseUrl}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(NEEDS_KEY.test(query) ? { authorization: `Bearer ${key}` } : {}),
          },
          body: JSON.stringify({ query, variables }),
        });
        return response.json();
      },
      async shell(command) {
        const { stdout } = await run('sh', ['-c', command.replace('http://127.0.0.1:4000', site.baseUrl)]);
        return JSON.parse(stdout);
      },
      async subscription(query, variables) {
        let begin = (): void => {};
        const isUnderWay = new Promise<void>((resolve) => {
          begin = resolve;
        });
        const client = createClient({
          url: `${site.baseUrl}/graphql/stream`,
          on: { connected: () => begin() },
        });
        const events = client.iterate({ query, variables: { ...variables } });
        const first = events.next();
        await isUnderWay;
        return async () => {
          const { value } = await first;
          await events.return?.();
          return value;
        };
      },
    },
  });
  if (process.env['UPDATE_DOCS']) await writeFile(PAGE, text);
  else expect(page).toBe(text);
  // Each fence with an example has an answer behind it.
  expect(examples).toBe([...page.matchAll(/^```(?:graphql|sh)$/gm)].length);
  expect(examples).toBeGreaterThan(5);
  for (const code of Object.keys(ERROR_CODES)) expect(text).toContain(`| \`${code}\` |`);
});

it('every key that docs/api.md says how to make can be made so', async () => {
  const page = await readFile(PAGE, 'utf8');
  const commands = [...page.matchAll(/`(onrecord keys create [^`]+)`/g)].map(
    ([, command]) => command as string,
  );
  expect(commands.length).toBeGreaterThan(2);
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'onrecord-keys-'));
  for (const command of commands) {
    const line = command.replace('onrecord', 'node dist/cli.js').replace(/\s+/g, ' ');
    const { stdout } = await run('sh', ['-c', line], { cwd: ROOT, env: { ...process.env, DATA_DIR } });
    expect(stdout).toMatch(/^onrecord_[\w-]{43}\n$/);
  }
  await rm(DATA_DIR, { recursive: true });
}, 30_000);
