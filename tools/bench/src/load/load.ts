export interface LoadRequest {
  readonly path: string;
  readonly token: string;
  /** The API key for the gateway. */
  readonly apiKey?: string;
}

export interface LoadPlan {
  /** The paths that each connection requests in turn. */
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  /** Milliseconds between two requests of a connection. @default 0 */
  readonly rest?: number;
  /** The folder for the script of the client. */
  readonly folder: string;
}

export interface Blow {
  readonly url: string;
  readonly seconds: number;
}

export interface Result {
  readonly requests: number;
  readonly seconds: number;
  /** Responses other than 2xx, and requests without a response. */
  readonly failures: number;
  /** Response times, in milliseconds. */
  readonly median: number;
}

/** A load generator in a process of its own, which sends each request after the last response and the pause. */
export interface Load {
  readonly client: string;
  run(blow: Blow): Promise<Result>;
}
