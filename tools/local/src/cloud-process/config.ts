import { milliseconds, port, wholeNumber } from '@quartet/config';
import { loggingSettings } from '@quartet/logging';
import { z } from 'zod';

const minute = 60_000;

export const Config = z.object({
  ...loggingSettings,
  PORT: port().describe('Port to listen on; 0 takes any free port'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  MODEL_FILE: z
    .string({ message: 'is missing' })
    .describe('JSON file with the tables, buses and functions'),
  EVENTS_FILE: z
    .string({ message: 'is missing' })
    .describe('File with a line for each accepted event, written before the event is acknowledged'),
  TABLES_FOLDER: z
    .string()
    .optional()
    .describe('Folder of the tables; by default they are in memory'),
  DATABASE_ENDPOINT_PORT: port()
    .optional()
    .describe('Port of the database endpoint; without it there is none'),
  DATABASE_SERVER: z.string().default('').describe('Host and port of the PostgreSQL behind it'),
  DATABASE_CERTIFICATE_FILE: z
    .string()
    .default('')
    .describe('Certificate of the database endpoint'),
  DATABASE_KEY_FILE: z.string().default('').describe('Private key of the database endpoint'),
  SECRETS_FILE: z.string().default('').describe('File from which the passwords of users follow'),
  AWS_REGION: z.string().default('us-east-1').describe('Region that events and functions carry'),
  EXPIRY_SWEEP: milliseconds(minute).describe('Interval at which expired items are deleted'),
  RETRY_FIRST: milliseconds(minute).describe(
    'First delay before a failed function gets an event again; doubles with each attempt, as with AWS',
  ),
  DELIVERIES_AT_ONCE: wholeNumber(10).describe('Concurrent function calls for events'),
  STOP_TIMEOUT: milliseconds(1_000).describe('Time limit for running requests at shutdown'),
});

export type Config = z.output<typeof Config>;
