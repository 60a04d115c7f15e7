import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@quartet/logging';
import { Pool } from 'undici';
import { v5 } from 'uuid';
import type { Entry } from './entry.ts';

interface WebhookConfig {
  readonly WEBHOOK_URL?: string | undefined;
  readonly WEBHOOK_SECRET: string;
  readonly WEBHOOK_TIMEOUT: number;
  readonly WEBHOOK_RETRY_FIRST: number;
  readonly WEBHOOK_RETRY_LIMIT: number;
  readonly WEBHOOK_ATTEMPTS: number;
}

/** Sends webhooks: at least once, in any order, with a limited number of attempts. */
export interface Webhooks {
  announce(entry: Entry): void;
  stop(): void;
}

const namespace = '7a0b3f0e-6d1c-5e59-9a35-4f2f8c1d7be1';

export function createWebhooks(config: WebhookConfig, log: Logger): Webhooks {
  const stopping = new AbortController();
  const receiver = config.WEBHOOK_URL === undefined ? undefined : openReceiver(config.WEBHOOK_URL);

  const deliver = async (to: Receiver, entry: Entry): Promise<void> => {
    const event = eventOf(entry);
    for (let attempt = 1; attempt <= config.WEBHOOK_ATTEMPTS; attempt += 1) {
      if (await wasDelivered(to, event, config)) return;
      await wait(delayAfter(attempt, config), undefined, { signal: stopping.signal, ref: false });
    }
    log.warn({ eventId: event.id, eventType: event.type }, 'webhook delivery given up');
  };

  return {
    announce: (entry) => {
      if (receiver === undefined) return;
      deliver(receiver, entry).catch((error: unknown) => {
        if (!stopping.signal.aborted) log.error({ err: error }, 'webhook delivery failed');
      });
    },
    stop: () => {
      stopping.abort();
      void receiver?.pool.destroy();
    },
  };
}

/** The connections to the receiver of the webhooks, kept between deliveries. */
interface Receiver {
  readonly pool: Pool;
  readonly path: string;
}

function openReceiver(url: string): Receiver {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 64, keepAliveTimeout: 30_000 });
  return { pool, path: `${pathname}${search}` };
}

interface Event extends Entry {
  readonly id: string;
  readonly type: string;
}

/** Derives the event of an entry, always with the same id, so that receivers can detect duplicates. */
function eventOf(entry: Entry): Event {
  const { op, key, outcome } = entry;
  return { id: v5(`${op} ${key}`, namespace), type: `payment.${op}.${outcome}`, ...entry };
}

/** `t=<unix time>,v1=<hmac-sha256 of "t.body">`: the signature covers the time. */
function sign(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

async function wasDelivered(
  { pool, path }: Receiver,
  event: Event,
  config: WebhookConfig,
): Promise<boolean> {
  const body = JSON.stringify(event);
  const signature = sign(body, config.WEBHOOK_SECRET, Math.floor(Date.now() / 1000));
  try {
    const response = await pool.request({
      method: 'POST',
      path,
      headers: {
        'content-type': 'application/json',
        'provider-signature': signature,
        'user-agent': 'payment-simulator',
      },
      body,
      signal: AbortSignal.timeout(config.WEBHOOK_TIMEOUT),
    });
    await response.body.dump();
    return response.statusCode < 300;
  } catch {
    return false;
  }
}

function delayAfter(
  attempt: number,
  { WEBHOOK_RETRY_FIRST, WEBHOOK_RETRY_LIMIT }: WebhookConfig,
): number {
  return Math.min(WEBHOOK_RETRY_FIRST * 2 ** (attempt - 1), WEBHOOK_RETRY_LIMIT);
}
