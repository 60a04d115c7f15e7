/** What a file of specs came to. */
export interface SpecFileReport {
  /** As Jest displays it. */
  readonly project: string;
  readonly file: string;
  /** How many specs it has. */
  readonly specs: number;
  readonly failures: readonly Failure[];
  /** What was wrong with the file and with none of its specs. */
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
  /** Only our own runner measures it. */
  readonly cpuSeconds?: number;
}

/** A reporter of Jest that sends a report of each file to the process that forked Jest. */
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
