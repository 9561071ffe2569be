import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { getNamedType, isInputObjectType, isRequiredArgument } from 'graphql';
import { pino } from 'pino';
import { makeServer } from '../../src/api.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { openPostgres } from '../../src/store/open-postgres.js';
import type { Store } from '../../src/store/store.js';
import { startPostgres } from '../store/postgres-server.js';
import { openTestGraph, type TestGraph } from './test-graph.js';

const ACTOR = `act_${'0'.repeat(24)}`;
const QUOTE = `quo_${'0'.repeat(24)}`;
const HALF = '\ud83d';

const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Document, variables, code, and what the sentence says. */
const CASES: readonly (readonly [string, string, Record<string, unknown>, string, RegExp])[] = [
  [
    'a page size out of range',
    'query ($v: Int) { quotes(first: $v) { totalCount } }',
    { v: 101 },
    'BAD_USER_INPUT',
    /"first" is 101; a page has 0 to 100 entries/,
  ],
  [
    'a number beyond 32 bits',
    'query ($v: Int) { quotes(first: $v) { totalCount } }',
    { v: 2 ** 31 },
    'BAD_USER_INPUT',
    /"\$v".*Int cannot represent non 32-bit signed integer value: 2147483648/,
  ],
  [
    'a literal beyond 32 bits',
    '{ quotes(first: 9999999999) { totalCount } }',
    {},
    'GRAPHQL_VALIDATION_FAILED',
    /32-bit/,
  ],
  [
    'more than fifty wrong values',
    'query ($v: [ID!]) { quotes(filter: { actorIds: $v }) { totalCount } }',
    { v: Array(60).fill(null) },
    'BAD_USER_INPUT',
    /null/,
  ],
  [
    'null where a directive has to know',
    'query ($v: Boolean = true) { quotes @skip(if: $v) { totalCount } }',
    { v: null },
    'BAD_USER_INPUT',
    /"if" of non-null type "Boolean!" must not be null/,
  ],
  [
    'an id of another type',
    'query ($v: ID!) { quote(id: $v) { id } }',
    { v: ACTOR },
    'BAD_USER_INPUT',
    /"id" takes the id of a Quote; "act_0+" is the id of an Actor/,
  ],
  [
    'an id of another type in a filter',
    'query ($v: ID!) { searchStatements(filter: { actorIds: [$v] }) { totalCount } }',
    { v: QUOTE },
    'BAD_USER_INPUT',
    /"actorIds" takes the id of an Actor; "quo_0+" is the id of a Quote/,
  ],
  [
    'an id that is none',
    'query ($v: ID!) { node(id: $v) { id } }',
    { v: 'x\0' },
    'BAD_USER_INPUT',
    /"id" is "x\0", which is no id: take one that an answer has given/,
  ],
  [
    'a cursor that is none',
    'query ($v: String) { quotes(after: $v) { totalCount } }',
    { v: '%%%' },
    'BAD_USER_INPUT',
    /"%%%" does not belong to this list: take one that the same list gave/,
  ],
  [
    'a cursor with a number that no column holds',
    'query ($v: String) { actors(after: $v) { totalCount nodes { id } } }',
    { v: cursor('MOST_STATEMENTS', 1e300, 'a', ACTOR) },
    'BAD_USER_INPUT',
    /does not belong to this list/,
  ],
  [
    'a cursor with a fraction',
    'query ($v: String) { actors(after: $v) { totalCount nodes { id } } }',
    { v: cursor('MOST_STATEMENTS', 0.5, 'a', ACTOR) },
    'BAD_USER_INPUT',
    /does not belong to this list/,
  ],
  [
    'a cursor with a NUL character',
    'query ($v: String) { actors(after: $v, orderBy: NAME) { totalCount nodes { id } } }',
    { v: cursor('NAME', 'a\0', ACTOR) },
    'BAD_USER_INPUT',
    /does not belong to this list/,
  ],
  [
    'a search cursor that is none',
    'query ($v: String) { searchStatements(after: $v) { totalCount } }',
    { v: cursor('x', {}, -1) },
    'BAD_USER_INPUT',
    /is no search cursor/,
  ],
  [
    'a NUL character in a name',
    'query ($v: String) { actor(name: $v) { id } }',
    { v: 'Ilsa\0' },
    'BAD_USER_INPUT',
    /"name" has a NUL character \(U\+0000\) at offset 4/,
  ],
  [
    'a NUL character in a filter',
    'query ($v: String!) { articles(filter: { publishers: [$v] }) { totalCount } }',
    { v: '\0' },
    'BAD_USER_INPUT',
    /"publishers" has a NUL character/,
  ],
  [
    'a NUL character in a url',
    'query ($v: String) { article(url: $v) { id } }',
    { v: 'https://a.example/\0' },
    'BAD_USER_INPUT',
    /"url" has a NUL character/,
  ],
  [
    'a NUL character in a query',
    'query ($v: String!) { searchStatements(query: $v) { totalCount } }',
    { v: 'a\0b' },
    'BAD_USER_INPUT',
    /"query" has a NUL character/,
  ],
  [
    'half a surrogate pair in a query',
    'query ($v: String!) { searchStatements(query: $v) { totalCount } }',
    { v: `harbour ${HALF}` },
    'BAD_USER_INPUT',
    /"query" has half of a surrogate pair at offset 8/,
  ],
  [
    'half a surrogate pair in a filter',
    'query ($v: String) { articles(filter: { headline: $v }) { totalCount } }',
    { v: HALF },
    'BAD_USER_INPUT',
    /"headline" has half of a surrogate pair at offset 0/,
  ],
  [
    'half a surrogate pair in the document',
    `{ articles(filter: { headline: "\\ud83d" }) { totalCount } }`,
    {},
    'GRAPHQL_PARSE_FAILED',
    /Unicode/,
  ],
  [
    'a text of almost a megabyte',
    'query ($v: String) { actors(filter: { name: $v }) { totalCount } }',
    { v: 'x'.repeat(990_000) },
    'BAD_USER_INPUT',
    /"name" has 990000 characters; at most 10000 are taken/,
  ],
  [
    'an id of almost a megabyte',
    'query ($v: ID!) { node(id: $v) { id } }',
    { v: 'x'.repeat(990_000) },
    'BAD_USER_INPUT',
    /^"id" is "x{40}…", which is no id/,
  ],
  [
    'a cursor of almost a megabyte',
    'query ($v: String) { quotes(after: $v) { totalCount } }',
    { v: 'x'.repeat(990_000) },
    'BAD_USER_INPUT',
    /does not belong to this list/,
  ],
  [
    'a number of almost a megabyte',
    'query ($v: Int) { quotes(first: $v) { totalCount } }',
    { v: '9'.repeat(990_000) },
    'BAD_USER_INPUT',
    /^Variable "\$v" got invalid value .{900,1000}…$/,
  ],
  [
    'a date that is none',
    'query ($v: DateTime) { quotes(filter: { publishedFrom: $v }) { totalCount } }',
    { v: '2023-02-30' },
    'BAD_USER_INPUT',
    /"2023-02-30" is not a date of ISO 8601: give one such as 2022-12-30/,
  ],
  [
    'a value that is none of an enum',
    'query ($v: [QuoteForm!]) { quotes(filter: { forms: $v }) { totalCount } }',
    { v: ['DIRECTLY'] },
    'BAD_USER_INPUT',
    /"DIRECTLY" does not exist in "QuoteForm" enum/,
  ],
];

/** What PostgreSQL or SQLite could take badly, and finds nothing. */
const UNUSUAL = ["'; drop table actor; --", '%_\\', '\u{10ffff}', '\u0001\u007f\ufeff', '𝟙'.repeat(2_500)];

/** Every field of a filter that takes ids: the list, and the field. */
const ID_FILTERS = Object.values(makeSchema().getQueryType()?.getFields() ?? {}).flatMap(({ name, args }) => {
  const filter = args.find((argument) => argument.name === 'filter')?.type;
  const fields =
    isInputObjectType(filter) && !args.some(isRequiredArgument) ? Object.values(filter.getFields()) : [];
  return fields.flatMap((field) =>
    // Changes are of anything.
    getNamedType(field.type).name === 'ID' && field.name !== 'nodeIds' ? [[name, field.name] as const] : [],
  );
});

const postgres = await startPostgres();

function describeBadInput(name: string, open: (graph: TestGraph) => Promise<Store | null>): void {
  describe(`bad input to ${name}`, () => {
    let graph: TestGraph;
    let store: Store | null;
    let server: FastifyInstance;
    beforeAll(async () => {
      graph = await openTestGraph();
      store = await open(graph);
      server = await makeServer({ ...graph.app, ...(store && { store }) }, pino({ level: 'silent' }));
    });
    afterAll(async () => {
      await server.close();
      await store?.close();
      await graph.close();
    });
    const send = async (query: string, variables: object) =>
      (await server.inject({ method: 'POST', url: '/graphql', payload: { query, variables } })).json();

    it.each(CASES)('%s has its code and a sentence', async (_, query, variables, code, sentence) => {
      const { errors } = await send(query, variables);
      expect(errors[0]).toMatchObject({ message: expect.stringMatching(sentence), extensions: { code } });
      expect(errors[0].extensions).not.toHaveProperty('errorId');
    });

    it.each(ID_FILTERS)('%s(filter: { %s }) takes no id of another type', async (list, field) => {
      const filter = `query ($id: ID!) { ${list}(filter: { ${field}: [$id] }) { totalCount } }`;
      const { errors } = await send(filter, { id: QUOTE });
      expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      expect(errors[0].message).toContain(`"${field}" takes the id of`);
    });

    it.each(UNUSUAL)('%j is a text like others', async (text) => {
      const { errors, data } = await send(
        `query ($text: String!) {
          actor(name: $text) { id }
          actors(filter: { name: $text }) { totalCount }
          articles(filter: { publishers: [$text], languages: [$text], headline: $text }) { totalCount }
          quotes(filter: { cues: [$text] }) { totalCount }
        }`,
        { text },
      );
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        actor: null,
        actors: { totalCount: 0 },
        articles: { totalCount: 0 },
        quotes: { totalCount: 0 },
      });
    });
  });
}

describeBadInput('SQLite', async () => null);
if (postgres) {
  afterAll(() => postgres.stop());
  describeBadInput('PostgreSQL', async () => openPostgres(await postgres.newDatabase()));
} else {
  describe.skip('bad input to PostgreSQL', () => {
    it('was not found', () => {});
  });
}
