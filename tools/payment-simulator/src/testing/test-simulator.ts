import { createLogger } from '@quartet/logging';
import { listen } from '@quartet/testing';
import { createApp } from '../app.ts';
import { openLedger } from '../ledger.ts';
import { createProcessor } from '../processor.ts';
import type { Entry } from '../entry.ts';
import type { TemporaryJournal } from './temporary-journal.ts';

interface SimulatorResponse {
  readonly status: number;
  readonly body: unknown;
}

interface EntryPage {
  readonly items: readonly Entry[];
  readonly next: number;
}

/** The simulator behind real HTTP; a connection that closes without a response has status 0. */
export interface TestSimulator {
  readonly announced: readonly Entry[];
  post(path: string, key: string, body: object): Promise<SimulatorResponse>;
  authorise(id: string, method: string, amount?: number): Promise<SimulatorResponse>;
  /** Sends a capture, void or refund; the path follows `/payments/`. */
  change(path: string, key: string, amount?: number): Promise<SimulatorResponse>;
  lookUp(key: string): Promise<SimulatorResponse>;
  list(after: number, limit: number): Promise<{ readonly body: EntryPage }>;
  close(): Promise<void>;
}

export async function startTestSimulator(file: TemporaryJournal): Promise<TestSimulator> {
  const announced: Entry[] = [];
  const ledger = await openLedger(file.path);
  const processor = createProcessor(ledger, (entry) => announced.push(entry));
  const log = createLogger('provider', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
  const server = await listen(createApp(processor, log));
  const post: TestSimulator['post'] = (path, key, body) =>
    send(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  return {
    announced,
    post,
    authorise: (id, method, amount = 1000) =>
      post('/payments', id, { paymentId: id, orderId: 'order', amount, currency: 'USD', method }),
    change: (path, key, amount = 1000) =>
      post(`/payments/${path}`, key, { orderId: 'order', amount, currency: 'USD' }),
    lookUp: (key) => send(`${server.url}/operations/${encodeURIComponent(key)}`, {}),
    list: async (after, limit) => {
      const { body } = await send(`${server.url}/operations?after=${after}&limit=${limit}`, {});
      return { body: body as EntryPage };
    },
    close: async () => {
      await server.close();
      await ledger.close();
    },
  };
}

async function send(url: string, init: RequestInit): Promise<SimulatorResponse> {
  try {
    const response = await fetch(url, init);
    return { status: response.status, body: await response.json() };
  } catch {
    return { status: 0, body: undefined };
  }
}
