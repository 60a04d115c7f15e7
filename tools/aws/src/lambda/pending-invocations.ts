interface PendingInvocation {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** The answers that somebody still waits for, each by its number and no longer than its time. */
interface PendingInvocations {
  /** `late` says what the waiting ends with after so many milliseconds. */
  add(milliseconds: number, timeoutError: () => Error): { id: number; promise: Promise<unknown> };
  resolve(id: number, value: unknown): void;
  reject(id: number, error: Error): void;
  /** Rejects all that are pending. */
  rejectAll(error: Error): void;
  count(): number;
}

export function createPendingInvocations(): PendingInvocations {
  const pending = new Map<number, PendingInvocation>();
  let lastId = 0;

  const take = (id: number): PendingInvocation | undefined => {
    const invocation = pending.get(id);
    if (invocation) clearTimeout(invocation.timer);
    pending.delete(id);
    return invocation;
  };
  return {
    add: (milliseconds, timeoutError) => {
      const id = ++lastId;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const timer = setTimeout(() => {
        pending.delete(id);
        reject(timeoutError());
      }, milliseconds);
      pending.set(id, { resolve, reject, timer });
      return { id, promise };
    },
    resolve: (id, value) => take(id)?.resolve(value),
    reject: (id, error) => take(id)?.reject(error),
    rejectAll: (error) => {
      for (const id of [...pending.keys()]) take(id)?.reject(error);
    },
    count: () => pending.size,
  };
}
