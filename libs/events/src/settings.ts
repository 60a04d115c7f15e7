import { milliseconds, wholeNumber } from '@quartet/config';
import type { z } from 'zod';

const day = 86_400_000;

export const eventsSettings = {
  RELAY_INTERVAL: milliseconds(200).describe('between two looks for events to send'),
  RELAY_BATCH: wholeNumber(100).describe('events sent at once'),
  RELAY_LEASE: milliseconds(15_000).describe('until another task may send what one has claimed'),
  EVENTS_KEPT: milliseconds(7 * day).describe('that an event is kept after it was sent'),
  RELAY_ATTEMPTS: wholeNumber(50).describe('until an event is a dead letter'),
};

/** Longer than anybody repeats an event: Stripe keeps its own for 30 days, and lets people send them again. */
export const inboxSettings = {
  INBOX_KEPT: milliseconds(35 * day).describe('that an event which has come is known again'),
  INBOX_SWEEP: milliseconds(60_000).describe('between two looks for such events to forget'),
};

export type EventsConfig = {
  readonly [Name in keyof typeof eventsSettings]: z.output<(typeof eventsSettings)[Name]>;
};

/** The tables of outbox and inbox, to migrate before a service's own. */
export const eventsMigrations = new URL('./migrations/', import.meta.url);
