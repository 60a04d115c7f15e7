/** The result of a spec file. */
export interface SpecFileReport {
  /** The failure message as Jest prints it. */
  readonly project: string;
  readonly file: string;
  /** The number of tests. */
  readonly specs: number;
  readonly failures: readonly Failure[];
  /** An error of the file that belongs to no test. */
  readonly error?: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export interface Failure {
  readonly spec: string;
  readonly file: string;
  readonly reason: string;
}

interface Test {
  readonly path: string;
  readonly context: { readonly config: { readonly displayName?: { readonly name: string } } };
}

interface Case {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages: readonly string[];
}

interface Result {
  readonly testResults: readonly Case[];
  readonly testExecError?: object;
  readonly failureMessage?: string | null;
  readonly perfStats: { readonly runtime: number };
  /** CPU time, which only our own runner measures. */
  readonly cpuSeconds?: number;
}

/** A Jest reporter that sends the result of each file to the parent process. */
function specFileReporter() {
  return {
    onTestFileResult: (test: Test, result: Result) => void process.send?.(reportOf(test, result)),
  };
}

function reportOf({ path: file, context }: Test, result: Result): SpecFileReport {
  const failed = result.testResults.filter(({ status }) => status === 'failed');
  return {
    project: context.config.displayName?.name ?? '',
    file,
    specs: result.testResults.length,
    failures: failed.map(({ fullName: spec, failureMessages: [reason = ''] }) => ({
      ...{ spec, file, reason },
    })),
    ...(result.testExecError && { error: result.failureMessage ?? '' }),
    seconds: result.perfStats.runtime / 1_000,
    cpuSeconds: result.cpuSeconds ?? 0,
  };
}

// Where Jest looks for a reporter.
export { specFileReporter as default };
