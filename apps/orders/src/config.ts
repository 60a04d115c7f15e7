import { authSettings, callerSettings } from '@quartet/auth';
import { milliseconds, url } from '@quartet/config';
import { databaseSettings } from '@quartet/database';
import { eventsSettings } from '@quartet/events';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';
import { sagaSettings } from './saga/settings.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const Settings = z.object({
  ...serviceSettings,
  ...databaseSettings,
  ...authSettings,
  ...callerSettings,
  ...eventsSettings,
  ...sagaSettings,
  PRODUCTS_URL: url().describe('where the products service is'),
  PAYMENTS_URL: url().describe('where the payments service is'),
  EVENT_BUS: z.string().optional().describe('the bus of EventBridge that events are sent to'),
  EVENTS_FILE: z.string().optional().describe('the file that they are written to without a bus'),
  IDEMPOTENCY_KEPT: milliseconds(7 * day).describe('that a key is remembered'),
  MEASURE_INTERVAL: milliseconds(30_000).describe('between two measures of what waits'),
  EVENTS_SWEEP: milliseconds(minute).describe('between two looks for sent events to forget'),
  IDEMPOTENCY_SWEEP: milliseconds(minute).describe('between two looks for keys to forget'),
});

/** Told together with everything else that is wrong, so that one start names all of it. */
export const Config = Settings.refine(
  ({ EVENT_BUS, EVENTS_FILE }) => EVENT_BUS !== undefined || EVENTS_FILE !== undefined,
  { path: ['EVENTS_FILE'], message: 'is missing, and so is EVENT_BUS', when: () => true },
);

export type Config = z.output<typeof Config>;
