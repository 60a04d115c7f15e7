interface ErrorWatch {
  /** Errors and rejections outside of tests that were not handled. */
  caught(): readonly unknown[];
  stop(): void;
}

/** Collects unhandled errors, so that they fail the spec file that caused them. */
export function watchErrors(): ErrorWatch {
  const thrown: unknown[] = [];
  const rejected = new Map<Promise<unknown>, unknown>();
  const onException = (error: unknown) => thrown.push(error);
  const onRejection = (reason: unknown, promise: Promise<unknown>) => rejected.set(promise, reason);
  const onHandled = (promise: Promise<unknown>) => rejected.delete(promise);
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  process.on('rejectionHandled', onHandled);
  return {
    caught: () => [...thrown, ...rejected.values()],
    stop: () => {
      process.off('uncaughtException', onException);
      process.off('unhandledRejection', onRejection);
      process.off('rejectionHandled', onHandled);
    },
  };
}
