import type { Test, TestResult } from '@jest/test-result';
import type { Config } from '@jest/types';
import { Worker } from 'jest-worker';
import type { SpecFile } from './spec-file.ts';
import type * as worker from './worker.ts';

/** The part of jest-watcher's TestWatcher that a runner needs. */
interface Watcher {
  isInterrupted(): boolean;
}

export interface RunnerOptions {
  /**
   * Time limit in milliseconds for closing the handles of a spec file after its last test.
   * @default 60_000, which only a leak exceeds
   */
  readonly closingLimit?: number;
}

/** Time limit in milliseconds for the exit of a worker, which only a leak exceeds. */
const exitLimit = 60_000;

type OnStart = (test: Test) => Promise<void>;
type OnResult = (test: Test, result: TestResult) => Promise<void>;
type OnFailure = (test: Test, error: Error) => Promise<void>;

/**
 * A Jest runner that imports spec files with Node itself, in long-lived worker processes: a module is
 * loaded once per worker instead of once per spec file, and types are stripped by Node.
 * Specs therefore share modules; the worker fails a file that leaves handles open.
 * Jest's runner API: https://jestjs.io/docs/configuration#runner-string
 */
export default class NativeRunner {
  readonly #globalConfig: Config.GlobalConfig;
  readonly #options: RunnerOptions;

  constructor(globalConfig: Config.GlobalConfig, _context: unknown, options: RunnerOptions = {}) {
    this.#globalConfig = globalConfig;
    this.#options = options;
  }

  async runTests(
    tests: readonly Test[],
    watcher: Watcher,
    ...[onStart, onResult, onFailure]: readonly [OnStart, OnResult, OnFailure]
  ): Promise<void> {
    const globalConfig = this.#globalConfig;
    const { closingLimit = 60_000 } = this.#options;
    let isGreen = true;
    const numWorkers = Math.min(globalConfig.maxWorkers, tests.length);
    const pool = openPool(numWorkers);
    const queue = createQueue(tests);
    const runNext = async (worker: number): Promise<void> => {
      for (let test = queue.next(worker); test; test = queue.next(worker)) {
        if (watcher.isInterrupted()) return;
        await onStart(test);
        const { path, context } = test;
        const { config } = context;
        await pool.runSpec({ worker, path, config, globalConfig, closingLimit }).then(
          (result) => {
            isGreen &&= result.numFailingTests === 0 && !result.testExecError;
            return onResult(test, result);
          },
          (error: Error) => {
            isGreen = false;
            return onFailure(test, error);
          },
        );
      }
    };
    try {
      await Promise.all(Array.from({ length: numWorkers }, (_, worker) => runNext(worker)));
    } finally {
      const { forceExited } = await pool.end();
      if (forceExited && isGreen)
        throw new Error('A test worker did not exit after its last spec.');
    }
  }
}

/**
 * The spec files by path, which the workers take from both ends: a worker gets neighbours, which import
 * the same modules, and the other one has no need of them.
 */
function createQueue(tests: readonly Test[]) {
  const queue = tests.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return { next: (worker: number) => (worker % 2 === 0 ? queue.shift() : queue.pop()) };
}

function openPool(numWorkers: number): Worker & typeof worker {
  const pool = new Worker(new URL('./worker.ts', import.meta.url), {
    computeWorkerKey: (_method, spec) => String((spec as SpecFile).worker),
    exposedMethods: ['runSpec'],
    numWorkers,
    maxRetries: 0,
    workerGracefulExitTimeout: exitLimit,
    forkOptions: {
      execArgv: ['--conditions=@quartet/source', '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  }) as Worker & typeof worker;
  pool.getStdout().pipe(process.stdout);
  pool.getStderr().pipe(process.stderr);
  return pool;
}
