import { setTimeout as pause } from 'node:timers/promises';
import type { EventTarget } from '@quartet/cloudformation/model/event-buses';
import type { Functions } from '../lambda/functions.ts';
import type { Log } from '../log.ts';
import type { AcceptedEvent } from './bus-event.ts';
import { limitConcurrency } from './concurrency-limit.ts';

interface DeliveriesOptions {
  readonly functions: Pick<Functions, 'invoke'>;
  readonly log: Log;
  /** Milliseconds until the second try; each further rest is as much longer. */
  readonly retryFirst: number;
  /** Calls that may run at once, so that whoever puts events need not wait behind them. */
  readonly maxConcurrent: number;
  /**
   * Begins the span of an invocation, below that of its event.
   * @default - nothing is traced
   */
  readonly startSpan?: ((name: string, parent: string) => DeliverySpan) | undefined;
}

interface DeliverySpan {
  readonly traceparent: string;
  end(error?: unknown): void;
}

export interface Deliveries {
  /** Returns at once: whoever has put an event does not wait for those who hear of it. */
  start(accepted: AcceptedEvent, target: EventTarget): void;
  counts(): Readonly<Counts>;
  /** Gives up what waits for its next try. */
  stop(): void;
}

interface Counts {
  delivered: number;
  waiting: number;
  /** Given up after the last try, or because they were too old. */
  dead: number;
}

/**
 * Calls the functions that rules name, as often and as long as their targets allow. Deviation: what waits
 * for its function ends with the process; only that it happened is kept.
 */
export function createDeliveries(options: DeliveriesOptions): Deliveries {
  const { log, retryFirst, maxConcurrent } = options;
  const counts: Counts = { delivered: 0, waiting: 0, dead: 0 };
  const limit = limitConcurrency(maxConcurrent);
  const stopping = new AbortController();
  const { signal } = stopping;

  const deliver = async (accepted: AcceptedEvent, target: EventTarget): Promise<void> => {
    const { event } = accepted;
    const deadline = performance.now() + target.maximumEventAgeInSeconds * 1_000;
    const fields = {
      eventId: event.id,
      eventType: event['detail-type'],
      peer: target.functionName,
    };
    for (let attempts = 1; ; attempts++) {
      try {
        await limit(async () => {
          if (performance.now() > deadline) throw new Error('the event is too old');
          await invoke(options, accepted, target);
        });
        counts.delivered += 1;
        return;
      } catch (err) {
        const delay = retryFirst * attempts;
        if (attempts > target.maximumRetryAttempts || performance.now() + delay > deadline) {
          counts.dead += 1;
          log.error({ err, attempts, ...fields }, 'event delivery failed; giving up');
          return;
        }
        log.warn({ err, attempts, ...fields }, 'event delivery failed; retrying');
        await pause(delay, undefined, { signal, ref: false });
      }
    }
  };
  return {
    start: (accepted, target) => {
      counts.waiting += 1;
      void deliver(accepted, target)
        .catch(() => undefined)
        .finally(() => (counts.waiting -= 1));
    },
    counts: () => ({ ...counts }),
    stop: () => stopping.abort(),
  };
}

async function invoke(
  { functions, startSpan }: DeliveriesOptions,
  { event, traceparent }: AcceptedEvent,
  { functionName }: EventTarget,
): Promise<void> {
  const name = `process ${event['detail-type']}`;
  const span = traceparent === undefined ? undefined : startSpan?.(name, traceparent);
  try {
    await functions.invoke(functionName, event, span?.traceparent);
    span?.end();
  } catch (error) {
    span?.end(error);
    throw error;
  }
}
