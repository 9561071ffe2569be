import type { SearchEngine } from '../search/search-engine.js';
import type { Store } from '../store/store.js';

/** One call of a port's method that is over. */
export interface PortCall {
  readonly port: 'store' | 'search';
  /** The method's name: "statements.byIds". */
  readonly method: string;
  /** When it began, by performance.now(). */
  readonly startedAt: number;
  /** What it rejected with; undefined where it resolved. */
  readonly error: unknown;
}

/** Told of every call once it is over, in the asynchronous context in which it was made. */
export type PortObserver = (call: PortCall) => void;

/** The same store, of whose calls the observer is told. */
export function observedStore(store: Store, observe: PortObserver): Store {
  return observed(store, 'store', '', observe, {
    articles: observed(store.articles, 'store', 'articles.', observe),
    actors: observed(store.actors, 'store', 'actors.', observe),
    statements: observed(store.statements, 'store', 'statements.', observe),
    history: observed(store.history, 'store', 'history.', observe),
    index: observed(store.index, 'store', 'index.', observe),
    keys: observed(store.keys, 'store', 'keys.', observe),
    arrivals: observed(store.arrivals, 'store', 'arrivals.', observe),
  });
}

/** The same engine, of whose calls the observer is told. */
export function observedEngine(engine: SearchEngine, observe: PortObserver): SearchEngine {
  return observed(engine, 'search', '', observe);
}

type Method = (...given: unknown[]) => unknown;

/**
 * An object with a function of its own for each method, made once: a Proxy would look each one up at every call.
 * @param instead what takes the place of properties
 */
function observed<T extends object>(
  target: T,
  port: PortCall['port'],
  prefix: string,
  observe: PortObserver,
  instead: Partial<T> = {},
): T {
  const wrapper: Record<string, unknown> = {};
  const properties = target as Record<string, unknown>;
  for (const name of namesOf(target)) {
    const value = properties[name];
    if (typeof value === 'function')
      wrapper[name] = timed(value as Method, target, { port, method: prefix + name, observe });
    else {
      const get = name in instead ? () => instead[name as keyof T] : () => properties[name];
      Object.defineProperty(wrapper, name, { enumerable: true, get });
    }
  }
  return wrapper as T;
}

/** Hands the method's own promise on, so that nobody waits for the observer. */
function timed(
  method: Method,
  target: object,
  { port, method: name, observe }: { port: PortCall['port']; method: string; observe: PortObserver },
): Method {
  return (...given) => {
    const startedAt = performance.now();
    const result = method.apply(target, given);
    // What streams is not over when the method returns.
    if (result instanceof Promise)
      result.then(
        () => observe({ port, method: name, startedAt, error: undefined }),
        (error: unknown) => observe({ port, method: name, startedAt, error }),
      );
    return result;
  };
}

function namesOf(target: object): string[] {
  const names = new Set<string>();
  for (let each = target; each && each !== Object.prototype; each = Object.getPrototypeOf(each))
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  names.delete('constructor');
  return [...names];
}
