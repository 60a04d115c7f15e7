import { authSettings, callerSettings } from '@quartet/auth';
import { milliseconds, url } from '@quartet/config';
import { databaseSettings } from '@quartet/database';
import { eventsSettings } from '@quartet/events';
import { loggingSettings } from '@quartet/logging';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';
import { sagaSettings } from './saga/settings.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const peerSettings = {
  PRODUCTS_URL: url().describe('URL of the products service'),
  PAYMENTS_URL: url().describe('URL of the payments service'),
};

const resendSettings = {
  RESEND_WITHIN: milliseconds(day).describe(
    'Age of the last change up to which the calls of an order are sent again after a restore',
  ),
};

const Settings = z.object({
  ...serviceSettings,
  ...databaseSettings,
  ...authSettings,
  ...callerSettings,
  ...eventsSettings,
  ...sagaSettings,
  ...peerSettings,
  ...resendSettings,
  EVENT_BUS: z
    .string()
    .optional()
    .describe(
      'EventBridge bus that events are published to; either this or EVENTS_FILE is required',
    ),
  EVENTS_FILE: z
    .string()
    .optional()
    .describe('File that events are appended to when there is no event bus'),
  IDEMPOTENCY_KEPT: milliseconds(7 * day).describe('How long an idempotency key is remembered'),
  NOTICES_INTERVAL: milliseconds(5_000).describe(
    'Polling interval for money that moved without its order',
  ),
  SETTLED_INTERVAL: milliseconds(1_000).describe(
    'Polling interval for the payments that orders wait for',
  ),
  MEASURE_INTERVAL: milliseconds(30_000).describe('Interval at which the backlog is measured'),
  EVENTS_SWEEP: milliseconds(minute).describe('Interval at which old published events are deleted'),
  IDEMPOTENCY_SWEEP: milliseconds(minute).describe(
    'Interval at which old idempotency keys are deleted',
  ),
});

/** All mistakes are reported together, so that one start names each of them. */
export const Config = Settings.refine(
  ({ EVENT_BUS, EVENTS_FILE }) => EVENT_BUS !== undefined || EVENTS_FILE !== undefined,
  { path: ['EVENTS_FILE'], message: 'is missing, and so is EVENT_BUS', when: () => true },
);

export type Config = z.output<typeof Config>;

const { PRODUCTS_DEADLINE, PAYMENTS_DEADLINE } = sagaSettings;

/** The part of it that the task `resend` needs. */
export const ResendConfig = z.object({
  ...loggingSettings,
  ...databaseSettings,
  ...callerSettings,
  ...peerSettings,
  ...resendSettings,
  PRODUCTS_DEADLINE,
  PAYMENTS_DEADLINE,
});

export type ResendConfig = z.output<typeof ResendConfig>;
