import { issueKey } from '../access/key-issue.js';
import { type App, openStore } from '../app.js';
import type { Config } from '../config.js';
import { type ApiKey, isValid } from '../domain/api-key.js';

interface CreateOptions {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expires?: string;
  readonly publisher?: readonly string[];
}

/** Makes a key. Its secret alone goes to the standard output, so that it can be piped to where it is kept. */
export async function createKey(config: Config, options: CreateOptions): Promise<void> {
  await withStore(config, async ({ keys }) => {
    const request = { ...options, publishers: options.publisher };
    const { key, secret } = await issueKey(keys, request, new Date());
    process.stderr.write(`${describe(key)}\nThis is shown once; keep it as you keep passwords:\n`);
    process.stdout.write(`${secret}\n`);
  });
}

export async function listKeys(config: Config): Promise<void> {
  await withStore(config, async ({ keys }) => {
    for (const key of await keys.list()) process.stdout.write(`${describe(key)}\n`);
  });
}

/** Makes keys invalid from now on, or none where one is not known. */
export async function revokeKeys(config: Config, ids: readonly string[]): Promise<void> {
  await withStore(config, async (store) => {
    const revoked = await store.atomically(async () => {
      const keys: ApiKey[] = [];
      for (const id of new Set(ids)) keys.push(await store.keys.revoke(id, new Date()));
      return keys;
    });
    for (const key of revoked) process.stdout.write(`${describe(key)}\n`);
  });
}

async function withStore(config: Config, work: (store: App['store']) => Promise<void>): Promise<void> {
  const store = await openStore(config.dataDir, config);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

function describe(key: ApiKey): string {
  const { id, name, scopes, publishers, dateCreated, dateLastUsed } = key;
  const facts = [
    scopes.join(' '),
    ...(publishers ? [`of ${publishers.join(', ')}`] : []),
    `created ${dateCreated}`,
    stateOf(key),
    dateLastUsed ? `last used ${dateLastUsed}` : 'never used',
  ];
  return `${id}  ${name} (${facts.join('; ')})`;
}

function stateOf(key: ApiKey): string {
  if (key.dateRevoked) return `revoked ${key.dateRevoked}`;
  if (!key.dateExpires) return 'does not expire';
  return `${isValid(key, new Date()) ? 'expires' : 'expired'} ${key.dateExpires}`;
}
