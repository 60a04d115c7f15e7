import { milliseconds, wholeNumber } from '@quartet/config';
import type { z } from 'zod';

const day = 86_400_000;

export const eventsSettings = {
  RELAY_INTERVAL: milliseconds(200).describe('Polling interval for events to publish'),
  RELAY_BATCH: wholeNumber(100).describe('Events published per batch'),
  RELAY_CALLS: wholeNumber(8).describe('Calls to the event bus at the same time'),
  RELAY_BUDGET: milliseconds(3_000).describe(
    'Time after which a batch begins no further call to the event bus, and gives back the rest',
  ),
  RELAY_LEASE: milliseconds(15_000).describe(
    'Time after which another task may publish the events that a task has claimed',
  ),
  EVENTS_KEPT: milliseconds(7 * day).describe('How long a published event is kept'),
  RELAY_ATTEMPTS: wholeNumber(50).describe(
    'Failed attempts after which an event becomes a dead letter',
  ),
};

/** Longer than anybody repeats an event: Stripe keeps its own for 30 days, and lets people send them again. */
export const inboxSettings = {
  INBOX_KEPT: milliseconds(35 * day).describe(
    'How long the id of a received event is kept, to recognise duplicates',
  ),
  INBOX_SWEEP: milliseconds(60_000).describe(
    'Interval at which old ids of received events are deleted',
  ),
};

export type EventsConfig = {
  readonly [Name in keyof typeof eventsSettings]: z.output<(typeof eventsSettings)[Name]>;
};

/** The tables of outbox and inbox, to migrate before a service's own. */
export const eventsMigrations = new URL('./migrations/', import.meta.url);
