import type { Span } from '../domain/span.js';

/** A paragraph of a transcript: "LEE: We are late." */
export interface Turn {
  /** Index of the paragraph. */
  readonly paragraph: number;
  readonly label: Span;
  readonly content: Span;
  /** Whether the label stands for a name, or for whoever asks or answers. */
  readonly part: 'NAME' | 'QUESTION' | 'ANSWER';
}

const LABEL = /^([\p{Lu}][\p{L}\p{N}.'’-]*(?: [\p{Lu}(][\p{L}\p{N}.,'’()-]*){0,5})\s?:\s+(?=\S)/u;
const LONGEST_LABEL = 60;
/** A colon may stand anywhere; a transcript has it again and again. */
const FEWEST_TURNS = 2;

/** The turns of a transcript or interview; empty where the text is none. */
export function findTurns(body: string, paragraphs: readonly Span[]): Turn[] {
  const turns: Turn[] = [];
  paragraphs.forEach(({ start, end }, paragraph) => {
    const head = body.slice(start, Math.min(end, start + LONGEST_LABEL));
    const found = head.includes(':') && LABEL.exec(head);
    if (!found) return;
    const name = found[1] as string;
    const label = { start, end: start + name.length };
    const content = { start: start + found[0].length, end };
    if (content.end <= content.start || '"“‘\'«„'.includes(body[content.start] as string)) return;
    const part = /^(?:Q|Question)$/.test(name) ? 'QUESTION' : /^(?:A|Answer)$/.test(name) ? 'ANSWER' : 'NAME';
    if (part === 'NAME' && name !== name.toUpperCase()) return;
    turns.push({ paragraph, label, content, part });
  });
  if (turns.length < FEWEST_TURNS) return [];
  const labels = new Set(turns.map(({ label }) => body.slice(label.start, label.end)));
  return labels.size > 1 || turns.length > FEWEST_TURNS ? turns : [];
}
