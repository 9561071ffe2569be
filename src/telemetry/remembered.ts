/** The same reading again, unless the last one began longer ago than that: whoever asks often costs no more. */
export function remembered<T>(read: () => Promise<T>, forMs: number): () => Promise<T> {
  let latest: { readonly at: number; readonly value: Promise<T> } | null = null;
  return () => {
    const now = performance.now();
    if (!latest || now - latest.at > forMs) latest = { at: now, value: read() };
    return latest.value;
  };
}
