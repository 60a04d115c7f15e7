import type { RequestListener } from 'node:http';
import { openTransport, type OutboundRequest } from '@quartet/http';
import { listen } from '@quartet/testing';
import type { Mortal } from './mortal.ts';
import type { Stage } from './stage.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A service behind real HTTP, whose requests are part of the activity that their id names. */
export interface Served {
  readonly url: string;
  /** Nothing when the connection ended without an answer. */
  ask(sending: Omit<OutboundRequest, 'deadline'>): Promise<Answer | undefined>;
  close(): Promise<void>;
}

const deadline = 120_000;

export async function serve(stage: Stage, app: RequestListener, mortal?: Mortal): Promise<Served> {
  const server = await listen((req, res) => {
    const activity = stage.find(req.headers['x-request-id']);
    stage.act({ mortal, activity }, () => app(req, res));
  });
  const transport = openTransport({ url: server.url, peer: 'the service' });
  return {
    url: server.url,
    ask: async (sending) => {
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
