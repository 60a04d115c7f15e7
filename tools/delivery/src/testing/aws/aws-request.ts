export interface AwsRequest {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The response of a service, as XML or as an object for JSON; undefined for actions of other services. */
export type AwsResponse = string | object | undefined;

export class AwsError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
