import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { schemaText } from '../../src/graphql/schema.js';

interface Declared {
  /** What breaks, as the test names it: "Article.headline: FIELD_REMOVED". */
  readonly change: string;
  /** Why, and what clients use instead. */
  readonly reason: string;
}

const read = (name: string): string => readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8');
const released = read('released.graphql');
const declared = JSON.parse(read('breaking-changes.json')) as Declared[];

/** What a client made for one schema can no longer rely on with another. */
async function breaking(before: string, after: string): Promise<string[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, type }) => `${path}: ${type}`);
}

describe('since the release, the schema', () => {
  it('breaks nothing but what schema/breaking-changes.json declares; see CONTRIBUTING.md', async () => {
    const changes = await breaking(released, schemaText());
    expect(changes.sort()).toEqual(declared.map(({ change }) => change).sort());
  });

  it('has a reason for each change that it declares', () => {
    for (const { reason } of declared) expect(reason).toMatch(/^[A-Z].{10,}\.$/);
  });
});

describe('a change breaks clients', () => {
  it.each([
    [
      'that calls a field otherwise',
      '  headline: String\n',
      '  title: String\n',
      'Article.headline: FIELD_REMOVED',
    ],
    ['that lets a field be null', '  name: String!\n', '  name: String\n', 'Actor.name: FIELD_TYPE_CHANGED'],
    [
      'that takes a value of an enum away',
      /\n {2}"""[^"]*"""\n {2}ORGANISATION/,
      '',
      'ActorKind.ORGANISATION: ENUM_VALUE_REMOVED',
    ],
    [
      'that wants an argument',
      '    url: String\n',
      '    url: String!\n',
      'Query.article.url: FIELD_ARGUMENT_TYPE_CHANGED',
    ],
  ])('%s', async (_, part, replacement, change) => {
    expect(await breaking(schemaText(), schemaText().replace(part, replacement))).toContain(change);
  });

  it.each([
    ['that adds a field', '  headline: String\n', '  headline: String\n  dateline: String\n'],
    ['that makes a field outdated', '  headline: String\n', '  headline: String @deprecated(reason: "x")\n'],
  ])('but not one %s', async (_, part, replacement) => {
    expect(await breaking(schemaText(), schemaText().replace(part, replacement))).toEqual([]);
  });
});
