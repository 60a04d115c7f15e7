import { connect } from 'node:net';

/** Milliseconds. A process that is busy is waited for; its end ends the wait. */
const limit = 30_000;

/** True when something listens at a local port. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: limit });
    const settle = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('connect', settle(true))
      .once('error', settle(false))
      .once('timeout', settle(false));
  });
}

/** True when the URL answers 200. */
export async function respondsOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(limit) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
