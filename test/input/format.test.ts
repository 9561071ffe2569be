import { describe, expect, it } from '@jest/globals';
import { formatByContent, formatByName } from '../../src/input/format.js';

describe('the format', () => {
  it.each([
    ['a.txt', 'TEXT'],
    ['a.b/c.HTM', 'PAGE'],
    ['a.xhtml', 'PAGE'],
    ['a.jsonl', 'LINES'],
    ['a.NDJSON', 'LINES'],
    ['-', null],
    ['txt', null],
    ['.txt', null],
    ['a.md', null],
  ])('of %s is %s', (path, format) => expect(formatByName(path)).toBe(format));

  it.each([
    ['<!doctype html><title>', 'PAGE'],
    ['\uFEFF\n<!DOCTYPE HTML PUBLIC "-//W3C//DTD">', 'PAGE'],
    ['<html lang=en>', 'PAGE'],
    ['<?xml version="1.0"?>\n<!-- saved -->\n<HTML>', 'PAGE'],
    ['<htmlish>', 'TEXT'],
    ['They wrote <html> on the wall.', 'TEXT'],
    ['{"body": "a"}', 'LINES'],
    ['\n{ "body": "a"}', 'LINES'],
    ['{\n  "body": "a"\n}', 'LINES'],
    ['[{"body": "a"}]', 'LINES'],
    ['[Norwick] The ferries sail.', 'TEXT'],
    ['{Norwick} The ferries sail.', 'TEXT'],
    ['', 'TEXT'],
  ])('of content that starts with %j is %s', (text, format) => {
    expect(formatByContent(Buffer.from(text))).toBe(format);
  });

  it('is seen in UTF-16 too', () => {
    expect(formatByContent(Buffer.from('\uFEFF<!doctype html>', 'utf16le'))).toBe('PAGE');
  });
});
