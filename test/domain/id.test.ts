import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type NodeType, nodeTypeOf, stableId, textDigest } from '../../src/domain/id.js';

const PREFIXES: [NodeType, string][] = [
  ['Article', 'art'],
  ['Actor', 'act'],
  ['Quote', 'quo'],
  ['Claim', 'clm'],
];

describe('stableId', () => {
  it.each(PREFIXES)('of an %s starts with %s and tells its type', (type, prefix) => {
    const id = stableId(type, 'https://news.example/one');
    expect(id).toMatch(new RegExp(`^${prefix}_[0-9a-v]{24}$`));
    expect(nodeTypeOf(id)).toBe(type);
  });

  it('is the same on every machine and for ever: clients keep ids', () => {
    expect(stableId('Article', 'https://news.example/one')).toBe('art_fq8b073qeji284jt4d7euigf');
    expect(stableId('Quote', 'art_1', 'Words. 👍', '0')).toBe('quo_o9iu80hof80su0lu7od0k8uu');
  });

  it('keeps its pattern whatever the parts are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (parts) => {
        expect(nodeTypeOf(stableId('Claim', ...parts))).toBe('Claim');
      }),
    );
  });

  it('keeps the parts apart', () => {
    const ids = [
      stableId('Quote', 'ab', 'c'),
      stableId('Quote', 'a', 'bc'),
      stableId('Quote', 'abc'),
      stableId('Quote', 'abc', ''),
      stableId('Quote', '', 'abc'),
      stableId('Quote', 'a","b', 'c'),
      stableId('Quote', 'a', 'b', 'c'),
      stableId('Quote', 'A', 'b', 'c'),
      stableId('Quote', 'a', 'c', 'b'),
      stableId('Quote'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, other) => {
        const same = one.length === other.length && one.every((part, index) => part === other[index]);
        expect(stableId('Actor', ...one) === stableId('Actor', ...other)).toBe(same);
      }),
    );
  });

  it('keeps the types apart beyond their prefix', () => {
    const [one, other] = [stableId('Quote', 'a'), stableId('Claim', 'a')];
    expect(one.slice(4)).not.toBe(other.slice(4));
  });
});

describe('nodeTypeOf', () => {
  const id = stableId('Article', 'a');

  it.each([
    '',
    'art_',
    'art',
    id.slice(0, -1),
    `${id}0`,
    ` ${id}`,
    `${id}\n`,
    id.toUpperCase(),
    `xyz_${id.slice(4)}`,
    `${id.slice(0, -1)}w`,
    '__proto__',
    'constructor_000000000000000000000000',
    'QXJ0aWNsZTox',
  ])('is null for %j', (text) => {
    expect(nodeTypeOf(text)).toBeNull();
  });
});

describe('textDigest', () => {
  it('is the same for the same text only', () => {
    expect(textDigest('One text.')).toBe(textDigest('One text.'));
    expect(textDigest('One text.')).not.toBe(textDigest('One text. '));
    expect(textDigest('One text.')).toMatch(/^[\w-]{43}$/);
  });
});
