// Takes articles in, with the environment's settings, one after the other, until it is told to stop; then tells how many.
import { openApp } from '../../dist/app.js';
import { readConfig } from '../../dist/config.js';
import { makeArticles } from '../data/article-text.mjs';

const LENGTH = 3_000;
const BATCH = 200;

const config = readConfig(process.env);
const app = await openApp(config.dataDir, config);
let isStopped = false;
let taken = 0;
process.on('message', () => {
  isStopped = true;
});
process.send?.({ ready: true });
while (!isStopped)
  for (const article of makeArticles(BATCH, LENGTH)) {
    if (isStopped) break;
    // An end of its own makes each one new, though the texts come again.
    const number = `${Date.now()}-${taken}`;
    const body = `${article.body}\n\nReport ${number}.`;
    await app.ingest({ ...article, body, url: `https://growth.example/${number}` });
    taken++;
    await new Promise((resolve) => setImmediate(resolve));
  }
await app.close();
process.send?.({ taken });
process.disconnect?.();
