import { milliseconds, secret, url, wholeNumber } from '@quartet/config';
import { loggingSettings } from '@quartet/logging';
import { z } from 'zod';

export const Config = z.object({
  ...loggingSettings,
  PORT: wholeNumber(4010).describe('Port to listen on; 0 for any free port'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  JOURNAL: z.string({ message: 'is missing' }).describe('File of the journal of all operations'),
  WEBHOOK_URL: url()
    .optional()
    .describe('URL that webhooks are sent to; none are sent when it is not set'),
  WEBHOOK_SECRET: secret().describe('Secret that signs the webhooks'),
  WEBHOOK_TIMEOUT: milliseconds(3_000).describe('Time limit of one delivery'),
  WEBHOOK_RETRY_FIRST: milliseconds(500).describe(
    'Delay before the second delivery attempt; doubles each time',
  ),
  WEBHOOK_RETRY_LIMIT: milliseconds(30_000).describe('Longest delay between two delivery attempts'),
  WEBHOOK_ATTEMPTS: wholeNumber(10).describe(
    'Delivery attempts of one event before it is given up',
  ),
  STOP_TIMEOUT: milliseconds(1_000).describe('How long running requests may take after SIGTERM'),
});
