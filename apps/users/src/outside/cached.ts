import { withoutContext } from '@quartet/logging';

/** Loads a value at most once per `maxAge` milliseconds, and once for all who ask meanwhile. */
export function cached<T>(maxAge: number, load: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  let loadedAt = -Infinity;
  return () => {
    if (value && performance.now() - loadedAt < maxAge) return value;
    const loading = withoutContext(load);
    value = loading;
    loadedAt = performance.now();
    loading.catch(() => {
      if (value === loading) value = undefined;
    });
    return loading;
  };
}
