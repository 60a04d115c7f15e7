/** Remembers the last things it was given, and forgets the rest. */
export interface Ring<T> {
  /** Costs one assignment: the hot path calls it. */
  push(item: T): void;
  newestFirst(): Iterable<T>;
}

export function createRing<T>(capacity: number): Ring<T> {
  const items: T[] = [];
  let count = 0;
  return {
    push: (item) => {
      items[count++ % capacity] = item;
    },
    *newestFirst() {
      const oldest = Math.max(0, count - capacity);
      for (let index = count - 1; index >= oldest; index--) yield items[index % capacity] as T;
    },
  };
}
