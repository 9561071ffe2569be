/** What may be there at once: a promise costs as much as resolving a field. */
export type MaybePromise<T> = T | PromiseLike<T>;

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as PromiseLike<unknown>).then === 'function'
  );
}

export function then<T, Result>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<Result>,
): MaybePromise<Result> {
  return isPromise(value) ? (value as PromiseLike<T>).then(next) : next(value);
}

/** Waits for those that are promises. */
export function all<T>(values: readonly MaybePromise<T>[]): MaybePromise<readonly T[]> {
  return values.some(isPromise) ? Promise.all(values) : (values as readonly T[]);
}

/** Starts so many; where one throws, the failures of those under way are heard, as Node.js demands. */
export function startAll<T>(
  count: number,
  start: (index: number) => MaybePromise<T>,
): MaybePromise<readonly T[]> {
  const started: MaybePromise<T>[] = [];
  try {
    for (let index = 0; index < count; index++) started.push(start(index));
  } catch (error) {
    for (const value of started) if (isPromise(value)) value.then(undefined, () => {});
    throw error;
  }
  return all(started);
}
