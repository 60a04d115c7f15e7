import { setTimeout as wait } from 'node:timers/promises';
import { type OutboundRequest, openTransport, type Reply, type Transport } from '@quartet/http';
import Stripe from 'stripe';
import type { Config } from '../config.ts';

export type StripeConfig = Pick<Config, 'PROVIDER_TIMEOUT' | 'STRIPE_API_URL'> & {
  readonly STRIPE_API_KEY: string;
};

export interface StripeClient {
  readonly stripe: Stripe;
  close(): Promise<void>;
}

/** Milliseconds before a request that Stripe refused for its rate is sent again; it doubles each time. */
const firstPause = 100;

/**
 * Stripe's own client, whose calls go the way of all others: one try each, within the time limit. Only a request
 * that met Stripe's rate limit is sent again, as it was: Stripe has not begun with it, and has not kept its key.
 */
export function createStripeClient(config: StripeConfig): StripeClient {
  const { STRIPE_API_URL: url, STRIPE_API_KEY: key, PROVIDER_TIMEOUT: timeout } = config;
  const transport = openTransport({ url, peer: 'stripe', connectTimeout: timeout });
  const { protocol, hostname, port } = new URL(url);
  const stripe = new Stripe(key, {
    apiVersion: '2026-10-28.endive',
    ...(protocol === 'http:' ? { protocol: 'http' as const } : {}),
    ...{ host: hostname, ...(port === '' ? {} : { port }), timeout },
    ...{ maxNetworkRetries: 0, telemetry: false },
    httpClient: Stripe.createFetchHttpClient((address, options) =>
      send(transport, String(address), { ...options, timeout }),
    ),
  });
  return { stripe, close: transport.destroy };
}

async function send(
  transport: Transport,
  address: string,
  { method, headers, body, signal, timeout }: RequestInit & { readonly timeout: number },
): Promise<Response> {
  const { pathname, search } = new URL(address);
  const sending = {
    method: method === 'GET' ? ('GET' as const) : ('POST' as const),
    path: `${pathname}${search}`,
    headers: Object.fromEntries(new Headers(headers)),
    ...(typeof body === 'string' && body !== '' ? { body } : {}),
    ...(signal ? { signal } : {}),
  };
  try {
    const answer = await sendWithinRate(transport, { ...sending, deadline: timeout });
    const requestId = String(answer.headers['request-id']);
    return new Response(answer.text, {
      status: answer.status,
      headers: { 'request-id': requestId },
    });
  } catch (cause) {
    // Without the code that Stripe's client would take for a reason to send it once more.
    throw new Error('the response from Stripe is missing or incomplete', { cause });
  }
}

async function sendWithinRate(transport: Transport, request: OutboundRequest): Promise<Reply> {
  const end = Date.now() + request.deadline;
  for (let pause = firstPause; ; pause *= 2) {
    const reply = await transport.send({ ...request, deadline: Math.max(1, end - Date.now()) });
    const delay = pause * (1 + Math.random());
    if (reply.status !== 429 || Date.now() + delay >= end) return reply;
    await wait(delay, undefined, request.signal ? { signal: request.signal } : {});
  }
}
