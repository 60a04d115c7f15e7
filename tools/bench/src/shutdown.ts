const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that is aborted by SIGINT or SIGTERM; processes are then stopped, and nothing is reported. */
export function watchForEnd(): AbortSignal {
  const ending = new AbortController();
  for (const name of signals) process.on(name, () => ending.abort(new Error(`stopped by ${name}`)));
  return ending.signal;
}
