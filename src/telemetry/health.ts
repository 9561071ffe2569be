import { setTimeout as pause } from 'node:timers/promises';
import {
  type SearchEngine,
  SearchUnavailableError,
  type UnavailableReason,
} from '../search/search-engine.js';
import type { Store } from '../store/store.js';
import { remembered } from './remembered.js';

/** Probes ask every few seconds, and give up after one to five. */
const CHECK_TIMEOUT_MS = 2_000;
/** Whoever asks sooner gets the last report: anybody may ask, and a check costs the database a query. */
const REPORT_AGE_MS = 1_000;
/** A server delivers within a second or two; after a minute something is wrong, or a great deal came at once. */
const BEHIND_AFTER_S = 60;

/**
 * Whether this process can answer:
 * - ready: everything works
 * - degraded: it answers, but the search is away, or the index is behind or refuses statements. Every process
 *   meets the same, so that taking this one out would help nobody
 * - unready: it is stopping, or the store does not answer, without which there is nothing to say
 */
export interface HealthReport {
  readonly status: 'ready' | 'degraded' | 'unready';
  readonly checks: {
    readonly process: { readonly status: 'up' | 'stopping' };
    readonly store: { readonly status: 'up' | 'down'; readonly durationMs: number };
    readonly search: {
      readonly status: 'up' | 'down';
      readonly durationMs: number;
      /** Why it is down. */
      readonly reason: UnavailableReason | null;
    };
    /** What waits to be indexed; unknown while the store is down. */
    readonly outbox: {
      readonly status: 'ok' | 'behind' | 'failing' | 'unknown';
      readonly waiting: number | null;
      readonly oldestSeconds: number | null;
      readonly failed: number | null;
    };
  };
}

type Checks = HealthReport['checks'];

/** Checks what a process needs to answer. */
export class Health {
  readonly #store: Pick<Store, 'outboxState'>;
  readonly #engine: Pick<SearchEngine, 'version' | 'check'>;
  readonly #changed: (report: HealthReport, cause: unknown) => void;
  #isStopping = false;
  readonly #recentChecks = remembered(() => this.#check(), REPORT_AGE_MS);
  #told: HealthReport['status'] = 'ready';
  /** What the store or the engine said last, for the log; it may name hosts, and anybody may ask. */
  #cause: unknown;

  /** @param changed told when the status is another one than at the last check */
  constructor(
    store: Pick<Store, 'outboxState'>,
    engine: Pick<SearchEngine, 'version' | 'check'>,
    changed: (report: HealthReport, cause: unknown) => void = () => {},
  ) {
    this.#store = store;
    this.#engine = engine;
    this.#changed = changed;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** From now on the process is unready. */
  stop(): void {
    this.#isStopping = true;
  }

  /** Never rejects; takes two seconds at the most. */
  async report(): Promise<HealthReport> {
    const checks = {
      process: { status: this.#isStopping ? 'stopping' : 'up' },
      ...(await this.#recentChecks()),
    } as const;
    const report = { status: statusOf(checks), checks };
    if (report.status !== this.#told) {
      this.#told = report.status;
      // That it stops is told by who stops it.
      if (!this.#isStopping) this.#changed(report, this.#cause);
    }
    return report;
  }

  async #check(): Promise<Omit<Checks, 'process'>> {
    this.#cause = undefined;
    const [[store, outbox], search] = await Promise.all([this.#checkStore(), this.#checkSearch()]);
    return { store, search, outbox };
  }

  async #checkStore(): Promise<[Checks['store'], Checks['outbox']]> {
    const startedAt = performance.now();
    try {
      const { waiting, oldest, failed } = await inTime(this.#store.outboxState(0));
      const oldestSeconds = oldest === null ? null : Math.max(0, (Date.now() - Date.parse(oldest)) / 1000);
      const isBehind = oldestSeconds !== null && oldestSeconds > BEHIND_AFTER_S;
      const status = failed > 0 ? 'failing' : isBehind ? 'behind' : 'ok';
      return [
        { status: 'up', durationMs: since(startedAt) },
        { status, waiting, oldestSeconds, failed },
      ];
    } catch (error) {
      this.#cause = error;
      return [
        { status: 'down', durationMs: since(startedAt) },
        { status: 'unknown', waiting: null, oldestSeconds: null, failed: null },
      ];
    }
  }

  async #checkSearch(): Promise<Checks['search']> {
    const startedAt = performance.now();
    try {
      // The one with the key that writes, the other with the one that searches.
      await inTime(Promise.all([this.#engine.version(), this.#engine.check()]));
      return { status: 'up', durationMs: since(startedAt), reason: null };
    } catch (error) {
      this.#cause ??= error;
      const reason =
        error instanceof SearchUnavailableError ? error.reason : error instanceof TooLate ? 'SLOW' : 'FAILED';
      return { status: 'down', durationMs: since(startedAt), reason };
    }
  }
}

function statusOf({ process, store, search, outbox }: Checks): HealthReport['status'] {
  if (process.status !== 'up' || store.status !== 'up') return 'unready';
  return search.status === 'up' && outbox.status === 'ok' ? 'ready' : 'degraded';
}

function since(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}

class TooLate extends Error {
  override readonly name = 'TooLate';
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const waiting = new AbortController();
  const late = pause(CHECK_TIMEOUT_MS, undefined, { signal: waiting.signal, ref: false }).then(() => {
    throw new TooLate(`no answer within ${CHECK_TIMEOUT_MS} ms`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    waiting.abort();
    late.catch(() => {});
  }
}
