const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Aborted when we are told to stop; what has been started is ended then, and nothing is reported. */
export function watchForEnd(): AbortSignal {
  const ending = new AbortController();
  for (const name of signals) process.on(name, () => ending.abort(new Error(`stopped by ${name}`)));
  return ending.signal;
}
