import { childCpuSeconds } from '../process-usage.ts';
import { type JestOptions, type JestRun, runJest } from '../jest/run-jest.ts';

/** One run of the specs of a whole workspace. */
export interface SuiteRun extends JestRun {
  readonly seconds: number;
  /** CPU time of Jest and its child processes. */
  readonly cpuSeconds: number;
}

type RunOptions = Pick<JestOptions, 'root' | 'signal' | 'onFile'>;

/** Runs all specs of the workspace in this folder, without caches of earlier runs. */
export async function runAllSpecs(options: RunOptions): Promise<SuiteRun> {
  const began = performance.now();
  const cpuBefore = childCpuSeconds();
  const args = ['--config', 'jest.workspace.cjs', '--no-cache'];
  const run = await runJest({ ...options, folder: '.', args });
  options.signal.throwIfAborted();
  return {
    ...run,
    seconds: (performance.now() - began) / 1_000,
    cpuSeconds: childCpuSeconds() - cpuBefore,
  };
}
