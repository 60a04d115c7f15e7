import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Circus, Config } from '@jest/types';
import { jestExpect } from '@jest/expect';
import { getState, resetState, run } from 'jest-circus';
import { skipAfterFailure } from './bail.ts';
import { cpuSeconds } from './cpu-time.ts';
import { installGlobals, resetTestTimeout } from './globals.ts';
import { watchHandles } from './open-handles.ts';
import { type MeasuredResult, toTestResult } from './test-result.ts';
import type { SpecFile } from './spec-file.ts';
import { watchErrors } from './uncaught-errors.ts';

let hasLeaked = false;

// Node opens each of them at its first use, which can be in the middle of a spec.
void [process.stdout, process.stderr];

/** Runs one spec file in this process. Open handles and errors outside of tests fail it. */
export async function runSpec(spec: SpecFile): Promise<MeasuredResult> {
  const { path, config, globalConfig } = spec;
  // The programs that specs start read what the first of them has compiled.
  process.env['NODE_COMPILE_CACHE'] ??= join(config.cacheDirectory, 'compile');
  const environment = { ...process.env };
  const handles = watchHandles();
  const errors = watchErrors();
  prepareCircus(path, globalConfig);
  const stopBailing = globalConfig.bail > 0 ? skipAfterFailure() : undefined;
  const start = Date.now();
  const cpuBefore = cpuSeconds();
  try {
    const { testResults, unhandledErrorsDetailed } = await runTests(path);
    // Node reports a rejection that nobody handles at the end of the turn.
    await setImmediate();
    const leaks = await handles.leaks(spec.closingLimit);
    hasLeaked ||= leaks.length > 0;
    const unhandled = [...unhandledErrorsDetailed, ...errors.caught(), ...leaks];
    return toTestResult(spec, {
      ...{ testResults, unhandled, start, end: Date.now() },
      cpuSeconds: cpuSeconds() - cpuBefore,
    });
  } finally {
    stopBailing?.();
    errors.stop();
    restoreEnvironment(environment);
  }
}

/** Called by jest-worker before this process exits. A handle whose leak was reported does not keep it alive. */
export function teardown(): void {
  if (hasLeaked) process.exit();
}

/** Restores the real clock, which waiting for handles needs. */
async function runTests(path: string): Promise<Circus.RunResult> {
  try {
    await import(pathToFileURL(path).href);
    return await run();
  } finally {
    jest.useRealTimers();
    jest.restoreAllMocks();
  }
}

function prepareCircus(path: string, globalConfig: Config.GlobalConfig): void {
  installGlobals();
  resetState();
  resetTestTimeout();
  const { testTimeout, testNamePattern, maxConcurrency, expand, randomize, seed } = globalConfig;
  Object.assign(getState(), {
    maxConcurrency,
    expand,
    randomize,
    seed,
    testNamePattern: testNamePattern ? new RegExp(testNamePattern, 'i') : null,
    ...(testTimeout && { testTimeout }),
  });
  jestExpect.setState({ expand: globalConfig.expand, testPath: path });
}

function restoreEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) delete process.env[name];
  }
  Object.assign(process.env, environment);
}
