// Makes the two keys that the API asks Meilisearch with, so that it never has the master key:
//   MEILI_URL=http://127.0.0.1:7700 MEILI_MASTER_KEY=... node docker/meilisearch-keys.mjs
// prints them as settings;
//   ... node docker/meilisearch-keys.mjs FOLDER
// writes them as the files FOLDER/api-key and FOLDER/search-key. The same master key makes the same keys every
// time, and keys that are there already stay in use. MEILI_INDEX names the index, where it is another one.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TIMEOUT_MS = 10_000;

const { MEILI_URL, MEILI_MASTER_KEY, MEILI_INDEX = 'statements' } = process.env;
const [folder] = process.argv.slice(2);
if (!MEILI_URL || !MEILI_MASTER_KEY) fail('MEILI_URL and MEILI_MASTER_KEY have to be set.');

const KEYS = [
  {
    file: 'api-key',
    setting: 'MEILI_API_KEY',
    key: {
      uid: uidOf('api'),
      name: `On Record: API of ${MEILI_INDEX}`,
      description: 'Keeps the index of the statements, and searches it.',
      actions: ['search', 'documents.*', 'indexes.*', 'settings.*', 'tasks.get', 'stats.get', 'version'],
      // Meilisearch ties "version" to none but all of them.
      indexes: ['*'],
      expiresAt: null,
    },
  },
  {
    file: 'search-key',
    setting: 'MEILI_SEARCH_KEY',
    key: {
      uid: uidOf('search'),
      name: `On Record: search of ${MEILI_INDEX}`,
      description: 'Searches the statements, and nothing else.',
      actions: ['search'],
      indexes: [MEILI_INDEX],
      expiresAt: null,
    },
  },
];

for (const { file, setting, key } of KEYS) {
  const value = await makeKey(key);
  if (folder) writeFileSync(join(folder, file), `${value}\n`, { mode: 0o600 });
  else console.log(`${setting}=${value}`);
}

/** Meilisearch makes a key's value of the master key and of its uid, which has to look like a random UUID. */
function uidOf(purpose) {
  const hash = createHash('sha256').update(`onrecord ${purpose} ${MEILI_INDEX}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** A key's rights cannot be changed; one with others is made anew, and keeps its value. */
async function makeKey(key) {
  const present = await ask('GET', `/keys/${key.uid}`);
  if (present && sameRights(present, key)) return present.key;
  if (present) await ask('DELETE', `/keys/${key.uid}`);
  return (await ask('POST', '/keys', key)).key;
}

function sameRights(one, other) {
  const rights = ({ actions, indexes }) => JSON.stringify([[...actions].sort(), [...indexes].sort()]);
  return rights(one) === rights(other);
}

/** Null for what is not there. */
async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(new URL(path, MEILI_URL), {
      method,
      headers: { authorization: `Bearer ${MEILI_MASTER_KEY}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    fail(`Meilisearch at ${MEILI_URL} cannot be reached (${error.cause?.message ?? error.message}).`);
  }
  if (response.status === 404) return null;
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok)
    fail(
      `Meilisearch at ${MEILI_URL} refuses ${method} ${path}: ${answer?.message ?? `HTTP ${response.status}`}`,
    );
  return answer;
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
