import type { RequestListener } from 'node:http';
import { openTransport, type OutboundRequest } from '@quartet/http';
import { listen } from '@quartet/testing';
import type { Crashable } from './crashable.ts';
import type { FaultStage } from './fault-stage.ts';

interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

/** A service behind real HTTP, whose requests belong to the activity with their request id. */
export interface RunningService {
  readonly url: string;
  /** Returns undefined when the connection closed without a response. */
  send(sending: Omit<OutboundRequest, 'deadline'>): Promise<HttpResponse | undefined>;
  close(): Promise<void>;
}

const deadline = 120_000;

export async function serve(
  stage: FaultStage,
  app: RequestListener,
  task?: Crashable,
): Promise<RunningService> {
  const server = await listen((req, res) => {
    const activity = stage.find(req.headers['x-request-id']);
    stage.runIn({ task, activity }, () => app(req, res));
  });
  const transport = openTransport({ url: server.url, peer: 'the service' });
  return {
    url: server.url,
    send: async (sending) => {
      try {
        const { status, text } = await transport.send({ ...sending, deadline });
        return { status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
      } catch {
        return undefined;
      }
    },
    close: async () => {
      await server.close();
      await transport.destroy();
    },
  };
}
