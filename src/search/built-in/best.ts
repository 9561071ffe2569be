/**
 * The first so many places of an order, in that order, without sorting the rest.
 *
 * @param compare negative where the first of two places comes before the second
 */
export function bestOf(
  places: ArrayLike<number>,
  limit: number,
  compare: (left: number, right: number) => number,
): number[] {
  if (limit <= 0) return [];
  // A heap with the worst of the best on top.
  const heap: number[] = [];
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    if (heap.length < limit) {
      heap.push(place);
      rise(heap, compare);
    } else if (compare(place, heap[0] as number) < 0) {
      heap[0] = place;
      sink(heap, compare);
    }
  }
  return heap.sort(compare);
}

function rise(heap: number[], compare: (left: number, right: number) => number): void {
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (compare(heap[child] as number, heap[parent] as number) <= 0) return;
    swap(heap, child, parent);
    child = parent;
  }
}

function sink(heap: number[], compare: (left: number, right: number) => number): void {
  let parent = 0;
  for (;;) {
    let child = parent * 2 + 1;
    if (child >= heap.length) return;
    const other = child + 1;
    if (other < heap.length && compare(heap[other] as number, heap[child] as number) > 0) child = other;
    if (compare(heap[child] as number, heap[parent] as number) <= 0) return;
    swap(heap, child, parent);
    parent = child;
  }
}

function swap(heap: number[], left: number, right: number): void {
  const kept = heap[left] as number;
  heap[left] = heap[right] as number;
  heap[right] = kept;
}
