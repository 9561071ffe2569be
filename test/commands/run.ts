import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist');

/** Processes that have not ended yet. */
const running = new Set<ChildProcess>();

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /**
   * The next line of its standard output that fits.
   * @throws Error with all its output where it ends without one
   */
  line(fits: (line: string) => boolean): Promise<string>;
}

/** Settings of the process; nothing else is passed on but what finds programs and folders. */
export type Environment = Readonly<Record<string, string>>;

/** Starts the built program: its commands, or its server for `main.js`. */
export function start(
  program: 'cli.js' | 'main.js',
  args: readonly string[],
  environment: Environment,
): Started {
  const { PATH = '', HOME = '', SystemRoot = '' } = process.env;
  const child = spawn(process.execPath, [join(DIST, program), ...args], {
    env: { PATH, HOME, SystemRoot, HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: 'pipe',
  });
  running.add(child);
  // It may end before it has read everything.
  child.stdin.on('error', () => {});
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  const lines = createInterface(child.stdout);
  const line = (fits: (line: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      lines.on('line', function take(each) {
        if (!fits(each)) return;
        lines.off('line', take);
        resolve(each);
      });
      lines.on('close', () => reject(new Error(`It ended without that line: ${stdout}${stderr}`)));
    });
  return { process: child, ended, line };
}

/** Runs a command to its end. */
export function run(
  args: readonly string[],
  environment: Environment,
  input: string | Uint8Array = '',
): Promise<Ended> {
  const { process: child, ended } = start('cli.js', args, environment);
  child.stdin?.end(input);
  return ended;
}

/** Ends what a failed test has left, and waits until it has. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      return ended;
    }),
  );
}
