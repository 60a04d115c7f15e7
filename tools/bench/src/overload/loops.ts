import { setTimeout as pause } from 'node:timers/promises';
import type { LoadedRequest, Sample, Send } from './send.ts';

export interface Load {
  readonly send: Send;
  /** Makes the next request. */
  readonly next: () => LoadedRequest;
}

/** So many at once, each sending again as soon as it has an answer; good answers per second. */
export async function closedLoop(
  { send, next }: Load,
  clients: number,
  seconds: number,
): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1_000;
  const counts = await Promise.all(
    Array.from({ length: clients }, async () => {
      let good = 0;
      while (performance.now() < until) if ((await send(next())).outcome === 'good') good += 1;
      return good;
    }),
  );
  return (counts.reduce((sum, each) => sum + each, 0) * 1_000) / (performance.now() - began);
}

export interface OpenLoopResult {
  readonly samples: readonly Sample[];
  readonly sent: number;
  readonly seconds: number;
  /** Monotonic time of the first request, in milliseconds. */
  readonly began: number;
}

const tick = 5;

/** Sends at a rate, whether there are answers or not, until the time is over and all answers are there. */
export async function openLoop(
  { send, next }: Load,
  perSecond: number,
  seconds: number,
): Promise<OpenLoopResult> {
  const began = performance.now();
  const sent: Promise<Sample>[] = [];
  for (let elapsed = 0; elapsed < seconds * 1_000; elapsed = performance.now() - began) {
    const due = Math.min(perSecond * seconds, (perSecond * elapsed) / 1_000);
    while (sent.length < due) sent.push(send(next()));
    await pause(tick);
  }
  return { samples: await Promise.all(sent), sent: sent.length, seconds, began };
}
