import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FOLDERS } from '../../src/app.js';
import { ERROR_CODES } from '../../src/graphql/error-codes.js';
import { readOperations } from '../../src/graphql/operations.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { type Site, startSite } from '../playground/site.js';
import { renewed } from './api-page.js';

const PAGE = new URL('../../docs/api.md', import.meta.url);
/** Everything else is shown as it is for everybody. */
const NEEDS_KEY = /^mutation|\bhistory\(/;
const run = promisify(execFile);

/** It is in every answer, and the page shows it once. */
function withoutCost({ extensions: _, ...answer }: Record<string, unknown>): unknown {
  return answer;
}

let site: Site;
let key: string;
beforeAll(async () => {
  site = await startSite();
  key = await site.newKey('Night desk', 'write', 'review');
});
afterAll(() => site.close());

it('docs/api.md shows what is answered, all codes and all fields; "npm run docs" writes that into it', async () => {
  const page = await readFile(PAGE, 'utf8');
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
        return withoutCost(await response.json());
      },
      async shell(command) {
        const { stdout } = await run('sh', ['-c', command.replace('http://127.0.0.1:4000', site.baseUrl)]);
        return withoutCost(JSON.parse(stdout));
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
