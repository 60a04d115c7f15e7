import { setTimeout as pause } from 'node:timers/promises';
import { type Edge, type EdgeRequest, sendToEdge } from '@quartet/local-client/edge';

export interface LoadRequest {
  /** Makes the request anew for each time that it is sent. */
  readonly make: () => EdgeRequest;
  readonly expected: readonly number[];
}

export interface Sample {
  readonly path: string;
  /** 0 when there was no response. */
  readonly status: number;
  readonly ms: number;
  readonly isFailure: boolean;
  /** The body of a failure. */
  readonly body?: string;
}

/** Clients that send one request after the other until they are stopped. */
export interface Load {
  /** The responses so far. */
  readonly samples: readonly Sample[];
  stop(): Promise<void>;
}

const clients = 25;
/** Milliseconds between the requests of one client, so that all together send 50 a second; fewer if these take longer. */
const pace = 500;
const limit = 30_000;

export function startLoad(edge: Edge, requests: readonly LoadRequest[]): Load {
  const samples: Sample[] = [];
  const over = new AbortController();
  let next = 0;
  const run = async (delay: number) => {
    await pause(delay);
    while (!over.signal.aborted) {
      const request = requests[next++ % requests.length];
      const rest = pause(pace);
      if (request) samples.push(await send(edge, request));
      await rest;
    }
  };
  const running = Array.from({ length: clients }, (_, client) => run((client * pace) / clients));
  return {
    samples,
    stop: async () => {
      over.abort();
      await Promise.all(running);
    },
  };
}

async function send(edge: Edge, { make, expected }: LoadRequest): Promise<Sample> {
  const request = make();
  const start = performance.now();
  const { status, body } = await sendToEdge(edge, request, AbortSignal.timeout(limit)).then(
    async (response) => ({ status: response.status, body: await response.text() }),
    (error: unknown) => ({ status: 0, body: String(error) }),
  );
  const ms = performance.now() - start;
  const isFailure = !expected.includes(status);
  return { path: request.path, status, ms, isFailure, ...(isFailure && { body }) };
}
