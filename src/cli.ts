import { Command } from 'commander';
import { listActors, mergeActors, splitActor } from './commands/actors.js';
import { deleteArticles, listArticles, setArticleStatus } from './commands/articles.js';
import { extractFile } from './commands/extract.js';
import { extractLines } from './commands/extract-lines.js';
import { indexOnce } from './commands/index-once.js';
import { ingestFiles } from './commands/ingest.js';
import { createKey, listKeys, revokeKeys } from './commands/keys.js';
import { migrateDatabase } from './commands/migrate.js';
import { onInput } from './commands/named-input.js';
import { reconcileIndex } from './commands/reconcile.js';
import { rebuildIndex } from './commands/reindex.js';
import { printStatus } from './commands/status.js';
import { readConfig } from './config.js';
import { SCOPES } from './domain/caller.js';
import { fail } from './fail.js';

const REASON = ['--reason <text>', 'why, for the history alone'] as const;

// The graph and the HTTP server are loaded by the commands that need them: the others start twice as fast.
const program = new Command('onrecord')
  .description('Keeps the public record searchable: who said what.')
  .addHelpText(
    'after',
    '\nSettings come from the environment: HOST, PORT, DATA_DIR, LOG_LEVEL, SEED; the README has all.',
  );

program
  .command('ingest')
  .description('take articles in: plain text in UTF-8 with or without front matter, HTML pages, or NDJSON')
  .argument('<file...>', 'files, folders of such files, or - for the standard input')
  .option('--headline <text>', 'for one file: its headline')
  .option('--url <url>', 'for one file: where it was published')
  .option('--publisher <name>', 'who published it')
  .option('--author <name...>', 'who wrote it')
  .option('--published <date>', 'when, by ISO 8601: 2022-12-30 or 2022-12-30T16:05:00+03:00')
  .option('--language <tag>', 'its language by BCP 47: en, fr, pt-BR')
  .action((files, options) => ingestFiles(readConfig(process.env), files, options));

program
  .command('extract')
  .description('print an article with its quotes, claims, cues and sources marked, and keep nothing')
  .argument('[file]', 'a file or folder as ingest takes them, or - for the standard input', '-')
  .option('--json', 'print everything that is found as JSON')
  .option('--ndjson', 'read {"id", "text"} objects, one a line, and answer each with a line of JSON')
  .option('--language <tag>', 'its language by BCP 47; detected where it is not given')
  .action((file, options) =>
    options.ndjson
      ? onInput(file, () => extractLines(file, options))
      : extractFile(file, options, process.env),
  );

const actors = program.command('actors').description('put right who is who');
actors
  .command('list')
  .description('print actors with their ids')
  .argument('[name]', 'a part of the name')
  .action((name) => listActors(readConfig(process.env), name));
actors
  .command('merge')
  .description("make actors one, for good: what the others said, now and later, becomes the first one's")
  .argument('<into>', 'id or name of the one that stays')
  .argument('<other...>', 'ids or names of the same person, organisation or place')
  .option(...REASON)
  .action((into, others, options) => mergeActors(readConfig(process.env), into, others, options));
actors
  .command('split')
  .description('make the actor of some articles someone else of the same name, for good')
  .argument('<actor>', 'id or name')
  .argument('<article...>', 'ids of the articles in which it is someone else')
  .option(...REASON)
  .action((actor, articles, options) => splitActor(readConfig(process.env), actor, articles, options));

const articles = program.command('articles').description('withdraw articles, and put them back');
articles
  .command('list')
  .description('print articles with their ids, urls and status')
  .argument('[headline]', 'a part of the headline')
  .option('--withdrawn', 'only those that are withheld or canceled')
  .action((headline, options) => listArticles(readConfig(process.env), headline, options));
for (const [name, status, description] of [
  ['withhold', 'WITHHELD', 'show nothing of articles until further notice'],
  ['cancel', 'CANCELED', 'show nothing of articles, for good, also when they are taken in again'],
  ['restore', 'USABLE', 'show articles again'],
] as const)
  articles
    .command(name)
    .description(description)
    .argument('<article...>', 'ids or urls')
    .option('--note <text>', 'why, for readers')
    .option(...REASON)
    .action((ids, options) => setArticleStatus(readConfig(process.env), ids, status, options));
articles
  .command('delete')
  .description('remove articles with all that is said in them; taken in again, they are new')
  .argument('<article...>', 'ids or urls')
  .option(...REASON)
  .action((ids, options) => deleteArticles(readConfig(process.env), ids, options));

const keys = program.command('keys').description('say who may do what over the network');
keys
  .command('create')
  .description('make a key, and print it this once')
  .requiredOption('--name <text>', 'whose it is, or what it is for')
  .requiredOption('--scopes <scopes>', `${SCOPES.join(', ')}, several with commas between them`, commaList)
  .option('--publisher <name...>', 'it may read what these published, and nothing else')
  .option('--expires <when>', 'a date by ISO 8601, or days such as 90d; without, it does not expire')
  .action((options) => createKey(readConfig(process.env), options));
keys
  .command('list')
  .description('print keys with their ids, scopes and last use')
  .action(() => listKeys(readConfig(process.env)));
keys
  .command('revoke')
  .description('make keys invalid at once, for good')
  .argument('<key...>', 'ids')
  .action((ids) => revokeKeys(readConfig(process.env), ids));

program
  .command('status')
  .description('print what is kept and how far the search index is')
  .action(() => printStatus(readConfig(process.env)));

program
  .command('migrate')
  .description("bring the database to this version's layout, as every start does")
  .action(() => migrateDatabase(readConfig(process.env)));

program
  .command('index')
  .description('bring the search index up to date with what waits, and end')
  .option('--watch', 'go on until stopped, beside servers with INDEXER=off')
  .action(async ({ watch }) => {
    if (!watch) return indexOnce(readConfig(process.env));
    const { serve } = await import('./serve.js');
    await serve(readConfig(process.env), 'INDEXER');
  });
program
  .command('reconcile')
  .description('compare the search index with the store, print what differs, and have it put right')
  .option('--dry-run', 'only print what differs')
  .action((options) => reconcileIndex(readConfig(process.env), options));
program
  .command('reindex')
  .description('build the search index anew beside the live one, and put it in its place')
  .action(() => rebuildIndex(readConfig(process.env)));

program
  .command('schema')
  .description('print the GraphQL schema')
  .action(async () => {
    const { schemaText } = await import('./graphql/schema.js');
    process.stdout.write(schemaText());
  });

program
  .command('documents')
  .description('print the manifest of the documents in a folder, for DOCUMENTS_MANIFEST')
  .argument('<folder>', 'with a .graphql file for each')
  .action(async (folder) => {
    const { makeManifest } = await import('./graphql/document-manifest.js');
    process.stdout.write(await makeManifest(folder));
  });

program
  .command('serve')
  .description('serve GraphQL and the playground')
  .action(async () => {
    const { serve } = await import('./serve.js');
    await serve(readConfig(process.env));
  });

function commaList(text: string): string[] {
  return text.split(',').flatMap((each) => each.trim() || []);
}

// A reader that has seen enough, such as head, ends a command as it would any other program.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(141);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}
