import type { Side } from '../side.ts';

/** A server that can be killed, and started again with the same address. */
export interface Restartable extends AsyncDisposable {
  readonly url: string;
  /** Sends SIGKILL, and waits for the exit. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** @param startSide starts it with the same port each time */
export async function restartable(startSide: () => Promise<Side>): Promise<Restartable> {
  let side = await startSide();
  const kill = async () => side[Symbol.asyncDispose]();
  return {
    url: side.url,
    kill,
    start: async () => {
      side = await startSide();
    },
    [Symbol.asyncDispose]: kill,
  };
}
