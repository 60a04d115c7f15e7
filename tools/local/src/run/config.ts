import { resolve } from 'node:path';
import { flag, milliseconds, port, url, wholeNumber } from '@quartet/config';
import { z } from 'zod';

const otherUrl = () =>
  url().optional().describe('where the others find it, to put something between');
const fixedPort = () => port().optional().describe('where it listens; a free port otherwise');

export const Config = z.object({
  QUARTET_PORT: port().default(8080).describe('where the edge listens'),
  QUARTET_HOME: z
    .string()
    .default('.quartet')
    .transform((path) => resolve(path))
    .describe('the folder of data, logs and secrets'),
  QUARTET_POSTGRES_URL: url().optional().describe('a superuser of a server to use instead of ours'),
  QUARTET_PROVIDER_URL: otherUrl(),
  ORDERS_URL: otherUrl(),
  USERS_URL: otherUrl(),
  PAYMENTS_URL: otherUrl(),
  PRODUCTS_URL: otherUrl(),
  ORDERS_PORT: fixedPort(),
  USERS_PORT: fixedPort(),
  PAYMENTS_PORT: fixedPort(),
  PRODUCTS_PORT: fixedPort(),
  PROVIDER_PORT: fixedPort(),
  QUARTET_RATE_LIMITS: flag('on').describe('off lifts the rates of all services'),
  WRITES_PER_SECOND: wholeNumber(10).describe('of one user, the one who fills the shop too'),
  STOP_LIMIT: milliseconds(28_000).describe('for a process to drain; then it is killed'),
  DRAIN_DELAY: milliseconds(0).describe(
    'nothing here must see that a task is not ready before it closes',
  ),
  LOG_FORMAT: z
    .enum(['json', 'pretty'])
    .optional()
    .describe('pretty on a terminal, json in a pipe'),
});

export type Config = z.output<typeof Config>;
