import { join } from 'node:path';
import { logIn } from '@quartet/local-client/edge';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { loadNeighbours, type Neighbours } from './neighbours.ts';
import { type LoadedRequest, openSender } from './send.ts';
import { taskUrl } from './tasks.ts';

/** Requests per second of each API key, and of a client that keeps to its own. */
const rate = { ofKey: 20, calm: 10, clients: 9 };

export interface Fairness {
  /** One key at ten times its rate, beside nine others. */
  readonly key: Neighbours;
  /** A flood without any key, beside one client with a key. */
  readonly flood: Neighbours;
}

/** Runs a Quartet whose limits are on. */
export async function measureFairness(folder: string): Promise<Fairness> {
  const environment = { QUARTET_RATE_LIMITS: 'on' };
  await using quartet = await startQuartet({ home: join(folder, 'limited'), environment });
  const { ready } = quartet;
  const token = await logIn(ready, ready.shopper);
  const list = (): LoadedRequest => ({
    ...{ method: 'GET', path: '/api/products?limit=20' },
    headers: { authorization: `Bearer ${token}`, 'x-api-key': ready.apiKey, 'user-agent': 'bench' },
  });
  await using task = openSender(taskUrl(ready, 'products'));
  await using edge = openSender(ready.url);
  /** The headers that the gateway sets for a key. */
  const as = (client: string): LoadedRequest => {
    const request = list();
    const limits = { 'x-quartet-client-id': client, 'x-quartet-client-rate': String(rate.ofKey) };
    return { ...request, headers: { ...request.headers, ...limits } };
  };
  let turn = 0;
  const key = await loadNeighbours({
    send: task.send,
    next: () => as(`client-${(turn += 1) % rate.clients}`),
    perSecond: rate.clients * rate.calm,
    abuse: { next: () => as('abuser'), perSecond: 10 * rate.ofKey },
  });
  const withoutKey = (): LoadedRequest => ({ ...list(), headers: { 'user-agent': 'bench' } });
  const flood = await loadNeighbours({
    send: edge.send,
    next: list,
    perSecond: rate.ofKey,
    abuse: { next: withoutKey, perSecond: 10 * rate.ofKey },
  });
  return { key, flood };
}
