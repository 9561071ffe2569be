import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** How long a process that was killed stays dead, at the most. */
const MAX_DEAD_MS = 300;
/** A search server stays away for longer: writes, deliveries and searches have to meet that, too. */
const MAX_AWAY_MS = 1_500;

/** What is running; it ends with the run. */
const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

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

/** A search server that is killed and started again on the same data. */
export class EngineVictim {
  #meilisearch;
  kills = 0;

  /** @param {import('../servers/meilisearch.mjs').Meilisearch} meilisearch */
  constructor(meilisearch) {
    this.#meilisearch = meilisearch;
  }

  /** @param {import('../data/random.mjs').Random} random */
  async killAndRestart(random) {
    await this.#meilisearch.kill();
    this.kills++;
    await pause(random.integer(0, MAX_AWAY_MS));
    await this.#meilisearch.up();
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
    // A group of its own: Ctrl+C is for the run, which then looks at what is left.
    detached: true,
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
