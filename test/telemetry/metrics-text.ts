/** Samples by their name and labels as they stand in the text: `up{part="store"}`. */
export type Samples = ReadonlyMap<string, number>;

/** Reads Prometheus' text format, and refuses what is none. */
function readMetrics(text: string): Samples {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('# HELP ') || line.startsWith('# TYPE ')) continue;
    const sample = /^([a-zA-Z_:][\w:]*(?:\{[^{}]*\})?) (\S+)$/.exec(line);
    const value = Number(sample?.[2]?.replace('Inf', 'Infinity'));
    if (!sample?.[1] || (Number.isNaN(value) && sample[2] !== 'Nan')) throw new Error(`No sample: ${line}`);
    if (samples.has(sample[1])) throw new Error(`Twice: ${line}`);
    samples.set(sample[1], value);
  }
  return samples;
}

/** Asks a server for its metrics. */
export async function fetchMetrics(origin: string): Promise<Samples> {
  const response = await fetch(`${origin}/metrics`);
  if (!response.headers.get('content-type')?.startsWith('text/plain; version=0.0.4'))
    throw new Error(`No metrics: ${response.status} ${response.headers.get('content-type')}`);
  return readMetrics(await response.text());
}
