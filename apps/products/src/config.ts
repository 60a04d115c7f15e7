import { authSettings } from '@quartet/auth';
import { milliseconds } from '@quartet/config';
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
});

export type Config = z.output<typeof Config>;
