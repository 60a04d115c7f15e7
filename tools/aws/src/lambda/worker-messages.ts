/** The data that a worker starts with. */
export interface WorkerSetting {
  readonly name: string;
  readonly arn: string;
  /** The folder of the asset. */
  readonly code: string;
  /** `index.authorize`. */
  readonly handler: string;
}

/** An event for the handler, as JSON. */
export interface Invocation {
  readonly id: number;
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** The span of the invocation; undefined when it is not traced. */
  readonly traceparent: string | undefined;
}

/** The first is `ready` or `failed`; then an answer to each invocation, in any order. They come in lists. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly error: Failure }
  | { readonly type: 'returned'; readonly id: number; readonly result: string }
  | { readonly type: 'threw'; readonly id: number; readonly error: Failure };

export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
}
