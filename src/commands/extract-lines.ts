import { InvalidInputError } from '../domain/errors.js';
import { type Extractor, loadExtractor } from '../extraction/extractor.js';
import { readBytes } from '../input/file-bytes.js';

/**
 * Answers every `{"id", "text"}` line with what is found in its text, one line of JSON each; offsets count UTF-16
 * units in that text as it is.
 */
export async function extractLines(
  path: string,
  { language }: { readonly language?: string },
): Promise<void> {
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
