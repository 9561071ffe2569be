import { InvalidInputError } from '../domain/errors.js';
import { type Extractor, loadExtractor } from '../extraction/extractor.js';
import { readArticles } from '../input/article-file.js';
import { checkArticle } from '../input/check-article.js';
import type { ReadArticle } from '../input/read-article.js';
import { listInputs } from './inputs.js';
import { placeOf } from './named-input.js';
import { reviewOf } from './review.js';
import { wantsColours } from './wants-colours.js';

export interface ExtractOptions {
  readonly language?: string;
  /** Print JSON instead of the review. */
  readonly json?: boolean;
}

/**
 * Prints what is found in the articles of a file or folder, each marked in its text, or as JSON: one article over
 * several lines, many one a line. One that cannot be read keeps no other out; the exit code then tells.
 */
export async function extractFile(
  path: string,
  options: ExtractOptions,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { files, folders } = await listInputs([path]);
  const colours = wantsColours(process.stdout, environment);
  let extractor: Extractor | undefined;
  let printed = 0;
  for (const file of files)
    for await (const { line, article } of readArticles(file)) {
      const place = placeOf(file, line);
      try {
        if (article instanceof InvalidInputError) throw article;
        const checked = check(article, options);
        extractor ??= await loadExtractor();
        const extraction = extractor.extract(checked.body, checked.language);
        const many = folders > 0 || line !== null;
        if (options.json)
          await print(`${JSON.stringify({ ...checked, ...extraction }, null, many ? 0 : 2)}\n`);
        else {
          const title = many ? `${printed > 0 ? '\n' : ''}=== ${place}\n\n` : '';
          await print(
            title + reviewOf({ headline: checked.headline, body: checked.body, extraction }, colours),
          );
        }
        printed++;
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error;
        process.stderr.write(`onrecord: ${place}: ${error.message}\n`);
        process.exitCode = 1;
      }
    }
}

function check(article: ReadArticle, { language }: ExtractOptions): ReturnType<typeof checkArticle> {
  return checkArticle({ ...article, ...(language === undefined ? {} : { language }) });
}

/** Waits while the reader is slower. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
