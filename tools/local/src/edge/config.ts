import { milliseconds } from '@quartet/config';
import { loggingSettings } from '@quartet/logging';
import { z } from 'zod';

/** What the edge takes from its environment; all else the runner tells it. */
export const Config = z.object({
  ...loggingSettings,
  AWS_REGION: z.string().default('us-east-1').describe('what functions are told of it'),
  STOP_LIMIT: milliseconds(28_000).describe('for the requests that run'),
});
