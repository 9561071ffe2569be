import pg from 'pg';
import { ARRIVAL_CHANNEL, type WatchArrivals } from './arrivals.js';

/** How soon a connection that broke is made anew. */
const AGAIN_MS = 1_000;
/** A server that takes a connection and says nothing is as good as away. */
const CONNECT_MS = 5_000;
/** Behind a connection that has died without a word, or a proxy that passes no notifications, it is looked so often. */
const LOOK_MS = 10_000;

/** Listens on a connection of its own to what any process has saved. */
export function listenForArrivals(url: string): WatchArrivals {
  return async (onArrival) => {
    let client: pg.Client | null = null;
    let isStopped = false;
    let again: NodeJS.Timeout | undefined;
    const connect = async (): Promise<void> => {
      const fresh = new pg.Client({
        connectionString: url,
        keepAlive: true,
        connectionTimeoutMillis: CONNECT_MS,
      });
      const lose = (): void => {
        if (client !== fresh || isStopped) return;
        client = null;
        again = setTimeout(() => void connect(), AGAIN_MS);
      };
      client = fresh;
      fresh.on('error', lose);
      fresh.on('end', lose);
      fresh.on('notification', onArrival);
      try {
        await fresh.connect();
        await fresh.query(`listen ${ARRIVAL_CHANNEL}`);
        // What came in while nobody listened.
        onArrival();
      } catch {
        await fresh.end().catch(() => {});
        lose();
      }
    };
    await connect();
    const looking = setInterval(onArrival, LOOK_MS);
    return async () => {
      isStopped = true;
      clearTimeout(again);
      clearInterval(looking);
      await client?.end().catch(() => {});
    };
  };
}
