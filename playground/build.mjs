import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Where the server serves the built files. */
const BASE = '/playground/';

/**
 * Builds the playground into `outDir`, which is emptied first: old hashes would pile up.
 * `graphiql.html` and `home.html` keep their names; every other file carries a hash of its
 * content and can be cached for ever.
 *
 * @param {{ root: string, outDir: string }} options
 */
export async function buildPlayground({ root, outDir }) {
  const source = join(root, 'playground');
  // Resolved from where GraphiQL finds them: a second copy of the editor would not work with it.
  const graphiql = createRequire(createRequire(join(source, 'main.tsx')).resolve('@graphiql/react'));

  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: {
      main: join(source, 'main.tsx'),
      home: join(source, 'home.css'),
      icon: join(source, 'icon.svg'),
      'editor.worker': graphiql.resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
      'graphql.worker': graphiql.resolve('monaco-graphql/esm/graphql.worker.js'),
      'json.worker': graphiql.resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
    },
    outdir: outDir,
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    legalComments: 'external',
    loader: { '.svg': 'copy' },
    // Prettier's old names lead to its CommonJS copies, whose parsers a lazy import does not find.
    alias: {
      'prettier/parser-babel': 'prettier/plugins/babel',
      'prettier/parser-graphql': 'prettier/plugins/graphql',
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
    plugins: [styles],
  });

  const files = new Map();
  for (const file of await readdir(outDir)) files.set(file.replace(/-[0-9A-Z]{8}(?=\.)/, ''), file);
  for (const page of ['graphiql.html', 'home.html']) {
    const html = await readFile(join(source, page), 'utf8');
    await writeFile(
      join(outDir, page),
      html.replace(/\{\{(.+?)\}\}/g, (_, name) => {
        const file = files.get(name);
        if (!file) throw new Error(`${page} names ${name}, which the build did not make`);
        return BASE + file;
      }),
    );
  }
}

/** @type {import('esbuild').Plugin} */
const styles = {
  name: 'graphiql-styles',
  setup({ onLoad }) {
    // GraphiQL's one style sheet has the editor's styles in it already.
    onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({
      loader: 'empty',
      contents: '',
    }));
    // It carries two font families too, 400 kB in base64. The system's fonts do; the icons stay.
    onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/]style\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/@font-face\s*\{[^}]*\}/g, (face) =>
        face.includes('codicon') ? face : '',
      ),
      loader: 'css',
    }));
  },
};
