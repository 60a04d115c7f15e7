import { listen } from '@quartet/testing';
import type { RequestRecord } from '../../src/http/proxied-request.ts';
import { createGateway, type GatewayOptions } from '../../src/api-gateway/gateway.ts';
import { type Received, recordingBackend } from './recording-backend.ts';

/** A gateway that listens, and what is known of the requests through it. */
export interface RunningGateway {
  readonly url: string;
  /** The number of requests that have come in. */
  requests(): number;
  readonly received: readonly Received[];
  /** Events that its authoriser received. */
  readonly events: readonly Record<string, unknown>[];
  /** Lines of the access log. */
  readonly lines: readonly string[];
  readonly records: readonly RequestRecord[];
  close(): Promise<void>;
}

export interface GatewayGiven extends Pick<GatewayOptions, 'gateway'> {
  /** @default allows everybody */
  readonly authorizer?: (event: Record<string, unknown>) => unknown;
  /** @default true */
  readonly rateLimits?: boolean;
  readonly apiKeys?: GatewayOptions['apiKeys'];
}

export async function runGateway(given: GatewayGiven): Promise<RunningGateway> {
  const { gateway, rateLimits = true, apiKeys = {} } = given;
  const { authorizer = () => ({ isAuthorized: true }) } = given;
  const events: Record<string, unknown>[] = [];
  const lines: string[] = [];
  const records: RequestRecord[] = [];
  const handle = createGateway({
    ...{ gateway, rateLimits, apiKeys },
    forwardToListener: (listener, request) => backend.forwardToListener(listener, request),
    functions: {
      invoke: async (_name, event) => {
        events.push(JSON.parse(JSON.stringify(event)) as Record<string, unknown>);
        return authorizer(event as Record<string, unknown>);
      },
    },
    observe: (each) => void records.push(each),
    log: (line) => void lines.push(line),
  });
  const backend = await recordingBackend();
  let requests = 0;
  const server = await listen((req, res) => {
    requests += 1;
    handle(req, res);
  });
  const { received } = backend;
  return {
    url: server.url,
    ...{ received, events, lines, records, requests: () => requests },
    close: async () => {
      await server.close();
      await backend.close();
    },
  };
}
