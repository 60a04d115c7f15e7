import type { GatewayGiven } from './testing/running-gateway.ts';
import type { Sent } from './testing/send.ts';

/** A behaviour of a gateway that a page of AWS's documentation describes. */
export interface GatewayCase {
  readonly name: string;
  /** The page. */
  readonly page: string;
  readonly given: GatewayGiven;
  /** One after the other, at one gateway. */
  readonly steps: readonly GatewayStep[];
}

export interface GatewayStep {
  readonly sent: Sent;
  /** @default 1, all at once */
  readonly times?: number;
  /** The expected response; with several requests, of each one. */
  readonly answered?: {
    readonly status?: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, unknown>>;
  };
  /** Numbers of answers by status, where there are several. */
  readonly statuses?: Readonly<Record<number, number>>;
  /** The request that the integration received; null when it received none. */
  readonly received?: {
    readonly method?: string;
    readonly url?: string;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, unknown>>;
  } | null;
  /** The number of calls of the authoriser. */
  readonly asked?: number;
  /** A part of what it was asked last. */
  readonly event?: Readonly<Record<string, unknown>>;
  /** The values in the access log, whose line is a list of them. */
  readonly logged?: readonly (string | RegExp)[];
}
