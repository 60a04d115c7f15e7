import { milliseconds, wholeNumber } from '@quartet/config';
import type { z } from 'zod';

export const eventsSettings = {
  RELAY_INTERVAL: milliseconds(200).describe('between two looks for events to send'),
  RELAY_BATCH: wholeNumber(100).describe('events sent at once'),
  RELAY_LEASE: milliseconds(15_000).describe('until another task may send what one has claimed'),
  EVENTS_KEPT: milliseconds(7 * 86_400_000).describe('that an event is kept after it was sent'),
  RELAY_ATTEMPTS: wholeNumber(10).describe('until an event is a dead letter'),
};

export type EventsConfig = {
  readonly [Name in keyof typeof eventsSettings]: z.output<(typeof eventsSettings)[Name]>;
};

/** The tables of outbox and inbox, to migrate before a service's own. */
export const eventsMigrations = new URL('./migrations/', import.meta.url);
