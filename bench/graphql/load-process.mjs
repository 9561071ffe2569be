// The load: argv is a url, a request's body, connections and seconds. Tells what autocannon counted.
import autocannon from 'autocannon';

const [, , url, body, connections, seconds] = process.argv;
const { requests, latency, non2xx, errors } = await autocannon({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
  connections: Number(connections),
  duration: Number(seconds),
});
process.send?.({
  requests: requests.total,
  perSecond: requests.average,
  p50Ms: latency.p50,
  p99Ms: latency.p99,
  failed: non2xx + errors,
});
process.disconnect?.();
