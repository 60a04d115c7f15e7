import { flag, milliseconds, port, wholeNumber } from '@quartet/config';
import { loggingSettings } from '@quartet/logging';
import { z } from 'zod';

export const serviceSettings = {
  ...loggingSettings,
  PORT: port().describe('where the service listens'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('the address to listen on; 0.0.0.0 in a container'),
  HEADERS_TIMEOUT: milliseconds(10_000).describe('for the headers of a request'),
  REQUEST_TIMEOUT: milliseconds(15_000).describe('for a whole request to arrive'),
  KEEP_ALIVE_TIMEOUT: milliseconds(65_000).describe(
    "longer than the load balancer's, or it meets closed connections",
  ),
  DRAIN_DELAY: milliseconds(5_000).describe(
    'from unready to closing, so that the load balancer has seen it',
  ),
  DRAIN_BUDGET: milliseconds(25_000).describe('for the whole stop'),
  SWEEP_LIMIT: milliseconds(15_000).describe(
    'that one sweep of a worker may take; one that hangs ends the process',
  ),
  QUARTET_RATE_LIMITS: flag('on').describe('off lifts the limits below; for tests on one machine'),
  WRITES_PER_SECOND: wholeNumber(10).describe('of one user'),
  WRITES_IN_FLIGHT: wholeNumber(4).describe('of one user'),
};

export type ServiceConfig = z.output<z.ZodObject<typeof serviceSettings>>;
