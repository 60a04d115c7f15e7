import { authSettings } from '@quartet/auth';
import { milliseconds, secret, url, wholeNumber } from '@quartet/config';
import { databaseSettings } from '@quartet/database';
import { inboxSettings } from '@quartet/events';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';

const Settings = z.object({
  ...serviceSettings,
  ...databaseSettings,
  ...authSettings,
  ...inboxSettings,
  PROVIDER: z.enum(['simulator', 'stripe']).default('simulator').describe('who moves the money'),
  PROVIDER_URL: url().optional().describe('the simulator, when it is the provider'),
  STRIPE_API_KEY: secret().optional().describe('of the account, when Stripe is the provider'),
  STRIPE_API_URL: url().default('https://api.stripe.com').describe('leads to Stripe'),
  PROVIDER_TIMEOUT: milliseconds(3_000).describe('for one call of the provider'),
  PROVIDER_WEBHOOK_SECRET: secret().describe('with which the provider signs its events'),
  PROVIDER_WEBHOOK_TOLERANCE: milliseconds(300_000).describe(
    'between the signing of an event and now',
  ),
  OPERATION_LEASE: milliseconds(15_000).describe(
    'for which one task alone talks to the provider about an operation',
  ),
  OPERATION_SWEEP: milliseconds(1_000).describe('between two looks for operations left open'),
  OPERATION_BATCH: wholeNumber(20).describe('operations taken up at once'),
  OPERATION_RETRY_FIRST: milliseconds(1_000).describe(
    'until an unknown operation is looked up; doubles each time',
  ),
  OPERATION_RETRY_LIMIT: milliseconds(20_000).describe('the longest wait between two look-ups'),
});

/** Told together with everything else that is wrong, so that one start names all of it. */
export const Config = Settings.refine(
  ({ PROVIDER, PROVIDER_URL }) => PROVIDER === 'stripe' || PROVIDER_URL !== undefined,
  {
    path: ['PROVIDER_URL'],
    message: 'is missing, as the provider is the simulator',
    when: () => true,
  },
).refine(({ PROVIDER, STRIPE_API_KEY }) => PROVIDER !== 'stripe' || STRIPE_API_KEY !== undefined, {
  ...{
    path: ['STRIPE_API_KEY'],
    message: 'is missing, as the provider is Stripe',
    when: () => true,
  },
});

export type Config = z.output<typeof Config>;
