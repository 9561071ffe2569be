import { describe, expect, it } from '@jest/globals';
import { findParagraphs } from '../../src/extraction/paragraphs.js';
import { findQuotedSegments } from '../../src/extraction/quoted-segments.js';

function quoted(body: string): string[] {
  return findQuotedSegments(body, findParagraphs(body)).map(({ inner }) =>
    body.slice(inner.start, inner.end),
  );
}

describe('quotation marks', () => {
  it.each([
    ['curly double', 'He said “no way” twice.', ['no way']],
    ['straight double', 'He said "no way" twice.', ['no way']],
    ['curly single', 'He said ‘no way’ twice.', ['no way']],
    ['straight single', "He said 'no way' twice.", ['no way']],
    ['guillemets pointing out', 'Il a dit « non merci » hier.', ['non merci']],
    ['guillemets pointing in', 'Er sagte »nein danke« gestern.', ['nein danke']],
    ['German low marks', 'Er sagte „nein danke“ gestern.', ['nein danke']],
    ['low marks closed with the English mark', 'Powiedział „nie dziękuję” wczoraj.', ['nie dziękuję']],
    ['German single low marks', 'Er sagte ‚nein danke‘ gestern.', ['nein danke']],
    ['the same mark on both sides', 'Hon sa ”nej tack” igår.', ['nej tack']],
    ['corner brackets', '彼は「いいえ」と言った。', ['いいえ']],
    ['two straight singles for a double', "He said ''no way'' twice.", ['no way']],
    ['backticks', "He said ``no way'' twice.", ['no way']],
    ['a contraction inside single marks', '‘I don’t know,’ he said.', ['I don’t know,']],
    [
      'a possessive inside single marks',
      '‘The workers’ rights matter,’ he said.',
      ['The workers’ rights matter,'],
    ],
    ['a closing mark behind an s', '‘sanctions’ on trade are ‘bad’ he said.', ['sanctions', 'bad']],
    ['apostrophes only', "the workers' rights, rock 'n' roll, the '90s and 'em all", []],
    ['inches and feet', 'a 6" plank, 5\'9" tall', []],
    ['nested', '“He said ‘never’ and left”', ['He said ‘never’ and left', 'never']],
    [
      'nested straight',
      '"He sold the "Red Barn" house today."',
      ['He sold the "Red Barn" house today.', 'Red Barn'],
    ],
    ['no word between the marks', 'He said “…” and "" again.', []],
    ['an unclosed mark in a sentence', 'He said “no and left.', []],
  ])('%s', (_name, body, expected) => {
    expect(quoted(body)).toEqual(expected);
  });

  it('goes on over paragraphs that open with a mark again', () => {
    const body = '“One is here.\n\n“Two is here.\n\n“Three is here,” he said.';
    const segments = findQuotedSegments(body, findParagraphs(body));
    expect(segments.map(({ continues, continued, closed }) => [continues, continued, closed])).toEqual([
      [true, false, false],
      [true, true, false],
      [false, true, true],
    ]);
  });

  it('ends with its paragraph where the closing mark is missing at the end of a speech', () => {
    expect(quoted('He said: “The road is shut and nobody knows why.\n\nThe council met.')).toEqual([
      'The road is shut and nobody knows why.',
    ]);
  });
});
