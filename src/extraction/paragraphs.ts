import type { Span } from '../domain/span.js';

/** Lines of hand-wrapped text are about this long and break in the middle of a sentence. */
const WRAPPED_LINE_MIN = 50;
const WRAPPED_LINE_MAX = 100;

/**
 * The paragraphs of a body, white space at their edges left out. A line break ends a paragraph, unless the text
 * is wrapped by hand: there only an empty line does.
 */
export function findParagraphs(body: string): Span[] {
  const lines = findLines(body);
  const wrapped = isWrapped(body, lines);
  const paragraphs: Span[] = [];
  let open = false;
  for (const { start, end } of lines) {
    if (start === end) {
      open = false;
      continue;
    }
    if (open && wrapped) paragraphs.push({ start: (paragraphs.pop() as Span).start, end });
    else paragraphs.push({ start, end });
    open = true;
  }
  return paragraphs;
}

function findLines(body: string): Span[] {
  const lines: Span[] = [];
  let from = 0;
  while (from <= body.length) {
    const feed = body.indexOf('\n', from);
    const to = feed < 0 ? body.length : feed;
    let start = from;
    let end = to;
    while (start < end && isBlank(body.charCodeAt(start))) start++;
    while (end > start && isBlank(body.charCodeAt(end - 1))) end--;
    lines.push({ start, end });
    from = to + 1;
  }
  return lines;
}

function isWrapped(body: string, lines: readonly Span[]): boolean {
  let broken = 0;
  let breaks = 0;
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index] as Span;
    const next = lines[index + 1] as Span;
    if (line.start === line.end || next.start === next.end) continue;
    breaks++;
    const length = line.end - line.start;
    const inSentence = !'.!?:"”’\'»'.includes(body[line.end - 1] as string);
    if (inSentence && length >= WRAPPED_LINE_MIN && length <= WRAPPED_LINE_MAX) broken++;
  }
  return breaks >= 2 && broken / breaks > 0.5;
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x200b || code === 0xfeff || code === 0x3000;
}
