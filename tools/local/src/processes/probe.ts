import { connect } from 'node:net';

const limit = 1_000;

/** Whether anything listens at a port of this machine. */
export function accepts(port: number): Promise<boolean> {
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

/** Whether anything answers there. */
export async function answers(url: string): Promise<boolean> {
  return (await statusOf(url)) !== undefined;
}

/** Whether it answers that all is well. */
export async function answersOk(url: string): Promise<boolean> {
  return (await statusOf(url)) === 200;
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(limit) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}
