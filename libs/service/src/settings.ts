import { flag, milliseconds, port, wholeNumber } from '@quartet/config';
import { loggingSettings } from '@quartet/logging';
import { z } from 'zod';

export const serviceSettings = {
  ...loggingSettings,
  PORT: port().describe('Port that the service listens on'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address that the service listens on; 0.0.0.0 in a container'),
  HEADERS_TIMEOUT: milliseconds(10_000).describe('Time limit for the headers of a request'),
  REQUEST_TIMEOUT: milliseconds(15_000).describe('Time limit for a whole request to arrive'),
  KEEP_ALIVE_TIMEOUT: milliseconds(65_000).describe(
    "How long an idle connection stays open; must be longer than the load balancer's idle timeout",
  ),
  DRAIN_DELAY: milliseconds(5_000).describe(
    'Time between reporting unready and closing, in which the load balancer stops sending requests',
  ),
  DRAIN_BUDGET: milliseconds(25_000).describe('Time limit for the whole shutdown'),
  SWEEP_LIMIT: milliseconds(20_000).describe(
    'Time limit for one run of a background worker; then optional work is abandoned, and for other work the process exits',
  ),
  QUARTET_RATE_LIMITS: flag('on').describe(
    'Turns rate limits on or off; off is for tests on one machine',
  ),
  CONCURRENCY_LIMITS: flag('on').describe(
    'Turns on or off that requests are rejected with 503 while too many others are in flight',
  ),
  CLIENT_RATE: wholeNumber(100).describe(
    'Requests per second of an API key for which the gateway names no rate',
  ),
  SERVICE_TASKS: wholeNumber(1)
    .pipe(z.number().min(1))
    .describe(
      'Least number of tasks of the service; each serves its share of the rate of an API key',
    ),
  DOCS_CREDENTIALS_URL: z
    .string()
    .optional()
    .describe(
      'URL that gives an API key and an access token to the docs page; only the local run sets it',
    ),
  WRITES_PER_SECOND: wholeNumber(10).describe('Write requests that one user may send per second'),
  WRITES_IN_FLIGHT: wholeNumber(4).describe(
    'Write requests of one user that may run at the same time',
  ),
};

export type ServiceConfig = z.output<z.ZodObject<typeof serviceSettings>>;
