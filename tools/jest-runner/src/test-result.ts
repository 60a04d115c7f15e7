import { type AssertionResult, createEmptyTestResult, type TestResult } from '@jest/test-result';
import type { Circus } from '@jest/types';
import { formatExecError, formatResultsErrors } from 'jest-message-util';
import type { SpecFile } from './spec-file.ts';

interface SpecRun {
  readonly testResults: Circus.TestResults;
  /** Errors that belong to no test. */
  readonly unhandled: readonly unknown[];
  readonly start: number;
  readonly end: number;
  readonly cpuSeconds: number;
}

/** A test result with a field that Jest's reporters ignore. */
export interface MeasuredResult extends TestResult {
  /** CPU time of the worker and its child processes during the spec file. */
  readonly cpuSeconds: number;
}

/** Converts a result of jest-circus to the format of Jest's reporters. */
export function toTestResult(spec: SpecFile, run: SpecRun): MeasuredResult {
  const { path, config, globalConfig } = spec;
  const testResults = run.testResults.map(toAssertionResult);
  const count = (status: AssertionResult['status']) =>
    testResults.filter((result) => result.status === status).length;
  const errors = run.unhandled.map(toError);
  const runtime = run.end - run.start;
  return {
    ...createEmptyTestResult(),
    ...(config.displayName && { displayName: config.displayName }),
    failureMessage: [
      formatResultsErrors(testResults, config, globalConfig, path),
      ...errors.map((error) => formatExecError(error, config, globalConfig, path)),
    ]
      .filter(Boolean)
      .join('\n'),
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    perfStats: {
      ...createEmptyTestResult().perfStats,
      start: run.start,
      end: run.end,
      runtime,
      slow: runtime / 1000 > config.slowTestThreshold,
    },
    ...(errors.length > 0 && {
      testExecError: { message: '', stack: errors.map(({ stack }) => stack).join('\n') },
    }),
    testFilePath: path,
    testResults,
    cpuSeconds: run.cpuSeconds,
  };
}

function toAssertionResult(test: Circus.TestResult): AssertionResult {
  const [, ...names] = test.testPath;
  const title = names.at(-1) ?? '';
  return {
    ancestorTitles: names.slice(0, -1),
    title,
    fullName: names.join(' '),
    status: statusOf(test),
    duration: test.duration ?? null,
    failureDetails: test.errorsDetailed
      .map(toError)
      .map(({ message, stack }) => ({ message, stack })),
    failureMessages: [...test.errors],
    invocations: test.invocations,
    location: test.location ?? null,
    numPassingAsserts: test.numPassingAsserts,
  };
}

function statusOf(test: Circus.TestResult): AssertionResult['status'] {
  if (test.status === 'skip') return 'pending';
  if (test.status === 'todo') return 'todo';
  return test.errors.length > 0 ? 'failed' : 'passed';
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
