import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { makeServer } from '../src/api.js';
import { openApp } from '../src/app.js';
import { ingestSeed } from '../src/seed.js';

it('the first query of the README gives the answer that stands there', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const payload = /-d '(\{.*?\})'\n/s.exec(readme)?.[1] as string;
  const answer = /```json\n(.*?)```/s.exec(readme)?.[1] as string;
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-readme-'));
  const app = await openApp(folder);
  await ingestSeed(app);
  const server = await makeServer(app, pino({ level: 'silent' }));
  const headers = { 'content-type': 'application/json' };
  const response = await server.inject({ method: 'POST', url: '/graphql', headers, payload });
  expect(response.json()).toEqual(JSON.parse(answer));
  await server.close();
  await app.close();
  await rm(folder, { recursive: true });
});
