import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Load } from './loops.ts';
import type { LoadedRequest, Sample } from './send.ts';

/** The data that the thread of the probe starts with. */
export interface ProbePlan {
  readonly url: string;
  readonly requests: readonly LoadedRequest[];
  readonly perSecond: number;
  readonly seconds: number;
}

export interface ProbedTarget extends Pick<Load, 'next'> {
  readonly url: string;
}

const perSecond = 50;

/**
 * Sends a few requests beside the load, from a thread that has nothing else to do: the clients of the load wait for
 * each other in theirs, which says nothing about the task.
 */
export async function probe(
  { url, next }: ProbedTarget,
  seconds: number,
): Promise<readonly Sample[]> {
  const requests = Array.from({ length: perSecond * seconds }, next);
  const workerData: ProbePlan = { url, requests, perSecond, seconds };
  const thread = new Worker(new URL('./probe-thread.ts', import.meta.url), { workerData });
  const [samples] = (await once(thread, 'message')) as [readonly Sample[]];
  return samples;
}
