/** What Jest tells whoever has forked it, as it comes. */
export type Notice = Failure | Unrunnable;

export interface Failure {
  readonly kind: 'failed';
  readonly spec: string;
  readonly file: string;
  readonly reason: string;
}

/** A file of specs of which none could begin. */
export interface Unrunnable {
  readonly kind: 'unrunnable';
  readonly reason: string;
}

interface Test {
  readonly path: string;
}

interface Case {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages: readonly string[];
}

interface File {
  readonly testExecError?: { readonly message: string };
}

/** A reporter of Jest that says nothing to people. */
function firstFailure() {
  const tell = (notice: Notice) => void process.send?.(notice);
  return {
    onTestCaseResult: ({ path: file }: Test, { status, fullName, failureMessages }: Case) => {
      const [reason = ''] = failureMessages;
      if (status === 'failed') tell({ kind: 'failed', spec: fullName, file, reason });
    },
    onTestFileResult: (_test: Test, { testExecError }: File) => {
      if (testExecError) tell({ kind: 'unrunnable', reason: testExecError.message });
    },
  };
}

// Where Jest looks for a reporter.
export { firstFailure as default };
