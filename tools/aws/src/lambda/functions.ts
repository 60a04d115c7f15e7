import type { LambdaFunction } from '@quartet/cloudformation/model/functions';
import { FunctionError } from './function-error.ts';
import { type FunctionLog, type FunctionWorker, startFunctionWorker } from './function-worker.ts';

interface FunctionsOptions {
  readonly functions: readonly LambdaFunction[];
  /** Variables of every function, which override those of its template: AWS_REGION, AWS_ENDPOINT_URL. */
  readonly environment: Readonly<Record<string, string>>;
  /** @default nothing is written */
  readonly log?: FunctionLog;
}

/** The Lambda functions of the templates, each run from its asset in a thread of its own. */
export interface Functions {
  /**
   * @param traceparent the span of the invocation, which its own calls belong to
   * @throws FunctionError when the handler throws, cannot be loaded or takes longer than its template allows.
   */
  invoke(name: string, event: unknown, traceparent?: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A function is started when it is first called, and again when its thread has died or was too slow. */
export function createFunctions({
  functions,
  environment,
  log = () => undefined,
}: FunctionsOptions): Functions {
  const all = new Map(functions.map((each) => [each.name, each]));
  const warm = new Map<string, FunctionWorker>();

  const start = (lambda: LambdaFunction): FunctionWorker => {
    const worker = startFunctionWorker({ lambda, environment, log });
    warm.set(lambda.name, worker);
    return worker;
  };
  return {
    invoke: (name, event, traceparent) => {
      const existing = warm.get(name);
      if (existing?.isUsable()) return existing.invoke(event, traceparent);
      const lambda = all.get(name);
      if (!lambda) return Promise.reject(notFound(name));
      return start(lambda).invoke(event, traceparent);
    },
    close: async () => {
      await Promise.all([...warm.values()].map((worker) => worker.end()));
    },
  };
}

function notFound(name: string): FunctionError {
  return new FunctionError('ResourceNotFoundException', `Function not found: ${name}`);
}
