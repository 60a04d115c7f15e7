import { milliseconds, wholeNumber } from '@quartet/config';
import type { z } from 'zod';

export const sagaSettings = {
  SAGA_WAIT: milliseconds(5_000).describe('How long a request waits for its order to finish'),
  SAGA_POLL: milliseconds(100).describe('Polling interval for an order run by another task'),
  SAGA_LOOK: milliseconds(500).describe('Polling interval for an order run by this task'),
  SAGA_LOOK_TIMEOUT: milliseconds(1_500).describe(
    'Time limit for reading an order while a request waits; then it gets 503',
  ),
  SAGA_INTERVAL: milliseconds(1_000).describe('Polling interval of the recovery worker'),
  SAGA_BATCH: wholeNumber(20).describe('Orders that the recovery worker claims per batch'),
  SAGA_IN_FLIGHT: wholeNumber(100).describe(
    'Running orders per task above which the recovery worker claims no more',
  ),
  SAGA_LEASE: milliseconds(6_000).describe(
    'Time after which another task may take over an order whose lease is not extended',
  ),
  SAGA_HEARTBEAT: milliseconds(2_000).describe('Interval at which a lease is extended'),
  SAGA_BACKOFF: milliseconds(250).describe(
    'First delay before an unknown outcome is retried; doubles with each attempt',
  ),
  SAGA_BACKOFF_MAX: milliseconds(20_000).describe(
    'Longest delay between two retries of an unknown outcome',
  ),
  SAGA_STOP_GRACE: milliseconds(5_000).describe(
    'Time that running orders get to finish at shutdown, before their leases are given up',
  ),
  ORDER_EXPIRY: milliseconds(600_000).describe(
    'Age at which an order that is not confirmed is cancelled',
  ),
  REVIEW_AFTER: milliseconds(86_400_000).describe(
    'Age of an unknown outcome that sends the order to manual review',
  ),
  PRODUCTS_DEADLINE: milliseconds(1_000).describe('Time limit for one call to products'),
  PAYMENTS_DEADLINE: milliseconds(3_000).describe('Time limit for one call to payments'),
};

export type SagaConfig = {
  readonly [Name in keyof typeof sagaSettings]: z.output<(typeof sagaSettings)[Name]>;
};
