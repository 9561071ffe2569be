/** Lets work end by itself when somebody asks by Ctrl+C; asked a second time, the process ends at once. */
export function onInterrupt(): { readonly signal: AbortSignal; readonly stopListening: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort);
  return { signal: controller.signal, stopListening: () => process.off('SIGINT', abort) };
}
