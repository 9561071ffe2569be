import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');
const ticksPerSecond = hasProc ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 0;

/**
 * CPU time that a process has used so far, its own and the system's for it, all threads, in milliseconds.
 * @param {number} pid
 */
export function cpuMs(pid) {
  if (hasProc) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets, which may hold anything; utime and stime are the 14th and 15th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
  }
  // [days-][hours:]minutes:seconds
  const [, days, time] = /** @type {RegExpExecArray} */ (/^(?:(\d+)-)?(.*)$/.exec(ps(pid, 'time')));
  const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days ?? 0) * 86_400 + seconds) * 1000;
}

/**
 * Memory that a process has in RAM, in bytes.
 * @param {number} pid
 */
export function residentBytes(pid) {
  return Number(ps(pid, 'rss')) * 1024;
}

/**
 * @param {number} pid
 * @param {string} field
 */
function ps(pid, field) {
  return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
}
