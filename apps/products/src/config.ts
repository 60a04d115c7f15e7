import { authSettings } from '@quartet/auth';
import { milliseconds, wholeNumber } from '@quartet/config';
import { databaseSettings } from '@quartet/database';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';

export const Config = z.object({
  ...serviceSettings,
  ...databaseSettings,
  ...authSettings,
  RESERVATION_HOLD: milliseconds(15 * 60_000).describe('How long stock is held for an order'),
  RESERVATION_SWEEP_INTERVAL: milliseconds(1_000).describe(
    'Interval at which expired holds are released',
  ),
  SEARCHES_AT_ONCE: wholeNumber(4)
    .pipe(z.number().min(1))
    .describe('Searches of the catalogue that a task runs at the same time'),
  SEARCHES_WAITING: wholeNumber(32).describe(
    'Searches that may queue in a task; more are rejected with 503',
  ),
});

export type Config = z.output<typeof Config>;
