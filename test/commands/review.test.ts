import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { cutAtMarks, type Mark } from '../../src/commands/marked-text.js';
import { reviewOf } from '../../src/commands/review.js';
import { wantsColours } from '../../src/commands/wants-colours.js';
import type { Extraction } from '../../src/domain/extraction.js';

const BODY = 'Mira Okonvale said that the ferries were “quite ready”.\n\n“Come and see,” she said.';
const span = (text: string) => ({ start: BODY.indexOf(text), end: BODY.indexOf(text) + text.length });
const extraction: Extraction = {
  language: 'en',
  actors: [
    {
      name: 'Mira Okonvale',
      kind: 'PERSON',
      role: 'harbour master',
      aliases: ['Mira'],
      mentions: [],
      standsFor: null,
    },
  ],
  statements: [
    {
      kind: 'CLAIM',
      form: 'MIXED',
      content: [span('that the ferries were “quite ready”')],
      source: span('Mira Okonvale'),
      cue: span('said'),
      actor: 0,
      partOf: null,
      act: 'DENIAL',
      polarity: 'NEGATIVE',
      confidence: 0.9,
    },
    {
      kind: 'QUOTE',
      form: 'PARTIAL',
      content: [span('quite ready')],
      source: span('Mira Okonvale'),
      cue: span('said'),
      actor: 0,
      partOf: 0,
      act: null,
      polarity: null,
      confidence: 0.8,
    },
    {
      kind: 'QUOTE',
      form: 'DIRECT',
      content: [span('Come and see,')],
      source: span('she'),
      cue: { start: BODY.lastIndexOf('said'), end: BODY.lastIndexOf('said') + 4 },
      actor: null,
      partOf: null,
      act: null,
      polarity: null,
      confidence: 0.95,
    },
  ],
};
const review = (colours: boolean, body = BODY) =>
  reviewOf({ headline: 'Ferries ready', body, extraction }, colours);

describe('the review', () => {
  it('marks by brackets where there are no colours', () => {
    expect(review(false).split('\n')).toEqual([
      'Ferries ready',
      '',
      '*Mira Okonvale* <said> [1: that the ferries were “{2: quite ready}”].',
      '',
      '“{3: Come and see,}” *she* <said>.',
      '',
      'Marked: {1: quote}, [1: claim], <cue>, *source*; the numbers are those of the statements below.',
      '',
      'Language: en',
      '',
      '1 actors',
      '  Mira Okonvale (person; harbour master; also Mira)',
      '',
      '3 statements',
      expect.stringMatching(
        /^ {2}1: MIXED CLAIM by Mira Okonvale, "said" \[\d+-\d+\] 0\.90, denial negative$/,
      ),
      '     that the ferries were “quite ready”',
      expect.stringMatching(/^ {4}2: PARTIAL QUOTE by Mira Okonvale, "said" \[\d+-\d+\] 0\.80, in 1$/),
      '       quite ready',
      expect.stringMatching(/^ {2}3: DIRECT QUOTE by nobody named, "said" \[\d+-\d+\] 0\.95$/),
      '     Come and see,',
      '',
    ]);
  });

  it('marks by colours: a quote inside a claim is both', () => {
    const text = review(true);
    expect(text).toContain('\u001b[4m\u001b[32mquite ready\u001b[39m\u001b[24m');
    expect(text).toContain('\u001b[33msaid\u001b[39m');
    expect(text).toContain('\u001b[35mshe\u001b[39m');
    expect(stripVTControlCharacters(text)).toContain(
      'Mira Okonvale said 1:that the ferries were “2:quite ready”.',
    );
  });

  it('hands nothing to the terminal that it would obey', () => {
    const text = review(false, BODY.replace('Come', '\u001b]0m'));
    expect(text).toContain('\ufffd]0m and see,');
    expect(text).not.toContain('\u001b');
  });

  it('nests the brackets of marks that cross', () => {
    const marks: Mark[] = [
      { start: 0, end: 6, kind: 'CLAIM', number: 1 },
      { start: 3, end: 9, kind: 'CLAIM', number: 2 },
    ];
    expect(cutAtMarks(10, marks).map(({ start, end, marks: around }) => [start, end, around.length])).toEqual(
      [
        [0, 3, 1],
        [3, 6, 2],
        [6, 9, 1],
        [9, 10, 0],
      ],
    );
  });
});

describe('a language without rules', () => {
  it('is said to have its quotes found by their marks alone', () => {
    const lines = reviewOf(
      { headline: undefined, body: BODY, extraction: { ...extraction, language: 'fr' } },
      false,
    );
    expect(lines).toContain(
      'Language: fr (there are no rules for it: quotes are found by their marks alone)',
    );
  });
});

describe('colours', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
  ])('on a terminal (%s) with %j: %s', (isTTY, environment, wanted) => {
    expect(wantsColours({ isTTY }, environment)).toBe(wanted);
  });
});
