import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const canPin = availableParallelism() > 1 && hasTaskset();

/**
 * Runs a script of this folder on one core, where the system can do that, and waits for what it tells first.
 *
 * @param {'server' | 'load'} role each has a core of its own
 * @param {string} script
 * @param {string[]} parameters
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, told: any }>}
 */
export async function startPinned(role, script, parameters) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const node = [process.execPath, path, ...parameters];
  const command = canPin ? ['taskset', '-c', role === 'server' ? '0' : '1', ...node] : node;
  const [file, ...rest] = /** @type {[string, ...string[]]} */ (command);
  const child = spawn(file, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${script} ended before it had told anything.`);
  });
  const [told] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return { child, told };
}

function hasTaskset() {
  try {
    execFileSync('taskset', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
