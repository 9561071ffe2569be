import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { issueKey } from '../../src/access/key-issue.js';
import { makeServer } from '../../src/api.js';
import { FOLDERS, openApp } from '../../src/app.js';
import type { Scope } from '../../src/domain/caller.js';
import { readManifest } from '../../src/graphql/document-manifest.js';
import { TrustedDocuments } from '../../src/graphql/trusted-documents.js';
import type { HttpSettings } from '../../src/http/http-settings.js';
import { closeServer } from '../../src/listen.js';
import { ingestSeed } from '../../src/seed.js';

export interface Site {
  readonly baseUrl: string;
  /** Makes a key. */
  newKey(name: string, ...scopes: Scope[]): Promise<string>;
  close(): Promise<void>;
}

/** The whole server over a new database with the seed, as a first visitor meets it. */
export async function startSite(settings: Partial<HttpSettings> = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-site-'));
  const app = await openApp(folder);
  await ingestSeed(app);
  const server = await makeServer(app, pino({ level: 'silent' }), {
    settings,
    documents: new TrustedDocuments(await readManifest(FOLDERS.documents), false),
  });
  const baseUrl = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    baseUrl,
    newKey: async (name, ...scopes) => (await issueKey(app.store.keys, { name, scopes }, new Date())).secret,
    close: async () => {
      await closeServer(server, 1_000);
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

export const BUILT = FOLDERS.playground;
