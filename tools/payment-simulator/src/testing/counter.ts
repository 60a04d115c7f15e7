import { createLogger } from '@quartet/logging';
import { listen } from '@quartet/testing';
import { createApp } from '../app.ts';
import { openBooks } from '../books.ts';
import { createCompany } from '../company.ts';
import type { Entry } from '../entry.ts';
import { openJournal } from '../journal.ts';
import type { TemporaryJournal } from './temporary-journal.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The company behind real HTTP; a connection that ends without an answer is status 0. */
export interface Counter {
  readonly announced: readonly Entry[];
  post(path: string, key: string, body: object): Promise<Answer>;
  authorise(id: string, method: string, amount?: number): Promise<Answer>;
  /** The path follows `/payments/`. */
  change(path: string, key: string, amount?: number): Promise<Answer>;
  lookUp(key: string): Promise<Answer>;
  close(): Promise<void>;
}

export async function openCounter(file: TemporaryJournal): Promise<Counter> {
  const announced: Entry[] = [];
  const journal = await openJournal(file.path);
  const company = createCompany(openBooks(journal), (entry) => announced.push(entry));
  const log = createLogger('provider', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
  const server = await listen(createApp(company, log));
  const post: Counter['post'] = (path, key, body) =>
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
    close: async () => {
      await server.close();
      await journal.close();
    },
  };
}

async function send(url: string, init: RequestInit): Promise<Answer> {
  try {
    const answer = await fetch(url, init);
    return { status: answer.status, body: await answer.json() };
  } catch {
    return { status: 0, body: undefined };
  }
}
