import { authSettings, callerSettings } from '@quartet/auth';
import { milliseconds, url } from '@quartet/config';
import { databaseSettings } from '@quartet/database';
import { eventsSettings } from '@quartet/events';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';
import { sagaSettings } from './saga/settings.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

export const Config = z.object({
  ...serviceSettings,
  ...databaseSettings,
  ...authSettings,
  ...callerSettings,
  ...eventsSettings,
  ...sagaSettings,
  PRODUCTS_URL: url().describe('where the products service is'),
  PAYMENTS_URL: url().describe('where the payments service is'),
  EVENTS_FILE: z.string({ message: 'is missing' }).describe('the file that events are written to'),
  IDEMPOTENCY_KEPT: milliseconds(7 * day).describe('that a key is remembered'),
  IDEMPOTENCY_SWEEP: milliseconds(minute).describe('between two looks for keys to forget'),
});

export type Config = z.output<typeof Config>;
