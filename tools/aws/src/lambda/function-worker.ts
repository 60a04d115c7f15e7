import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { LambdaFunction } from '@quartet/cloudformation/model/functions';
import { createPendingInvocations } from './pending-invocations.ts';
import { failureOf } from './failure.ts';
import { FunctionError } from './function-error.ts';
import { batchPerTurn } from './batch-per-turn.ts';
import { credentialEnvironment } from './sdk-environment.ts';
import type { Failure, FromWorker, Invocation, WorkerSetting } from './worker-messages.ts';

/** Receives the console output of a function, a line at a time. */
export type FunctionLog = (name: string, line: string) => void;

export interface FunctionWorker {
  /** False once it takes no more events. */
  isUsable(): boolean;
  /** @param traceparent the span of the invocation, which its own calls belong to */
  invoke(event: unknown, traceparent?: string): Promise<unknown>;
  end(): Promise<void>;
}

interface FunctionWorkerOptions {
  readonly lambda: LambdaFunction;
  /** Variables of every function; they override those of the template. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: FunctionLog;
}

/**
 * One thread that runs one function, as the warm environment of AWS does. Deviation: it takes the next event
 * while it waits for something of the last one, where AWS starts another environment; ours keep nothing between.
 */
export function startFunctionWorker(options: FunctionWorkerOptions): FunctionWorker {
  const worker = threadOf(options);
  const pending = createPendingInvocations();
  let isUsable = true;
  const started = Promise.withResolvers<void>();
  started.promise.catch(() => undefined);
  const die = (error: FunctionError) => {
    isUsable = false;
    started.reject(error);
    pending.rejectAll(error);
    void worker.terminate();
  };
  const endWhenIdle = () => {
    if (!isUsable && pending.count() === 0) void worker.terminate();
  };

  const handle = (message: FromWorker) => {
    if (message.type === 'ready') started.resolve();
    else if (message.type === 'failed') die(errorOf(message.error));
    else if (message.type === 'threw') pending.reject(message.id, errorOf(message.error));
    else pending.resolve(message.id, JSON.parse(message.result));
  };
  const post = batchPerTurn<Invocation>((invocations) => worker.postMessage(invocations));
  worker.on('message', (messages: readonly FromWorker[]) => {
    for (const message of messages) handle(message);
    endWhenIdle();
  });
  worker.on('error', (error: unknown) => die(errorOf(failureOf(error))));
  worker.on('exit', (code) => die(new FunctionError('Runtime.ExitError', exitMessage(code))));

  const { timeout } = options.lambda;
  return {
    isUsable: () => isUsable,
    invoke: async (event, traceparent) => {
      await started.promise;
      const { id, promise } = pending.add(timeout * 1_000, () => {
        isUsable = false;
        endWhenIdle();
        return new FunctionError('Sandbox.Timedout', timeoutMessage(timeout));
      });
      const deadline = Date.now() + timeout * 1_000;
      post({ id, event: JSON.stringify(event), deadline, traceparent });
      return promise;
    },
    end: async () => void (await worker.terminate()),
  };
}

function threadOf({ lambda, environment, log }: FunctionWorkerOptions): Worker {
  const { name, arn, code, handler, roleArn } = lambda;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    name,
    workerData: { name, arn, code, handler } satisfies WorkerSetting,
    env: { ...lambda.environment, ...environment, ...credentialEnvironment(roleArn) },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  for (const input of [worker.stdout, worker.stderr]) {
    createInterface({ input }).on('line', (line) => log(name, line));
  }
  return worker;
}

function errorOf({ errorType, errorMessage }: Failure): FunctionError {
  return new FunctionError(errorType, errorMessage);
}

function exitMessage(code: number): string {
  return `Runtime exited ${code === 0 ? 'without providing a reason' : `with error: exit status ${code}`}`;
}

function timeoutMessage(seconds: number): string {
  return `Task timed out after ${seconds.toFixed(2)} seconds`;
}
