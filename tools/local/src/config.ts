import { resolve } from 'node:path';
import { milliseconds, url } from '@quartet/config';
import { z } from 'zod';

const port = () => z.coerce.number().int().min(1).max(65_535);
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
