/** What Jest tells whoever has forked it, as it comes. */
export type Notice =
  | { readonly kind: 'failed'; readonly spec: string }
  /** A file of specs of which none could begin. */
  | { readonly kind: 'unrunnable'; readonly reason: string };

interface Case {
  readonly status: string;
  readonly fullName: string;
}

interface File {
  readonly testExecError?: { readonly message: string };
}

/** A reporter of Jest that says nothing to people. */
function firstFailure() {
  const tell = (notice: Notice) => void process.send?.(notice);
  return {
    onTestCaseResult: (_file: unknown, { status, fullName: spec }: Case) => {
      if (status === 'failed') tell({ kind: 'failed', spec });
    },
    onTestFileResult: (_file: unknown, { testExecError }: File) => {
      if (testExecError) tell({ kind: 'unrunnable', reason: testExecError.message });
    },
  };
}

// Where Jest looks for a reporter.
export { firstFailure as default };
