import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { FOLDERS } from '../../../src/app.js';
import { RequestError } from '../../../src/graphql/errors.js';
import { checkShape } from '../../../src/graphql/limits/document-shape.js';
import { DEFAULT_OPERATION_LIMITS as DEFAULTS } from '../../../src/graphql/limits/operation-limits.js';
import { readOperations } from '../../../src/graphql/operations.js';

/** The first limit at which a document is taken. */
function needs(source: string, limit: 'maxDepth' | 'maxBreadth' | 'maxAliases' | 'maxDirectives'): number {
  const document = parse(source);
  const none = Number.MAX_SAFE_INTEGER;
  const unlimited = { ...DEFAULTS, maxDepth: none, maxBreadth: none, maxAliases: none, maxDirectives: none };
  for (let max = 0; ; max++)
    try {
      checkShape(document, { ...unlimited, [limit]: max });
      return max;
    } catch (error) {
      expect(error).toBeInstanceOf(RequestError);
      expect((error as RequestError).code).toBe('TOO_COSTLY');
      expect((error as RequestError).message).toContain(`at most ${max} are taken`);
    }
}

describe("a document's shape", () => {
  it.each([
    ['{ a }', 1],
    ['{ a { b { c } } d }', 3],
    ['{ a { ... { b { ... on T { c } } } } }', 3],
    ['{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c { d } }', 4],
    // Whatever no operation spreads has to be validated, too.
    ['{ a } fragment F on T { b { c { d } } }', 3],
    ['query A { a } query B { b { c } }', 2],
  ])('%s goes down %i', (source, depth) => expect(needs(source, 'maxDepth')).toBe(depth));

  it.each([
    ['{ a b c }', 3],
    ['{ a a a a }', 4],
    ['{ a { b c } d { e } }', 2],
    ['{ a ...F ... { b ...F } } fragment F on T { c d }', 6],
    ['{ a { ...F } } fragment F on T { b c d }', 3],
  ])('%s has %i beside each other', (source, breadth) => expect(needs(source, 'maxBreadth')).toBe(breadth));

  it('counts aliases and directives wherever they stand', () => {
    expect(needs('{ x: a { y: b } ...F } fragment F on T { z: c }', 'maxAliases')).toBe(3);
    expect(
      needs(
        'query ($v: Int @a) @b { c @d @e ...F @f ... @g { h } } fragment F on T @i { j @k }',
        'maxDirectives',
      ),
    ).toBe(8);
  });

  it('takes no time for fragments that are spread over and over', () => {
    const names = Array.from({ length: 60 }, (_, index) => `F${index}`);
    const fragments = names.map((name, index) =>
      index === 59
        ? `fragment ${name} on T { a }`
        : `fragment ${name} on T { ...F${index + 1} ...F${index + 1} }`,
    );
    expect(() => checkShape(parse(`{ ...F0 } ${fragments.join(' ')}`), DEFAULTS)).toThrow(
      'beside each other',
    );
  });

  it('leaves fragments that spread themselves to the validation', () => {
    const document = parse('{ ...A } fragment A on T { a ...B } fragment B on T { b { ...A } }');
    expect(() => checkShape(document, DEFAULTS)).not.toThrow();
  });

  it('of introspection and of every ready-made operation is far below the limits', async () => {
    const sources = (await readOperations(FOLDERS.operations)).map(({ query }) => query);
    sources.push(
      getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, oneOf: true }),
    );
    for (const source of sources) expect(() => checkShape(parse(source), DEFAULTS)).not.toThrow();
  });
});
