// Builds the search page into dist/search-page/ and the script dist/who-said.mjs:
//   node clients/build.mjs [--api URL of the GraphQL server] [--out FOLDER]
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    api: { type: 'string', default: 'http://127.0.0.1:4000/graphql' },
    out: { type: 'string', default: join(here, 'dist') },
  },
});
const page = join(values.out, 'search-page');
const common = { absWorkingDir: here, bundle: true, format: 'esm', logLevel: 'warning' };

await build({
  ...common,
  entryPoints: ['search-page/main.tsx'],
  outdir: page,
  target: 'es2022',
  jsx: 'automatic',
  minify: true,
  define: { API_URL: JSON.stringify(values.api), 'process.env.NODE_ENV': '"production"' },
});
await copyFile(join(here, 'search-page/index.html'), join(page, 'index.html'));
await build({
  ...common,
  entryPoints: { 'who-said': 'who-said.ts' },
  outdir: values.out,
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node20',
});
