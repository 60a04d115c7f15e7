import { milliseconds, wholeNumber } from '@quartet/config';
import type { z } from 'zod';

export const sagaSettings = {
  SAGA_WAIT: milliseconds(5_000).describe('that a request waits for the end of its order'),
  SAGA_POLL: milliseconds(100).describe('between two looks at an order that somebody else drives'),
  SAGA_LOOK: milliseconds(500).describe('between two looks at an order that this task drives'),
  SAGA_LOOK_TIMEOUT: milliseconds(1_500).describe(
    'for a look, before whoever waits is told that the database is away',
  ),
  SAGA_INTERVAL: milliseconds(1_000).describe('between two sweeps of the recovery worker'),
  SAGA_BATCH: wholeNumber(20).describe('orders claimed at once'),
  SAGA_IN_FLIGHT: wholeNumber(100).describe(
    'orders above which the recovery worker of a task claims no more',
  ),
  SAGA_LEASE: milliseconds(15_000).describe('until another worker may take an order over'),
  SAGA_HEARTBEAT: milliseconds(5_000).describe('between two extensions of a lease'),
  SAGA_BACKOFF: milliseconds(1_000).describe(
    'the first pause after an unknown outcome, which then doubles',
  ),
  SAGA_BACKOFF_MAX: milliseconds(20_000).describe('the longest of these pauses'),
  SAGA_STOP_GRACE: milliseconds(5_000).describe(
    'for drives under way to end, before leases are handed back',
  ),
  ORDER_EXPIRY: milliseconds(600_000).describe('until an order that is not confirmed is given up'),
  REVIEW_AFTER: milliseconds(86_400_000).describe(
    'of an unknown outcome, until a person must look',
  ),
  PRODUCTS_DEADLINE: milliseconds(1_000).describe('for a call to products'),
  PAYMENTS_DEADLINE: milliseconds(3_000).describe('for a call to payments'),
};

export type SagaConfig = {
  readonly [Name in keyof typeof sagaSettings]: z.output<(typeof sagaSettings)[Name]>;
};
