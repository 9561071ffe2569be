import { availableParallelism, cpus, totalmem } from 'node:os';
import Database from 'libsql';

/**
 * @typedef {{ cpu: string, cores: number, memoryGb: number, platform: string, node: string, sqlite: string }} Machine
 */

/**
 * What the figures were measured on; they mean nothing without it.
 * @returns {Machine}
 */
export function describeMachine() {
  const database = new Database(':memory:');
  const { version } = database.prepare('select sqlite_version() as version').get();
  database.close();
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    sqlite: version,
  };
}

/** @param {Machine} machine */
export function machineLine({ cpu, cores, memoryGb, platform, node, sqlite }) {
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}; Node ${node}, SQLite ${sqlite}`;
}
