import { styleText } from 'node:util';
import type { ExtractedActor, ExtractedStatement, Extraction } from '../domain/extraction.js';
import type { Span } from '../domain/span.js';
import { isRead } from '../extraction/extractor.js';
import { cutAtMarks, type Mark, type MarkKind, marksOf } from './marked-text.js';

/** An article with what was found in it. */
export interface ReviewedArticle {
  readonly headline: string | undefined;
  readonly body: string;
  readonly extraction: Extraction;
}

type Style = Parameters<typeof styleText>[0];

/** A claim is underlined and a quote is coloured, so that a quote inside a claim is both. */
const STYLES: Readonly<Record<MarkKind, Style>> = {
  CLAIM: 'underline',
  QUOTE: 'green',
  CUE: 'yellow',
  SOURCE: 'magenta',
};

/** What stands around a mark where there are no colours. */
const BRACKETS: Readonly<Record<MarkKind, (number: number) => readonly [string, string]>> = {
  CLAIM: (number) => [`[${number}: `, ']'],
  QUOTE: (number) => [`{${number}: `, '}'],
  CUE: () => ['<', '>'],
  SOURCE: () => ['*', '*'],
};

/** Prints an article with its statements marked in their place, and lists them with the actors below it. */
export function reviewOf({ headline, body, extraction }: ReviewedArticle, colours: boolean): string {
  const paint = colours ? styled : (_: Style, text: string) => text;
  // A text may hold sequences that a terminal obeys; one unit stands for one, so that the places stay.
  const safe = printable(body);
  const marked = colours ? inColours(safe, marksOf(extraction)) : inBrackets(safe, marksOf(extraction));
  const title = headline ? [paint('bold', printable(headline)), ''] : [];
  return `${[...title, marked, '', legend(colours), '', ...lists(safe, extraction, paint)].join('\n')}\n`;
}

/** Node 22 would leave the colours out where the standard output is no terminal; that is decided already. */
function styled(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false });
}

/** Everything but line feeds and tabs that a terminal does not show. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

function inColours(body: string, marks: readonly Mark[]): string {
  const numbered = new Set<Mark>();
  return cutAtMarks(body.length, marks)
    .map(({ start, end, marks: around }) => {
      const opening = around.filter(
        (mark) => isStatement(mark) && mark.start === start && !numbered.has(mark),
      );
      for (const mark of opening) numbered.add(mark);
      const numbers = opening.map(({ number }) => styled('dim', `${number}:`)).join('');
      const text = around.reduceRight(
        (painted, { kind }) => styled(STYLES[kind], painted),
        body.slice(start, end),
      );
      return numbers + text;
    })
    .join('');
}

function isStatement({ kind }: Mark): boolean {
  return kind === 'QUOTE' || kind === 'CLAIM';
}

/** Marks that cross are closed and opened again, so that the brackets nest. */
function inBrackets(body: string, marks: readonly Mark[]): string {
  let text = '';
  let open: readonly Mark[] = [];
  const change = (around: readonly Mark[]) => {
    let same = 0;
    while (same < open.length && open[same] === around[same]) same++;
    for (const { kind, number } of open.slice(same).reverse()) text += BRACKETS[kind](number)[1];
    for (const { kind, number } of around.slice(same)) text += BRACKETS[kind](number)[0];
    open = around;
  };
  for (const { start, end, marks: around } of cutAtMarks(body.length, marks)) {
    change(around);
    text += body.slice(start, end);
  }
  change([]);
  return text;
}

function legend(colours: boolean): string {
  const names = { QUOTE: 'quote', CLAIM: 'claim', CUE: 'cue', SOURCE: 'source' } as const;
  const kinds = Object.entries(names) as [MarkKind, string][];
  const samples = kinds.map(([kind, name]) => {
    const [before, after] = BRACKETS[kind](1);
    return colours ? styled(STYLES[kind], name) : `${before}${name}${after}`;
  });
  return `Marked: ${samples.join(', ')}; the numbers are those of the statements below.`;
}

type Paint = (style: Style, text: string) => string;

function lists(body: string, { language, actors, statements }: Extraction, paint: Paint): string[] {
  return [
    `Language: ${language}${isRead(language) ? '' : ' (there are no rules for it: quotes are found by their marks alone)'}`,
    '',
    paint('bold', `${actors.length} actors`),
    ...actors.map((actor) => describeActor(actor, actors)),
    '',
    paint('bold', `${statements.length} statements`),
    ...statements.flatMap((statement, index) => describeStatement(body, statement, index + 1, actors, paint)),
  ];
}

function describeActor(
  { name, kind, role, aliases, standsFor }: ExtractedActor,
  actors: readonly ExtractedActor[],
): string {
  const country = standsFor === null ? null : `for ${actors[standsFor]?.name}`;
  const others = aliases.length > 0 ? `also ${aliases.join(', ')}` : null;
  const details = [role, others, country].filter(Boolean).join('; ');
  return printable(`  ${name} (${kind.toLowerCase()}${details ? `; ${details}` : ''})`);
}

function describeStatement(
  body: string,
  statement: ExtractedStatement,
  number: number,
  actors: readonly ExtractedActor[],
  paint: Paint,
): string[] {
  const { kind, form, content, actor, cue, partOf, act, polarity, confidence } = statement;
  const text = (span: Span): string => body.slice(span.start, span.end).replace(/\s+/g, ' ');
  const who = actor === null ? 'nobody named' : printable(actors[actor]?.name ?? '');
  const indent = partOf === null ? '  ' : '    ';
  const part = partOf === null ? '' : `, in ${partOf + 1}`;
  const tone = [act, polarity].filter(Boolean).join(' ').toLowerCase();
  return [
    `${indent}${number}: ${form} ${kind} by ${paint('magenta', who)}${cue ? `, "${paint('yellow', text(cue))}"` : ''} [${content[0]?.start}-${content.at(-1)?.end}] ${confidence.toFixed(2)}${tone && `, ${tone}`}${part}`,
    `${indent}   ${paint(STYLES[kind], content.map(text).join(' ... '))}`,
  ];
}
