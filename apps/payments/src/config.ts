import { authSettings } from '@quartet/auth';
import { milliseconds, secret, url, wholeNumber } from '@quartet/config';
import { databaseSettings } from '@quartet/database';
import { inboxSettings } from '@quartet/events';
import { loggingSettings } from '@quartet/logging';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';

const providerSettings = {
  PROVIDER: z
    .enum(['simulator', 'stripe'])
    .default('simulator')
    .describe('Payment provider: simulator or stripe'),
  PROVIDER_URL: url()
    .optional()
    .describe('URL of the payment simulator; required when it is the provider'),
  STRIPE_API_KEY: secret()
    .optional()
    .describe('Secret API key of the Stripe account; required when Stripe is the provider'),
  STRIPE_API_URL: url().default('https://api.stripe.com').describe('Base URL of the Stripe API'),
  PROVIDER_TIMEOUT: milliseconds(3_000).describe('Time limit for one call to the provider'),
};

const reconcileSettings = {
  RECONCILE_FIRST: milliseconds(3_024_000_000).describe(
    'Length of the window that the first reconciliation compares',
  ),
  RECONCILE_GRACE: milliseconds(300_000).describe(
    'Time that a payment must have been at rest before it is compared with the provider',
  ),
  RECONCILE_PAGE: wholeNumber(500).describe('Payments or movements that are compared per page'),
};

const Settings = z.object({
  ...serviceSettings,
  ...databaseSettings,
  ...authSettings,
  ...inboxSettings,
  ...providerSettings,
  PROVIDER_WEBHOOK_SECRET: secret().describe(
    "Secret that verifies the signatures of the provider's events",
  ),
  PROVIDER_WEBHOOK_SECRET_FORMER: secret()
    .optional()
    .describe('Former secret of the events, which is valid too while the secret is rotated'),
  PROVIDER_WEBHOOK_TOLERANCE: milliseconds(300_000).describe(
    'Maximum age of the signature of an event',
  ),
  OPERATION_LEASE: milliseconds(6_000).describe(
    'Time after which another task may call the provider about an operation whose lease is not extended',
  ),
  OPERATION_HEARTBEAT: milliseconds(2_000).describe(
    'Interval at which the lease of an operation is extended',
  ),
  OPERATION_SWEEP: milliseconds(1_000).describe(
    'Polling interval for operations without an outcome',
  ),
  OPERATION_BATCH: wholeNumber(20).describe(
    'Operations without an outcome that are retried per batch',
  ),
  OPERATION_IN_FLIGHT: wholeNumber(100).describe(
    'Retried operations under way per task at which no more are begun',
  ),
  OPERATION_RETRY_FIRST: milliseconds(250).describe(
    'First delay before an unknown outcome is looked up; doubles with each attempt',
  ),
  ...reconcileSettings,
  REVIEW_SWEEP: milliseconds(30_000).describe('Interval at which open reviews are measured'),
  OPERATION_RETRY_LIMIT: milliseconds(20_000).describe('Longest delay between two look-ups'),
});

interface Chosen {
  readonly PROVIDER: 'simulator' | 'stripe';
  readonly PROVIDER_URL?: string | undefined;
  readonly STRIPE_API_KEY?: string | undefined;
}

/** All mistakes are reported together, so that one start names each of them. */
const when = () => true;
const needsUrl = {
  path: ['PROVIDER_URL'],
  message: 'is missing, as the provider is the simulator',
  when,
};
const needsKey = {
  path: ['STRIPE_API_KEY'],
  message: 'is missing, as the provider is Stripe',
  when,
};
const hasUrl = ({ PROVIDER, PROVIDER_URL }: Chosen) =>
  PROVIDER === 'stripe' || PROVIDER_URL !== undefined;
const hasKey = ({ PROVIDER, STRIPE_API_KEY }: Chosen) =>
  PROVIDER !== 'stripe' || STRIPE_API_KEY !== undefined;

export const Config = Settings.refine(hasUrl, needsUrl).refine(hasKey, needsKey);

export type Config = z.output<typeof Config>;

/** The part of it that the reconciliation needs. */
export const ReconcileConfig = z
  .object({ ...loggingSettings, ...databaseSettings, ...providerSettings, ...reconcileSettings })
  .refine(hasUrl, needsUrl)
  .refine(hasKey, needsKey);

export type ReconcileConfig = z.output<typeof ReconcileConfig>;
