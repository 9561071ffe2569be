import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../src/domain/fold.js';

describe('fold', () => {
  it.each([
    ['José  MUÑOZ', 'jose munoz'],
    [' Mira\u00a0\tOkonvale\n', 'mira okonvale'],
    ["D’Arco, D‘Arco, DʼArco, D'Arco", "d'arco, d'arco, d'arco, d'arco"],
    ['İSTANBUL', 'istanbul'],
    ['ﬁnance Ⅻ', 'finance xii'],
    ['Straße', 'straße'],
    ['Ελένη', 'ελενη'],
    ['李四', '李四'],
    ['', ''],
  ])('makes %j %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('makes one of a letter with its accent and of a letter followed by it', () => {
    expect(fold('Zürnau'.normalize('NFD'))).toBe(fold('Zürnau'.normalize('NFC')));
  });

  it('leaves words apart that are apart', () => {
    expect(fold('Brell')).not.toBe(fold('Brel'));
    expect(fold('Ana Lind')).not.toBe(fold('Analind'));
    expect(fold('李四')).not.toBe(fold('李五'));
  });

  it('changes nothing the second time, and leaves no space around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        expect(folded.trim()).toBe(folded);
      }),
      { numRuns: 1000 },
    );
  });
});
