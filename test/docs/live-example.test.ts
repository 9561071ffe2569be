import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { build } from 'esbuild';
import { type BreakableProxy, startProxy } from '../breakable-proxy.js';
import { endAll, run } from '../commands/run.js';
import { type ServerProcess, startServer } from '../server-process.js';
import { fetchMetrics } from '../telemetry/metrics-text.js';
import { until } from '../until.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

// A compiler takes its time on a machine that is busy.
jest.setTimeout(120_000);

/** The programs that docs/api.md shows. */
const PROGRAMS = [
  ...(await readFile(join(ROOT, 'docs/api.md'), 'utf8')).matchAll(/^```ts\n([\s\S]*?)^```$/gm),
].map(([, program]) => program as string);

let folder: string;
let server: ServerProcess;
let proxy: BreakableProxy;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-live-example-'));
  server = await startServer({ DATA_DIR: folder });
  proxy = await startProxy(server.origin);
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const compilerOptions = {
    module: 'ESNext',
    moduleResolution: 'Bundler',
    rootDir: '.',
    lib: ['ES2023', 'DOM'],
    types: [],
  };
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: ['*.ts'] }),
  );
});
afterAll(async () => {
  await proxy.become('down');
  await endAll();
  await rm(folder, { recursive: true });
});

/** Starts a program that asks the server through the proxy. */
async function start(program: string): Promise<{ child: ChildProcess; printed: () => string }> {
  const source = join(folder, 'program.ts');
  const entry = join(folder, 'entry.mjs');
  const outfile = join(folder, 'program.mjs');
  await writeFile(source, program.replaceAll('127.0.0.1:4000', new URL(proxy.url).host));
  await promisify(execFile)(process.execPath, [
    require.resolve('typescript/bin/tsc'),
    ...['--noEmit', '-p', folder],
  ]);
  // Browsers have it, and so has Node.js from 22 on.
  await writeFile(
    entry,
    `import ws from 'ws';\nglobalThis.WebSocket ??= ws;\nawait import('./program.ts');\n`,
  );
  await build({
    entryPoints: [entry],
    external: ['ws'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
  });
  const child = spawn(process.execPath, [outfile], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  return { child, printed: () => text };
}

let articles = 0;
/** Each time an article of its own. */
const ingest = async (words: string) => {
  const text = `Report ${articles++}. “${words},” said Ilsa Brandreth.`;
  expect(await run(['ingest', '-'], { DATA_DIR: folder }, text)).toMatchObject({ code: 0 });
};
const areRunning = (count: number) =>
  until(
    `${count} subscriptions`,
    async () => (await fetchMetrics(server.origin)).get('onrecord_graphql_subscriptions') === count,
  );

it.each(PROGRAMS)(
  'program %# of docs/api.md compiles, and goes on where its connection broke',
  async (program) => {
    const { child, printed } = await start(program);
    try {
      await areRunning(1);
      await ingest('The harbour opens at dawn');
      await until('it is told', async () => printed().includes('at dawn'));
      await proxy.become('down');
      await areRunning(0);
      await ingest('The harbour closes at noon');
      await proxy.become('up');
      await areRunning(1);
      await ingest('The harbour opens at dusk');
      await until('the rest is told', async () => printed().includes('at dusk'));
      expect(printed().match(/at (dawn|noon|dusk)/g)).toEqual(['at dawn', 'at noon', 'at dusk']);
    } finally {
      child.kill();
      await areRunning(0);
    }
  },
);

it('there are such programs', () => {
  expect(PROGRAMS.length).toBeGreaterThan(1);
});
