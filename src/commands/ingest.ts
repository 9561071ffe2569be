import { setImmediate } from 'node:timers/promises';
import { openApp } from '../app.js';
import type { Config } from '../config.js';
import { InvalidInputError } from '../domain/errors.js';
import type { IngestOutcome } from '../ingest.js';
import { readArticles } from '../input/article-file.js';
import { inBatches, type PlacedArticle } from './article-batches.js';
import { theUser } from './command-line-user.js';
import { listInputs } from './inputs.js';
import { onInterrupt } from './interrupt.js';
import { placeOf } from './named-input.js';
import { Progress } from './progress.js';
import { Tally } from './tally.js';

export interface IngestOptions {
  readonly headline?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly author?: readonly string[];
  readonly published?: string;
  readonly language?: string;
}

/** So many files have a line each; of more, the sums are what people read. */
const FEW_FILES = 20;
const ONE_ARTICLE = '--url and --headline belong to one article: give one file with them.';

/**
 * Takes files and folders in and prints a line about each article, or the sums where there are many. One that
 * cannot be taken does not keep the others out; the exit code then tells. SIGINT ends it after the articles at
 * hand, and as what is on record is recognised, the same command again goes on from there.
 */
export async function ingestFiles(
  config: Config,
  paths: readonly string[],
  options: IngestOptions,
): Promise<void> {
  const { files, skipped, folders } = await listInputs(paths);
  const forOne = options.url !== undefined || options.headline !== undefined;
  if (forOne && (files.length > 1 || folders > 0)) throw new InvalidInputError(ONE_ARTICLE);
  const given = givenFields(options);
  const app = await openApp(config.dataDir, config);
  const { signal, stopListening } = onInterrupt();
  const progress = new Progress(process.stderr);
  const tally = new Tally(skipped);
  let many = folders > 0 || files.length > FEW_FILES;

  async function* readAll(): AsyncGenerator<PlacedArticle> {
    for (const file of files)
      for await (const found of readArticles(file, signal)) {
        yield { ...found, place: placeOf(file, found.line) };
        // A signal is heard only where the process waits, and what is read may be in memory already.
        await setImmediate();
        signal.throwIfAborted();
      }
  }

  async function take(batch: readonly PlacedArticle[]): Promise<void> {
    if (forOne && batch.some(({ line }) => line !== null)) throw new InvalidInputError(ONE_ARTICLE);
    const readable = batch.filter(({ article }) => !(article instanceof InvalidInputError));
    const taken = await app.ingestAll(
      readable.map(({ article }) => ({ ...article, ...given })),
      theUser(),
    );
    const outcomes = new Map(readable.map((each, index) => [each, taken[index] as (typeof taken)[number]]));
    for (const each of batch) tell(each, outcomes.get(each) ?? (each.article as InvalidInputError));
  }

  function tell({ place, line }: PlacedArticle, outcome: IngestOutcome | InvalidInputError): void {
    many ||= line !== null;
    if (outcome instanceof InvalidInputError) {
      progress.clear();
      process.stderr.write(`onrecord: ${place}: ${outcome.message}\n`);
      tally.count('REFUSED');
      process.exitCode = 1;
      return;
    }
    tally.count(outcome.change);
    if (!many) process.stdout.write(`${place}: ${describe(outcome)}\n`);
  }

  try {
    for await (const batch of inBatches(readAll())) {
      await take(batch);
      await setImmediate();
      signal.throwIfAborted();
      if (many) progress.show(`${tally.describe()}; at ${batch.at(-1)?.place}`);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    stopListening();
    progress.clear();
    await app.close();
  }
  if (many || signal.aborted) process.stdout.write(`${tally.describe()}\n`);
  if (signal.aborted) {
    process.stderr.write('onrecord: Interrupted: the same command again goes on from there.\n');
    process.exitCode = 130;
  }
}

function givenFields({ author, published, ...rest }: IngestOptions): Record<string, unknown> {
  return {
    ...rest,
    ...(author ? { authors: author } : {}),
    ...(published ? { datePublished: published } : {}),
  };
}

function describe({
  change,
  article,
  statements,
  statementsAdded,
  statementsRemoved,
}: IngestOutcome): string {
  const which =
    article.status === 'USABLE' ? article.id : `${article.id}, still ${article.status.toLowerCase()}`;
  if (change === 'UNCHANGED') return `already on record, nothing changed (${which})`;
  if (change === 'CREATED') return `${statements} statements (${which})`;
  return `changed: ${statements} statements, ${statementsAdded} of them new, ${statementsRemoved} gone (${which})`;
}
