import { openApp } from '../app.js';
import type { Config } from '../config.js';
import { InvalidInputError } from '../domain/errors.js';
import { readArticleFile } from '../input/article-file.js';
import { nameOf, onInput } from './named-input.js';

export interface IngestOptions {
  readonly headline?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly author?: readonly string[];
  readonly published?: string;
  readonly language?: string;
}

/**
 * Takes files in and prints a line about each. One that cannot be taken does not keep the others out; the exit
 * code then tells.
 */
export async function ingestFiles(
  config: Config,
  files: readonly string[],
  options: IngestOptions,
): Promise<void> {
  if (files.length > 1 && (options.url !== undefined || options.headline !== undefined))
    throw new InvalidInputError('--url and --headline belong to one article: give one file with them.');
  const app = await openApp(config.dataDir);
  const given = givenFields(options);
  try {
    for (const file of files) {
      try {
        const outcome = await onInput(file, async () =>
          app.ingest({ ...(await readArticleFile(file)), ...given }),
        );
        process.stdout.write(`${nameOf(file)}: ${describe(outcome)}\n`);
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error;
        process.stderr.write(`onrecord: ${error.message}\n`);
        process.exitCode = 1;
      }
    }
  } finally {
    await app.close();
  }
}

function givenFields({ author, published, ...rest }: IngestOptions): Record<string, unknown> {
  return {
    ...rest,
    ...(author ? { authors: author } : {}),
    ...(published ? { datePublished: published } : {}),
  };
}

type Outcome = Awaited<ReturnType<Awaited<ReturnType<typeof openApp>>['ingest']>>;

function describe({ change, article, statements, statementsAdded, statementsRemoved }: Outcome): string {
  if (change === 'UNCHANGED') return `already on record, nothing changed (${article.id})`;
  if (change === 'CREATED') return `${statements} statements (${article.id})`;
  return `changed: ${statements} statements, ${statementsAdded} of them new, ${statementsRemoved} gone (${article.id})`;
}
