import { InvalidInputError } from '../domain/errors.js';
import type { ExtractedStatement, Extraction } from '../domain/extraction.js';
import type { Span } from '../domain/span.js';
import { type Extractor, loadExtractor } from '../extraction/extractor.js';
import { readArticleFile } from '../input/article-file.js';
import { checkArticle } from '../input/check-article.js';
import { readBytes } from '../input/file-bytes.js';

export interface ExtractOptions {
  readonly language?: string;
}

/** Prints what is found in one article, in reading order. */
export async function extractFile(path: string, { language }: ExtractOptions): Promise<void> {
  const raw = await readArticleFile(path);
  const { body, language: given } = checkArticle({ ...raw, ...(language === undefined ? {} : { language }) });
  const extraction = (await loadExtractor()).extract(body, given);
  process.stdout.write(describe(body, extraction));
}

function describe(body: string, { language, actors, statements }: Extraction): string {
  const lines = [`Language: ${language}`, '', `${actors.length} actors`];
  for (const { name, kind, role, aliases } of actors) {
    const details = [role, aliases.length > 0 ? `also ${aliases.join(', ')}` : null]
      .filter(Boolean)
      .join('; ');
    lines.push(`  ${name} (${kind.toLowerCase()}${details ? `; ${details}` : ''})`);
  }
  lines.push('', `${statements.length} statements`);
  for (const statement of statements) lines.push(...describeStatement(body, statement, actors));
  return `${lines.join('\n')}\n`;
}

function describeStatement(
  body: string,
  statement: ExtractedStatement,
  actors: Extraction['actors'],
): string[] {
  const { kind, form, content, actor, cue, partOf, confidence } = statement;
  const text = (span: Span): string => body.slice(span.start, span.end).replace(/\s+/g, ' ');
  const who = actor === null ? 'nobody named' : (actors[actor]?.name ?? '');
  const indent = partOf === null ? '  ' : '    ';
  return [
    `${indent}${form} ${kind} by ${who}${cue ? `, "${text(cue)}"` : ''} [${content[0]?.start}-${content.at(-1)?.end}] ${confidence.toFixed(2)}`,
    `${indent}  ${content.map(text).join(' ... ')}`,
  ];
}

/**
 * Answers every `{"id", "text"}` line with what is found in its text, one line of JSON each; offsets count UTF-16
 * units in that text as it is.
 */
export async function extractLines(path: string, { language }: ExtractOptions): Promise<void> {
  const extractor = await loadExtractor();
  let number = 0;
  for await (const line of linesOf(readBytes(path))) {
    number++;
    if (line.trim() === '') continue;
    const { id, text } = parseLine(line, number);
    const answer = JSON.stringify(answerOf(id, text, extractor, language));
    // Waits while the reader is slower.
    if (!process.stdout.write(`${answer}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

/** Splits at line feeds alone; from Node 24 on, readline also does at U+2028, which JSON has inside texts. */
async function* linesOf(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const part of parts) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.decode();
}

function parseLine(line: string, number: number): { id: unknown; text: string } {
  let object: { id?: unknown; text?: unknown } | null = null;
  try {
    object = JSON.parse(line);
  } catch {}
  if (typeof object?.text !== 'string')
    throw new InvalidInputError(`Line ${number} is not a JSON object with "id" and "text".`);
  return { id: object.id, text: object.text };
}

function answerOf(id: unknown, text: string, extractor: Extractor, language: string | undefined): object {
  const { actors, statements } = extractor.extract(text, language);
  return {
    id,
    actors: actors.map(({ name, kind, mentions }) => ({ name, kind, mentions })),
    statements: statements.map(({ kind, form, content, source, cue, actor, confidence }) => ({
      kind,
      form,
      content,
      source,
      cue,
      actor: actor === null ? null : (actors[actor]?.name ?? null),
      confidence,
    })),
  };
}
