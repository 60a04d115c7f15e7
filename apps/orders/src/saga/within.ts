/** Returns the result of the work, or undefined after `ms` milliseconds; the work itself goes on. */
export function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => resolve(undefined), ms);
    void work.then(resolve, reject).finally(() => clearTimeout(limit));
  });
}
