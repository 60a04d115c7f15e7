import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from './failure.ts';
import { batchPerTurn } from './batch-per-turn.ts';
import './runtime-modules.ts';
import { withTraceparent } from './with-traceparent.ts';
import type { FromWorker, Invocation, WorkerSetting } from './worker-messages.ts';

type Handler = (event: unknown, context: object) => unknown;

const setting = workerData as WorkerSetting;
const post = batchPerTurn<FromWorker>((messages) => parentPort?.postMessage(messages));

try {
  const handler = await load(setting);
  parentPort?.on('message', (invocations: readonly Invocation[]) => {
    for (const invocation of invocations) void run(handler, invocation);
  });
  post({ type: 'ready' });
} catch (error) {
  post({ type: 'failed', error: failureOf(error) });
}

/** The runtime finds `index.mjs` before the other endings. */
async function load({ code, handler }: WorkerSetting): Promise<Handler> {
  const [file = '', name = ''] = handler.split('.');
  const bundle = (await import(pathToFileURL(join(code, `${file}.mjs`)).href)) as object;
  const exported = (bundle as Readonly<Record<string, unknown>>)[name];
  if (typeof exported !== 'function') {
    throw Object.assign(new Error(`${handler} is undefined or not exported`), {
      name: 'Runtime.HandlerNotFound',
    });
  }
  return exported as Handler;
}

async function run(handler: Handler, invocation: Invocation): Promise<void> {
  const { id, event, deadline, traceparent } = invocation;
  try {
    const call = () => handler(JSON.parse(event), contextOf(deadline));
    const result = await (traceparent === undefined ? call() : withTraceparent(traceparent, call));
    post({ type: 'returned', id, result: JSON.stringify(result ?? null) ?? 'null' });
  } catch (error) {
    post({ type: 'threw', id, error: failureOf(error) });
  }
}

function contextOf(deadline: number): object {
  return {
    functionName: setting.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: setting.arn,
    awsRequestId: randomUUID(),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
