import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { goods, productId } from '../order/goods.ts';

interface Purchase {
  readonly url: string;
  readonly token: string;
  readonly method: string;
  /** The moment from which requests are sent again after a broken connection. */
  readonly reconnect?: Promise<unknown>;
}

const timeout = 30_000;
const retryInterval = 100;
/** The problems with which Quartet answers for an order that has ended. */
const rejections = new Set(['payment_declined', 'out_of_stock', 'order_cancelled']);

/**
 * Places an order and repeats the request with its key until the order has ended, for 30 s.
 * Returns the status of the order, or `lost` when no response says it.
 */
export async function settle({ url, token, method, reconnect }: Purchase): Promise<string> {
  const product = productId(randomInt(goods.first, goods.last + 1));
  const request = {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ items: [{ productId: product, quantity: 1 }], paymentMethod: method }),
  };
  const first = await send(url, request);
  if (first === undefined) await reconnect;
  const until = performance.now() + timeout;
  let status = first ?? 'lost';
  while (!hasEnded(status) && performance.now() < until) {
    await pause(retryInterval);
    status = (await send(url, request)) ?? status;
  }
  return status;
}

export function hasEnded(status: string): boolean {
  return status !== 'processing' && status !== 'lost';
}

interface Reply {
  /** The status of the order, or of the response when there is no order to show. */
  readonly status?: string | number;
  readonly code?: string;
}

/** Returns the status of the order; undefined when the response does not say it. */
async function send(url: string, request: RequestInit): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/api/orders`, request);
    const { status, code } = (await response.json()) as Reply;
    if (typeof status === 'string') return status;
    return code !== undefined && rejections.has(code) ? 'rejected' : undefined;
  } catch {
    return undefined;
  }
}
