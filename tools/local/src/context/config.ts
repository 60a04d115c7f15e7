import { resolve } from 'node:path';
import { flag, milliseconds, port, url, wholeNumber } from '@quartet/config';
import { services } from '@quartet/infra/services';
import { z } from 'zod';

const otherUrl = () =>
  url().optional().describe('where the others find it, to put something between');
const fixedPort = () => port().optional().describe('where it listens; a free port otherwise');

/** `ORDERS` of `orders`. */
export function variableOf(service: string): string {
  return service.toUpperCase().replaceAll('-', '_');
}

const ofServices = Object.fromEntries(
  services.flatMap(({ name }) => [
    [`${variableOf(name)}_URL`, otherUrl()],
    [`${variableOf(name)}_PORT`, fixedPort()],
  ]),
);

export const Config = z.object({
  QUARTET_PORT: port().default(8080).describe('where the edge listens'),
  QUARTET_HOME: z
    .string()
    .default('.quartet')
    .transform((path) => resolve(path))
    .describe('the folder of data, logs and secrets'),
  QUARTET_POSTGRES_URL: url().optional().describe('a superuser of a server to use instead of ours'),
  QUARTET_PROVIDER_URL: otherUrl(),
  QUARTET_EVENTBRIDGE_URL: otherUrl(),
  PROVIDER_PORT: fixedPort(),
  CLOUD_PORT: fixedPort(),
  ...(ofServices as object),
  QUARTET_RATE_LIMITS: flag('on').describe('off lifts the rates of all services'),
  WRITES_PER_SECOND: wholeNumber(10).describe('of one user, the one who fills the shop too'),
  STOP_LIMIT: milliseconds(28_000).describe('for a process to drain; then it is killed'),
  DRAIN_DELAY: milliseconds(0).describe(
    'the balancer has let go of a task before it is told to end',
  ),
  LOG_FORMAT: z
    .enum(['json', 'pretty'])
    .optional()
    .describe('pretty on a terminal, json in a pipe'),
});

/** The settings of the local run, with the two of each service. */
export type Config = z.output<typeof Config> &
  Readonly<Record<`${string}_URL`, string | undefined>> &
  Readonly<Record<`${string}_PORT`, number | undefined>>;
