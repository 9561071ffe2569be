// Builds dist/: the server from src/ by the TypeScript compiler, the page from playground/ by its own build.
//   node build.mjs               builds
//   node build.mjs --if-changed  builds only where a source is newer than the last build
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const outDir = join(root, 'dist');
/** Where it is built, to take the place of the last build when it is whole. */
const nextDir = join(root, 'dist.next');
const stamp = join(outDir, '.built');
const sources = ['src', 'playground', 'tsconfig.json', 'package-lock.json', 'build.mjs'];

if (!process.argv.includes('--if-changed') || isStale()) await build();

function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > built);
}

/** A folder's own time tells of files that were removed or renamed. */
function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

async function build() {
  const started = Date.now();
  process.stderr.write('Building On Record ... ');
  rmSync(nextDir, { recursive: true, force: true });
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [compiler, '-p', root, '--outDir', nextDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    process.stderr.write(`\n${error.stdout}`);
    process.exit(1);
  }
  const { buildPlayground } = await import('./playground/build.mjs');
  await buildPlayground({ root, outDir: join(nextDir, 'playground') });
  writeFileSync(join(nextDir, '.built'), '');
  rmSync(outDir, { recursive: true, force: true });
  renameSync(nextDir, outDir);
  process.stderr.write(`done in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
}
