import { beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '../../src/domain/fold.js';
import { kindOf, makeEntity } from '../../src/extraction/entities.js';
import { type Extractor, loadExtractor } from '../../src/extraction/extractor.js';

describe('the extractor', () => {
  let extractor: Extractor;
  beforeAll(async () => {
    extractor = await loadExtractor();
  });

  it('gives source, cue and content their places', () => {
    const body = 'On Monday, Mayor Mara Quill told reporters that the bridge was safe.';
    const [claim] = extractor.extract(body, 'en').statements;
    const text = (span: { start: number; end: number } | null | undefined) =>
      span && body.slice(span.start, span.end);
    expect([text(claim?.source), text(claim?.cue), text(claim?.content[0])]).toEqual([
      'Mayor Mara Quill',
      'told',
      'the bridge was safe',
    ]);
  });

  it('lists every place that names an actor, pronouns left out', () => {
    const body = 'Mara Quill came. “It is late,” Quill said. She left. Mr Ashgrove saw Quill.';
    const [quill] = extractor.extract(body, 'en').actors;
    expect(quill?.mentions.map(({ start, end }) => body.slice(start, end))).toEqual([
      'Mara Quill',
      'Quill',
      'Quill',
    ]);
  });

  it('believes the language it is told', () => {
    const body = '“The bridge is safe and it will stay open,” said Mara Quill of the town council.';
    expect(extractor.extract(body).language).toBe('en');
    expect(extractor.extract(body).actors).toHaveLength(1);
    expect(extractor.extract(body, 'cy').language).toBe('cy');
    expect(extractor.extract(body, 'cy').actors).toHaveLength(0);
  });

  it('is less sure of quotes in a language that it does not read', () => {
    const body = '“The bridge is safe and it will stay open,” said Mara Quill of the town council.';
    const [read] = extractor.extract(body, 'en').statements;
    const [unread] = extractor.extract(body, 'cy').statements;
    expect(unread?.confidence).toBeLessThan(0.5);
    expect(read?.confidence).toBeGreaterThan(0.9);
  });

  it('is surer of a quote with a name than of a claim, and of a claim than of a loose fragment', () => {
    const body =
      'Mara Quill sang “all the way to the bank” on Monday.\n\nTobin Ashgrove criticised the plan.\n\nMara Quill said that it was late.\n\n“It is late,” said Mara Quill.';
    const sure = extractor.extract(body, 'en').statements.map(({ confidence }) => confidence);
    expect(sure).toHaveLength(4);
    expect(sure).toEqual([...sure].sort((a, b) => a - b));
  });

  it('reads the same whatever marks a text has', () => {
    const double =
      'Quill said: “We don’t know.” The town’s plan is “a gift to builders”, she said. “No,” he said.';
    const single = double.replace(/“/g, '‘').replace(/”/g, '’');
    const straight = double.replace(/[“”]/g, '"').replace(/’/g, "'");
    const answer = extractor.extract(double, 'en');
    expect(answer.statements.length).toBe(4);
    expect(extractor.extract(single, 'en')).toEqual(answer);
    expect(extractor.extract(straight, 'en')).toEqual(answer);
  });
});

describe('kinds of actors', () => {
  it.each([
    ['PLACE', 'Norway'],
    ['PLACE', 'New Zealand'],
    ['ORGANISATION', 'Tarnford Water Board'],
    ['ORGANISATION', 'TWB'],
    ['PERSON', 'Mara Quill'],
    ['PERSON', 'Quill'],
  ])('%s: %s', (kind, name) => {
    expect(kindOf(name.split(' '), fold(name), null)).toBe(kind);
  });

  it('takes a title for a person', () => {
    expect(kindOf(['Washington'], 'washington', 'mr')).toBe('PERSON');
    expect(makeEntity('a', 'A', 'PERSON', null).mentions).toEqual([]);
  });
});
