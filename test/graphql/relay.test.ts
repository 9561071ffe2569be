import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { schemaText } from '../../src/graphql/schema.js';

/** Relay's server specification, as far as a schema shows it. */
const RULES = {
  '@graphql-eslint/relay-page-info': 'error',
  '@graphql-eslint/relay-connection-types': 'error',
  // Backwards is optional by the specification, and a search does not go there.
  '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
  // Lists that are short by nature have no pages, and every connection has `nodes` beside its edges.
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
  ],
  '@graphql-eslint/require-deprecation-reason': 'error',
} as const;

async function complaints(schema: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        plugins: { '@graphql-eslint': graphqlPlugin as never },
        languageOptions: {
          parser: graphqlPlugin.parser as never,
          parserOptions: { graphQLConfig: { schema } },
        },
        rules: RULES as never,
      },
    ],
  });
  const results = await eslint.lintText(schema, { filePath: 'schema.graphql' });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

describe("Relay's rules", () => {
  it('hold for the schema', async () => {
    expect(await complaints(schemaText())).toEqual([]);
  });

  it.each([
    [
      'an edge without a cursor',
      /type ArticleEdge \{[^}]*?"""[^"]*"""\n {2}cursor: String!/,
      'type ArticleEdge {',
      'relay-edge-types',
    ],
    [
      'a page that does not tell whether it goes on',
      '  hasNextPage: Boolean!',
      '  more: Boolean!',
      'relay-page-info',
    ],
    ['a connection without its page', '  pageInfo: PageInfo!', '  page: PageInfo!', 'relay-connection-types'],
    ['a list that cannot be paged', /after: String/g, 'behind: String', 'relay-arguments'],
    [
      'something outdated without a reason',
      '  headline: String\n',
      '  headline: String @deprecated\n',
      'require-deprecation-reason',
    ],
  ])('find %s', async (_, part, replacement, rule) => {
    const changed = schemaText().replace(part, replacement);
    expect(changed).not.toBe(schemaText());
    expect((await complaints(changed)).join()).toContain(rule);
  });
});
