import { milliseconds, secret, url, wholeNumber } from '@quartet/config';
import { loggingSettings } from '@quartet/logging';
import { z } from 'zod';

export const Config = z.object({
  ...loggingSettings,
  PORT: wholeNumber(4010).describe('where it listens; 0 for any free port'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  JOURNAL: z.string({ message: 'is missing' }).describe('the file that remembers every operation'),
  WEBHOOK_URL: url().optional().describe('where events are sent; nowhere when it is not set'),
  WEBHOOK_SECRET: secret().describe('signs the events'),
  WEBHOOK_TIMEOUT: milliseconds(3_000).describe('for one delivery'),
  WEBHOOK_RETRY_FIRST: milliseconds(500).describe('until the second delivery; doubles each time'),
  WEBHOOK_RETRY_LIMIT: milliseconds(30_000).describe('the longest wait between two deliveries'),
  WEBHOOK_ATTEMPTS: wholeNumber(10).describe('deliveries of one event, then it is given up'),
  STOP_TIMEOUT: milliseconds(1_000).describe(
    'for requests that are running when the process is told to stop',
  ),
});
