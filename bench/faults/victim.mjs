import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** How long a process that was killed stays dead, at the most. */
const MAX_DEAD_MS = 300;

/** A process that is killed and started again. */
export class Victim {
  #process = null;
  #start;
  kills = 0;
  /** Ends that nobody asked for. */
  failures = 0;

  /**
   * @param {string} name
   * @param {() => import('node:child_process').ChildProcess} start
   */
  constructor(name, start) {
    this.name = name;
    this.#start = start;
  }

  up() {
    const child = this.#start();
    this.#process = child;
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0 || this.#process !== child) return;
      this.failures++;
      process.stderr.write(`\n${this.name} ended by itself with ${code ?? signal}.\n`);
      this.up();
    });
  }

  /** Kills it, wherever it is at. */
  async kill() {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    this.kills++;
  }

  /** @param {import('../data/random.mjs').Random} random */
  async killAndRestart(random) {
    await this.kill();
    await pause(random.integer(0, MAX_DEAD_MS));
    this.up();
  }
}

/**
 * Starts a script of this repository with the settings.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} settings
 */
export function startScript(script, args, settings) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [`${ROOT}${script}`, ...args], {
    env: { PATH, HOME, SEED: 'off', LOG_LEVEL: 'fatal', ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}
