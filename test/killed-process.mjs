// Does a piece of work on the index and kills itself before the n-th step of it: argv is the work and n. A step is a
// call of the store's ledger or outbox, of the engine, or a request to the search server. Ends by itself where there
// are fewer steps.
import { openApp } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { Indexer } from '../dist/indexer.js';
import { reconcile } from '../dist/reconcile.js';
import { reindex } from '../dist/reindex.js';

const [work, lastStep] = process.argv.slice(2);
let steps = 0;

function step() {
  if (++steps === Number(lastStep)) process.kill(process.pid, 'SIGKILL');
}

/** The same object, whose calls are steps, as are those of what they give. */
function counted(object) {
  return new Proxy(object, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (name === 'index') return counted(value);
      if (typeof value !== 'function') return value;
      return (...args) => {
        step();
        const given = value.apply(target, args);
        return given instanceof Promise
          ? given.then((result) => (hasMethods(result) ? counted(result) : result))
          : given;
      };
    },
  });
}

function hasMethods(value) {
  return typeof value === 'object' && value !== null && ('apply' in value || 'takeChanges' in value);
}

const config = readConfig(process.env);
const app = await openApp(config.dataDir, config);
const { isIndexInStore } = app;
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  // How often a task is asked for is chance.
  if (!String(input).includes('/tasks/')) step();
  return fetch(input, init);
};
const store = counted(app.store);
const engine = counted(app.engine);
const options = { signal: new AbortController().signal, dryRun: false, report: () => {} };

if (work === 'index') await new Indexer(store, engine, { isIndexInStore }).drain();
else if (work === 'reconcile') await reconcile({ store, engine }, options);
else await reindex({ store, engine: withChanges(engine), isIndexInStore }, options);
await app.close();

/** While the new index is filled, an article is withheld or shown again, which the live one hears of. */
function withChanges(given) {
  const status = Number(lastStep) % 2 ? 'WITHHELD' : 'USABLE';
  async function change() {
    const { fetch: counting } = globalThis;
    globalThis.fetch = fetch;
    await app.store.setArticleStatus('art_toggled', status, null);
    await app.indexer.drain();
    globalThis.fetch = counting;
  }
  let isChanged = false;
  const changing = (next) =>
    new Proxy(next, {
      get(target, name) {
        if (name !== 'apply') return target[name];
        return async (changes) => {
          await target.apply(changes);
          if (!isChanged) await change();
          isChanged = true;
        };
      },
    });
  const layOutNext = async () => changing(await given.layOutNext());
  return new Proxy(given, { get: (target, name) => (name === 'layOutNext' ? layOutNext : target[name]) });
}
