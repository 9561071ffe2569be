/**
 * The server closes a connection that was idle for seconds, now and then at the very moment it is used again. Asking
 * once more does no harm: what is asked for twice is the same as once.
 */
export function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  return ask().catch((error: unknown) => {
    if (isClosedConnection(error)) return ask();
    throw error;
  });
}

/** The client and its `fetch` have put it into errors of their own. */
function isClosedConnection(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as NodeJS.ErrnoException;
    if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET') return true;
  }
  return false;
}
