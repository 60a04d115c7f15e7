interface Awaited {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** The answers that somebody still waits for, each by its number and no longer than its time. */
export interface Answers {
  /** `late` says what the waiting ends with after so many milliseconds. */
  expect(milliseconds: number, late: () => Error): { id: number; promise: Promise<unknown> };
  resolve(id: number, value: unknown): void;
  reject(id: number, error: Error): void;
  /** For all that are open. */
  fail(error: Error): void;
  open(): number;
}

export function createAnswers(): Answers {
  const awaited = new Map<number, Awaited>();
  let last = 0;

  const take = (id: number): Awaited | undefined => {
    const found = awaited.get(id);
    if (found) clearTimeout(found.timer);
    awaited.delete(id);
    return found;
  };
  return {
    expect: (milliseconds, late) => {
      const id = ++last;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const timer = setTimeout(() => {
        awaited.delete(id);
        reject(late());
      }, milliseconds);
      awaited.set(id, { resolve, reject, timer });
      return { id, promise };
    },
    resolve: (id, value) => take(id)?.resolve(value),
    reject: (id, error) => take(id)?.reject(error),
    fail: (error) => {
      for (const id of [...awaited.keys()]) take(id)?.reject(error);
    },
    open: () => awaited.size,
  };
}
