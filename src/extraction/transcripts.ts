import type { Span } from '../domain/span.js';
import { isEditorialLabel } from './editorial-labels.js';
import { HONORIFICS, isPersonNoun, TITLES } from './speaker-words.js';

/** What one speaker of a transcript says, until the next one speaks: "LEE: We are late." */
export interface Turn {
  /** Indexes of its paragraphs, one for each span of its content. */
  readonly paragraphs: readonly number[];
  readonly label: Span;
  readonly content: readonly Span[];
  readonly part: TurnPart;
}

/** Whether the label is a name, an office ("The Speaker"), or stands for whoever asks or answers. */
type TurnPart = 'NAME' | 'OFFICE' | 'QUESTION' | 'ANSWER';

/** "[00:12:03] Lee (chair): " */
const LABEL =
  /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?([\p{Lu}][\p{L}\p{N}.'’-]*(?: [\p{Lu}][\p{L}\p{N}.'’-]*){0,5})(?: \([^()\n]{1,40}\)){0,2}\s?:\s+(?=\S)/u;
const QUESTION_OR_ANSWER = /^([QA])[.:]\s+(?=\S)/;
const LONGEST_LABEL = 90;
/** A colon may stand anywhere; a transcript has it again and again. */
const FEWEST_TURNS = 2;
const ENDS_SENTENCE = /[.?!…—–-][)\]"”’']*$/u;
/** The turns of a transcript or interview, in reading order; empty where the text is none. */
export function findTurns(body: string, paragraphs: readonly Span[]): Turn[] {
  const labelled: Turn[] = [];
  paragraphs.forEach((paragraph, index) => {
    const turn = turnAt(body, paragraph, index);
    if (turn) labelled.push(turn);
  });
  return withParagraphsBehind(body, paragraphs, spoken(body, labelled));
}

function turnAt(body: string, { start, end }: Span, paragraph: number): Turn | null {
  const head = body.slice(start, Math.min(end, start + LONGEST_LABEL));
  const asked = QUESTION_OR_ANSWER.exec(head);
  const found = asked ?? (head.includes(':') ? LABEL.exec(head) : null);
  if (!found) return null;
  const name = found[1] as string;
  const content = { start: start + found[0].length, end };
  if (content.end <= content.start || '"“‘\'«„'.includes(body[content.start] as string)) return null;
  const labelStart = start + found[0].indexOf(name);
  const label = { start: labelStart, end: labelStart + name.length };
  const part = asked ? (name === 'Q' ? 'QUESTION' : 'ANSWER') : partOf(name);
  return part && { paragraphs: [paragraph], label, content: [content], part };
}

function partOf(name: string): TurnPart | null {
  if (name === 'Question') return 'QUESTION';
  if (name === 'Answer') return 'ANSWER';
  if (isEditorialLabel(name)) return null;
  const office = name.toLowerCase().replace(/^the /, '');
  const named = office.length === name.length || !isPersonNoun(office.slice(office.lastIndexOf(' ') + 1));
  return named && !OFFICES.has(office) ? 'NAME' : 'OFFICE';
}

/** Who is called by the office alone, without "the"; other nouns ("Baker") are surnames as well. */
const OFFICES = new Set(
  'court clerk chair chairman chairwoman chairperson president speaker bench judge witness moderator host presenter interviewer reporter narrator operator audience'.split(
    ' ',
  ),
);

/** Those that are turns: a list of facts has no sentences, and a name in small letters has to come again. */
function spoken(body: string, labelled: readonly Turn[]): readonly Turn[] {
  const textOf = ({ start, end }: Span): string => body.slice(start, end);
  const times = new Map<string, number>();
  for (const { label } of labelled) times.set(textOf(label), (times.get(textOf(label)) ?? 0) + 1);
  const asks = labelled.some(({ part }) => part === 'QUESTION');
  const certain = labelled.filter((turn) => {
    const name = textOf(turn.label);
    if (isAnswering(turn)) return asks;
    return name === name.toUpperCase() || isTitled(name) || (times.get(name) as number) > 1;
  });
  if (certain.length < FEWEST_TURNS) return [];
  if (times.size < 2 && certain.length === FEWEST_TURNS) return [];
  const sentences = certain.filter(({ content: [text] }) => ENDS_SENTENCE.test(textOf(text as Span)));
  if (2 * sentences.length < certain.length) return [];
  // Among turns, whoever speaks only once does so, too.
  const first = firstParagraph(certain[0] as Turn);
  const last = firstParagraph(certain.at(-1) as Turn);
  const are = new Set(certain);
  return labelled.filter(
    (turn) =>
      are.has(turn) || (!isAnswering(turn) && first < firstParagraph(turn) && firstParagraph(turn) < last),
  );
}

function isAnswering({ part }: Turn): boolean {
  return part === 'QUESTION' || part === 'ANSWER';
}

/** "Mr Hale", "Senator Finn", "The Speaker" */
function isTitled(name: string): boolean {
  const [first, second] = name.toLowerCase().split(' ') as [string, string | undefined];
  const title = first.replace(/\.$/, '');
  if (second === undefined) return false;
  return HONORIFICS.has(title) || TITLES.has(title) || (first === 'the' && partOf(name) === 'OFFICE');
}

/** Paragraphs without a label go on with the speaker before, where most have one; a remark in brackets is nobody's. */
function withParagraphsBehind(body: string, paragraphs: readonly Span[], turns: readonly Turn[]): Turn[] {
  const [first, last] = [turns[0], turns.at(-1)];
  if (!first || !last) return [];
  if (2 * turns.length < firstParagraph(last) + 1 - firstParagraph(first)) return [...turns];
  return turns.map((turn, index) => {
    const next = turns[index + 1];
    const numbers = [...turn.paragraphs];
    const content = [...turn.content];
    for (let at = firstParagraph(turn) + 1; next && at < firstParagraph(next); at++) {
      const paragraph = paragraphs[at] as Span;
      if ('([*'.includes(body[paragraph.start] as string)) continue;
      numbers.push(at);
      content.push(paragraph);
    }
    return { ...turn, paragraphs: numbers, content };
  });
}

function firstParagraph({ paragraphs }: Turn): number {
  return paragraphs[0] as number;
}
