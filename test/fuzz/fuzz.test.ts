import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { isErrorCode } from '../../src/graphql/error-codes.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { endAll, type Started, start } from '../commands/run.js';
import { OperationGenerator } from '../graphql/execution/random-operations.js';
import { Dice, seeded } from '../random.js';
import { type FuzzRequest, type Operations, RequestGenerator } from './requests.js';

/** `npm run fuzz` sends as many as FUZZ_REQUESTS says, from another seed each time or the one in FUZZ_SEED. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 600);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_304);
const AT_ONCE = 4;
const MAX_ANSWER_BYTES = 2_000_000;
/** What says that something went wrong here, not there. */
const OUR_FAULTS = ['INTERNAL_SERVER_ERROR', 'TIMEOUT', 'SEARCH_UNAVAILABLE'];

interface Answer {
  readonly data?: object | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const schema = makeSchema();
let folder: string;
let server: Started;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-fuzz-'));
  server = start('main.js', [], {
    DATA_DIR: folder,
    MAX_ANSWER_BYTES: String(MAX_ANSWER_BYTES),
    // Every field of a random operation has an alias.
    MAX_ALIASES: '1000',
    MAX_DIRECTIVES: '1000',
  });
  url = JSON.parse(await server.line((line) => line.includes('"listening"'))).playground;
}, 60_000);
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

/** What is wrong with the answer to a request; null where nothing is. */
async function complaint({ valid, method, search, headers, body }: FuzzRequest): Promise<string | null> {
  const response = await fetch(url + search, { method, headers, body });
  const text = await response.text();
  if (response.status >= 500) return `status ${response.status}: ${text.slice(0, 300)}`;
  if (Buffer.byteLength(text) > MAX_ANSWER_BYTES) return `an answer of ${text.length} characters`;
  if (method === 'HEAD' || method === 'OPTIONS' || !response.headers.get('content-type')?.includes('json'))
    return null;
  const { data, errors = [] } = JSON.parse(text) as Answer;
  for (const { message, extensions } of errors) {
    if (!isErrorCode(extensions?.code)) return `an error without a code: ${message}`;
    if (OUR_FAULTS.includes(extensions.code)) return `${extensions.code}: ${message}`;
  }
  const isTooLarge = ['ANSWER_TOO_LARGE', 'TOO_COSTLY'].includes(errors[0]?.extensions.code as string);
  return valid && data === undefined && !isTooLarge
    ? `a valid operation was refused: ${text.slice(0, 300)}`
    : null;
}

/** Two fields of different types may have come under one key, which the generator does not look at. */
function validOperations(operations: OperationGenerator): Operations {
  return {
    next: () => {
      for (;;) {
        const operation = operations.next();
        if (validate(schema, parse(operation.query)).length === 0) return operation;
      }
    },
  };
}

interface Entries {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}

/** Entries of every kind that the server has, so that requests find something. */
async function known(): Promise<Record<string, Entries>> {
  const page = 'edges { cursor node { id } }';
  const query = `{
    articles(first: 30) { ${page} } actors(first: 30) { ${page} } quotes(first: 30) { ${page} }
    claims(first: 30) { ${page} } searchStatements(first: 30) { ${page} }
  }`;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: Record<string, Entries> }).data;
}

it(`answers ${REQUESTS} requests made at random, valid and bad, and is still there`, async () => {
  const dice = new Dice(seeded(SEED));
  const lists = await known();
  const ids = (list: string) => (lists[list] as Entries).edges.map(({ node }) => node.id);
  const cursors = Object.values(lists).flatMap(({ edges }) => edges.map(({ cursor }) => cursor));
  const all = ['articles', 'actors', 'quotes', 'claims'].flatMap(ids);
  const operations = new OperationGenerator(
    schema,
    {
      id: all,
      ids: all,
      'article.id': ids('articles'),
      'actor.id': ids('actors'),
      'quote.id': ids('quotes'),
      'claim.id': ids('claims'),
      articleIds: ids('articles'),
      actorIds: ids('actors'),
      standsForIds: ids('actors'),
      partOfIds: ids('claims'),
      query: ['peace', 'fredom', '"new birth"', '', 'war -peace', 'nation'],
      name: ['Lincoln', 'Churchill'],
      first: [0, 1, 3, 10],
      last: [2],
      after: cursors,
      before: cursors,
      facetValues: [1, 5],
    },
    () => dice.below(2 ** 32) / 2 ** 32,
  );
  const requests = new RequestGenerator(validOperations(operations), dice, [...all, ...cursors]);
  const complaints: string[] = [];
  let sent = 0;
  const sendAll = async (): Promise<void> => {
    while (sent < REQUESTS) {
      const request = sent++ % 2 === 0 ? requests.valid() : requests.bad();
      // A body that is too large ends its connection, on which the next request may be under way by then.
      const wrong = await complaint(request)
        .catch(() => complaint(request))
        .catch((error: Error) => `${error}: ${error.cause}`);
      if (wrong !== null) complaints.push(`${wrong}\n  for ${JSON.stringify(request).slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
  expect(complaints.slice(0, 10)).toEqual([]);

  // A rejection that nobody hears ends a process of Node.js.
  expect(server.process.exitCode).toBeNull();
  server.process.kill('SIGTERM');
  const { code, stdout, stderr } = await server.ended;
  expect([code, stderr]).toEqual([0, '']);
  const log = stdout.split('\n').filter(Boolean);
  expect(log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
}, 3_600_000);
