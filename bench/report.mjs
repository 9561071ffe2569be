import { table } from './table.mjs';

/** What is aimed at, printed beside the figures for who reads them. */
const TARGETS = { ratio: 1.5, residentMb: 250, startMs: 1_500, articlesPerSecond: 100 };

/** @param {any} report see run.mjs */
export function printReport({ machine, statements, rounds, search, memory, start, ingest }) {
  const { cpu, cores, memoryGb, platform, node, sqlite } = machine;
  print(`${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}; Node ${node}, SQLite ${sqlite}`);

  print(
    `\nSearch in ${statements} statements: server over HTTP, and the same search as raw SQL in a bare process`,
  );
  print(
    'One filter, six facets, first 20 with actor and article; the server highlights and encodes JSON too.',
  );
  print('Raw SQL knows no typos and is given the word as it is spelt.');
  print(searchTable(search));
  print(
    `Medians of ${rounds} rounds in turns; CPU of the process as the system counts it. Aim: ratio at most ${TARGETS.ratio}.`,
  );

  print('\nThe server on that store');
  print(serverTable(memory, start));

  print('\nIngest, extraction included, each article on disk before the next');
  print(ingestTable(ingest, statements));
}

/** @param {any[]} classes see search.mjs */
function searchTable(classes) {
  const head = ['class', 'queries', 'found', 'CPU ms', 'raw CPU ms', 'ratio', 'p50 ms', 'raw p50 ms'];
  const rows = classes.map((figures) => [
    figures.name,
    String(figures.queries),
    figures.found.toFixed(0),
    figures.cpuMs.toFixed(2),
    figures.rawCpuMs.toFixed(2),
    figures.ratio.toFixed(2),
    figures.p50Ms.toFixed(2),
    figures.rawP50Ms.toFixed(2),
  ]);
  return table(head, rows);
}

/**
 * @param {{ atStart: number, afterRun: number }} memory
 * @param {{ times: number[], medianMs: number }} start
 */
function serverTable({ atStart, afterRun }, { times, medianMs }) {
  const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
  return table(
    ['', 'measured', 'aim'],
    [
      ['RSS after the first answer', mb(atStart), ''],
      ['RSS after the searches above', mb(afterRun), `${TARGETS.residentMb} MB`],
      [
        `start to first answer, median of ${times.length}`,
        `${medianMs.toFixed(0)} ms`,
        `${TARGETS.startMs} ms`,
      ],
    ],
  );
}

/**
 * @typedef {import('./ingest.mjs').WholeFigures} WholeFigures
 * @param {{ empty: WholeFigures, grown: WholeFigures, partsMs: import('./ingest.mjs').PartFigures }} figures
 * @param {number} statements in the grown store
 */
function ingestTable({ empty, grown, partsMs }, statements) {
  const { articles, characters } = empty;
  const ms = (/** @type {number} */ value) => `${value.toFixed(2)} ms`;
  const rate = (/** @type {WholeFigures} */ figures) => (figures.articles / figures.seconds).toFixed(0);
  const cpu = (/** @type {WholeFigures} */ figures) => ms((figures.cpuSeconds / figures.articles) * 1000);
  return table(
    ['', 'measured', 'aim'],
    [
      ['articles', `${articles} of ${characters.toFixed(0)} characters`, ''],
      ['statements found in an article', (empty.statements / articles).toFixed(1), ''],
      ['articles a second', rate(empty), String(TARGETS.articlesPerSecond)],
      ['CPU of an article', cpu(empty), ''],
      ['time of an article: extraction', ms(partsMs.extraction / articles), ''],
      ['time of an article: store', ms(partsMs.store / articles), ''],
      ['time of an article: index', ms(partsMs.index / articles), ''],
      ['time of an article: commit', ms(partsMs.commit / articles), ''],
      ['language model, once', ms(partsMs.model), ''],
      [`articles a second, on top of ${statements} statements`, rate(grown), ''],
      ['CPU of an article there', cpu(grown), ''],
    ],
  );
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
