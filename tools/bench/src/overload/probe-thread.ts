import { parentPort, workerData } from 'node:worker_threads';
import { openLoop } from './loops.ts';
import type { ProbePlan } from './probe.ts';
import { openSender } from './send.ts';

const { url, requests, perSecond, seconds } = workerData as ProbePlan;
const queue = requests.values();
await using sender = openSender(url);
const next = () => queue.next().value ?? requests[0]!;
const { samples } = await openLoop({ send: sender.send, next }, perSecond, seconds);
parentPort?.postMessage(samples);
