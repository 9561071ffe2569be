import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANONYMOUS, OperationLabels, OTHER } from '../../src/telemetry/operation-labels.js';

describe('Labels of operations', () => {
  it('are their names, for those known beforehand whenever they come', () => {
    const labels = new OperationLabels(['Known']);
    for (let number = 0; number < 1000; number++) labels.labelOf(`Flood${number}`);
    expect(labels.labelOf('Known')).toBe('Known');
    expect(labels.labelOf('Late')).toBe(OTHER);
    expect(labels.labelOf('Flood0')).toBe('Flood0');
    expect(labels.labelOf(null)).toBe(ANONYMOUS);
  });

  it('are few and short, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[_A-Za-z]\w{0,150}$/), { minLength: 90, maxLength: 400 }),
        (names) => {
          const labels = new OperationLabels(['Known']);
          const given = names.map((name) => labels.labelOf(name));
          expect(new Set(given).size).toBeLessThanOrEqual(102);
          for (const [index, label] of given.entries()) expect([names[index], OTHER]).toContain(label);
          for (const label of given) expect(label.length).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 50 },
    );
  });
});
