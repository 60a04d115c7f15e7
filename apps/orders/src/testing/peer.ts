import type { Fault } from '@quartet/faults';
import { listen } from '@quartet/testing';
import express, { type Express, type Request, type RequestHandler } from 'express';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The faults of a call; a late one is delivered by `deliverLate`. */
export type CallFault = Extract<Fault, 'reset' | 'error' | 'lost' | 'silent' | 'garbage' | 'late'>;

export interface Gate {
  /** The call is there, and waits. */
  readonly arrived: Promise<void>;
  open(): void;
}

/** Another service behind a real socket, whose network a spec can make bad. */
export interface Peer {
  readonly url: string;
  readonly calls: string[];
  /** The next calls of an operation meet these faults, one each. */
  fail(operation: string, ...faults: readonly CallFault[]): void;
  /** The next call of an operation waits. */
  gate(operation: string): Gate;
  deliverLate(): void;
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

export type Act = (req: Request) => Answer;

/** The path and the effect of each operation. */
export type Acts = Readonly<
  Record<string, readonly [method: 'put' | 'get', path: string, act: Act]>
>;

export async function openPeer(acts: Acts): Promise<Peer> {
  const faults = new Map<string, CallFault[]>();
  const gates = new Map<string, () => Promise<void>>();
  const calls: string[] = [];
  const late: (() => unknown)[] = [];

  const serve = (operation: string, act: Act): RequestHandler => {
    return async (req, res) => {
      calls.push(operation);
      const wait = gates.get(operation);
      gates.delete(operation);
      await wait?.();
      const fault = faults.get(operation)?.shift();
      if (fault === 'late') late.push(() => act(req));
      if (fault === 'late' || fault === 'reset') return void res.socket?.destroy();
      if (fault === 'error') return void res.status(500).json({ code: 'internal' });
      const { status, body } = act(req);
      if (fault === 'lost') return void res.socket?.destroy();
      if (fault === 'garbage') return void res.type('html').send('<p>OK</p>');
      if (fault !== 'silent') res.status(status).json(body);
    };
  };
  const app = express().use(express.json());
  for (const [operation, [method, path, act]] of Object.entries(acts)) {
    app[method](path, serve(operation, act));
  }
  return {
    calls,
    fail: (operation, ...planned) => faults.set(operation, [...planned]),
    gate: (operation) => {
      const arrived = Promise.withResolvers<void>();
      const open = Promise.withResolvers<void>();
      gates.set(operation, () => (arrived.resolve(), open.promise));
      return { arrived: arrived.promise, open: open.resolve };
    },
    deliverLate: () => late.splice(0).forEach((act) => act()),
    ...(await restartable(app)),
  };
}

async function restartable(app: Express): Promise<Pick<Peer, 'url' | 'down' | 'up' | 'close'>> {
  let server = await listen(app);
  const { url } = server;
  return {
    url,
    down: () => server.close(),
    up: async () => {
      server = await listen(app, Number(new URL(url).port));
    },
    close: () => server.close(),
  };
}
