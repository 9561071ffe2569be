import { describe, expect, it } from '@jest/globals';
import { findParagraphs } from '../../src/extraction/paragraphs.js';
import { findQuotedSegments } from '../../src/extraction/quoted-segments.js';
import { unreadStretches } from '../../src/extraction/unread-words.js';
import { plainUtterances } from '../../src/extraction/utterances.js';

function unreadOf(body: string): string[] {
  const paragraphs = findParagraphs(body);
  const segments = findQuotedSegments(body, paragraphs);
  const stretches = unreadStretches(body, segments, plainUtterances(body, paragraphs, segments));
  return stretches.map(({ start, end }) => body.slice(start, end).trim());
}

describe('what the language model is spared', () => {
  it('is the sentences of an utterance that name nobody', () => {
    expect(unreadOf('“We waited. I saw Orla Fenwick there. It’s late,” said Bram Tolley.')).toEqual([
      'We waited',
      'It’s late',
    ]);
    expect(unreadOf('He said: “The Harbour Board waits for us. And I wait for 2.5 hours.”')).toEqual([
      'And I wait for 2',
      '5 hours',
    ]);
  });

  it('is nothing that begins with a name, has an initial, or a capital of another alphabet', () => {
    expect(unreadOf('“Fenwick left the gate open,” he said.')).toEqual([]);
    expect(unreadOf('“We saw J. there and we saw ÉMILE too,” he said.')).toEqual([]);
  });

  it('is nothing where the text alone does not tell that the quote is an utterance', () => {
    expect(unreadOf('He called it “a mess that we will all have to live with.”')).toEqual([]);
    expect(unreadOf('“The Long Way Home,” a play, opened.')).toEqual([]);
    expect(unreadOf('The minister “We all know this one,” he said.')).toEqual([]);
  });

  it('is nothing of a quote with a quote inside', () => {
    expect(unreadOf('“They said ‘we will go home now’ and they went,” she said.')).toEqual([]);
  });
});
