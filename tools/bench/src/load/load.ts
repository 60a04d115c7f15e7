export interface LoadRequest {
  readonly path: string;
  readonly token: string;
  /** For the gateway. */
  readonly apiKey?: string;
}

export interface LoadPlan {
  /** Asked in turn, on each connection. */
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  /** Milliseconds that each connection rests before it asks again. @default 0 */
  readonly rest?: number;
  /** For the script of the client. */
  readonly folder: string;
}

export interface Blow {
  readonly url: string;
  readonly seconds: number;
}

export interface Result {
  readonly requests: number;
  readonly seconds: number;
  /** Answers that were not 2xx, and requests without an answer. */
  readonly failures: number;
  /** Milliseconds until an answer was there. */
  readonly median: number;
}

/** A client in a process of its own that asks as fast as it is answered, or as its rest allows. */
export interface Load {
  readonly client: string;
  run(blow: Blow): Promise<Result>;
}
