import DataLoader from 'dataloader';
import type { Actor } from '../domain/actor.js';
import type { Article } from '../domain/article.js';
import type { Change } from '../domain/change.js';
import type { ClaimReview } from '../domain/claim-review.js';
import { TimeoutError } from '../domain/errors.js';
import type { Statement } from '../domain/statement.js';
import type {
  ActorFilter,
  ActorOrder,
  ArticleFilter,
  ArticleOrder,
  ListQuery,
  ListReader,
  Page,
  PageRequest,
  RecordReader,
  StatementFilter,
  StatementOrder,
  Store,
} from '../store/store.js';

/** Reads that one request asks for one by one, done together. */
export interface Loaders {
  readonly articles: ListLoader<Article, ArticleFilter, ArticleOrder>;
  readonly actors: ListLoader<Actor, ActorFilter, ActorOrder>;
  readonly statements: ListLoader<Statement, StatementFilter, StatementOrder>;
  /** An article's body by its id. */
  readonly bodies: DataLoader<string, string | null>;
  /** A claim's reviews by its id. */
  readonly reviews: DataLoader<string, ClaimReview[]>;
  /** A change of the audit log by its id. */
  readonly changes: DataLoader<string, Change | null>;
  /** Forgets what was read: something has changed. */
  forget(): void;
}

/**
 * @param store has what those see who see everything, and what is told of things that they have seen
 * @param signal once it aborts, nothing more is read
 */
export function makeLoaders(
  record: RecordReader,
  store: Pick<Store, 'history' | 'reviews'>,
  signal: AbortSignal,
): Loaders {
  const articles = new ListLoader(record.articles, signal);
  const actors = new ListLoader(record.actors, signal);
  const statements = new ListLoader(record.statements, signal);
  const bodies = new DataLoader<string, string | null>(async (ids) => {
    checkTime(signal);
    return record.bodies(ids);
  });
  const reviews = new DataLoader<string, ClaimReview[]>(async (ids) => {
    checkTime(signal);
    return store.reviews(ids);
  });
  const changes = new DataLoader<string, Change | null>(async (ids) => {
    checkTime(signal);
    return store.history.byIds(ids);
  });
  return {
    articles,
    actors,
    statements,
    bodies,
    reviews,
    changes,
    forget: () => {
      for (const loader of [articles, actors, statements]) loader.forget();
      bodies.clearAll();
      reviews.clearAll();
    },
  };
}

function checkTime({ aborted }: AbortSignal): void {
  if (aborted) throw new TimeoutError('The request has ended: nothing more is read for it.');
}

/** Batches one noun's reads: by id, and the same page of many lists ("the first 10 quotes of each of these"). */
class ListLoader<T, Filter, Order> {
  readonly #reader: ListReader<T, Filter, Order>;
  readonly #signal: AbortSignal;
  readonly #byId: DataLoader<string, T | null>;
  readonly #read = new Map<string, T | null>();
  readonly #unread = new Set<string>();
  #reading: Promise<void> | null = null;
  readonly #pages = new Map<string, DataLoader<ListQuery<Filter, Order>, Page<T>, string>>();
  readonly #counts: DataLoader<ListQuery<Filter, Order>, number, string>;

  constructor(reader: ListReader<T, Filter, Order>, signal: AbortSignal) {
    this.#reader = reader;
    this.#signal = signal;
    this.#byId = new DataLoader((ids) => this.byIds(ids));
    this.#counts = new DataLoader(
      async (queries) => {
        checkTime(signal);
        return reader.counts(queries);
      },
      { cacheKeyFn: JSON.stringify },
    );
  }

  byId(id: string): Promise<T | null> {
    return this.#byId.load(id);
  }

  /** Each in its place, null for null and where there is none: one read, without a promise for each. */
  async byIds(ids: readonly (string | null)[]): Promise<readonly (T | null)[]> {
    let isRead = true;
    for (const id of ids) {
      if (id === null || this.#read.has(id)) continue;
      this.#unread.add(id);
      isRead = false;
    }
    if (!isRead) {
      this.#reading ??= this.#readTogether();
      await this.#reading;
    }
    return ids.map((id) => (id === null ? null : (this.#read.get(id) ?? null)));
  }

  /** One read for all who ask before the present turn is over: a page's quotes and its claims have their actors so. */
  async #readTogether(): Promise<void> {
    await Promise.resolve();
    const ids = [...this.#unread];
    this.#unread.clear();
    this.#reading = null;
    checkTime(this.#signal);
    const nodes = await this.#reader.byIds(ids);
    for (let index = 0; index < ids.length; index++)
      this.#read.set(ids[index] as string, nodes[index] ?? null);
  }

  forget(): void {
    this.#byId.clearAll();
    this.#read.clear();
    this.#pages.clear();
    this.#counts.clearAll();
  }

  page(query: ListQuery<Filter, Order>, request: PageRequest): Promise<Page<T>> {
    const key = JSON.stringify(request);
    let loader = this.#pages.get(key);
    if (!loader) {
      loader = new DataLoader(
        async (queries) => {
          checkTime(this.#signal);
          return this.#reader.pages(queries, request);
        },
        { cacheKeyFn: JSON.stringify },
      );
      this.#pages.set(key, loader);
    }
    return loader.load(query);
  }

  count(query: ListQuery<Filter, Order>): Promise<number> {
    return this.#counts.load(query);
  }
}
