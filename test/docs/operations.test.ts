import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, jest } from '@jest/globals';
import { endAll, run } from '../commands/run.js';
import { startServer } from '../server-process.js';

jest.setTimeout(60_000);

let folder: string;
afterAll(async () => {
  await endAll();
  await rm(folder, { recursive: true });
});

/** The labels of each metric, by its name; those of a histogram's buckets and other parts are its own. */
function labelsIn(text: string): Map<string, string[] | null> {
  const labels = new Map<string, string[] | null>();
  for (const [, name] of text.matchAll(/^# TYPE (onrecord_\w+) /gm)) labels.set(name as string, null);
  for (const [, sample = '', given = ''] of text.matchAll(/^(onrecord_\w+)(?:\{(.*)\})? /gm)) {
    const name = labels.has(sample) ? sample : sample.replace(/_(?:bucket|sum|count)$/, '');
    const names = [...given.matchAll(/(\w+)="/g)].map(([, label]) => label as string);
    labels.set(name, names.filter((label) => label !== 'le').sort());
  }
  return labels;
}

/** What the table of metrics says. */
function documented(page: string): Map<string, string[]> {
  const words = (cell = '') => [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word as string);
  const rows = [...page.matchAll(/^\| (`onrecord_[^|]*) \| ([^|]*)\|/gm)];
  return new Map(
    rows.flatMap(([, names, labels]) => words(names).map((name) => [name, words(labels).sort()] as const)),
  );
}

it('docs/operations.md has every metric that a server gives, with its labels', async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-metrics-'));
  await run(['ingest', '-'], { DATA_DIR: folder }, '“The ferries will sail,” said Mira Okonvale.');
  await run(['reconcile'], { DATA_DIR: folder });
  const server = await startServer({ DATA_DIR: folder });
  await server.send('{ searchStatements(query: "ferries") { nodes { text } } }');
  const given = labelsIn(await (await fetch(`${server.origin}/metrics`)).text());
  const told = documented(await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8'));
  expect([...told.keys()].sort()).toEqual([...given.keys()].sort());
  for (const [name, labels] of given) if (labels) expect([name, told.get(name)]).toEqual([name, labels]);
  // What nobody has met yet has no labels: errors of the store and of the search.
  expect([...given].filter(([, labels]) => !labels).map(([name]) => name)).toEqual([
    'onrecord_store_errors_total',
    'onrecord_search_errors_total',
  ]);
});
