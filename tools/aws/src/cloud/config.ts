import { milliseconds, port, wholeNumber } from '@quartet/config';
import { loggingSettings } from '@quartet/logging';
import { z } from 'zod';

const minute = 60_000;

export const Config = z.object({
  ...loggingSettings,
  PORT: port().describe('where it listens; 0 for any free port'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  MODEL_FILE: z
    .string({ message: 'is missing' })
    .describe('JSON with the tables, buses and functions of the model'),
  EVENTS_FILE: z
    .string({ message: 'is missing' })
    .describe('a line for each event that was taken, on the disk before it is acknowledged'),
  TABLES_FOLDER: z
    .string()
    .optional()
    .describe('where tables are kept; in memory when it is not set'),
  AWS_REGION: z.string().default('us-east-1').describe('what events and functions say of it'),
  EXPIRY_SWEEP: milliseconds(minute).describe('between two looks for items whose time has ended'),
  RETRY_FIRST: milliseconds(minute).describe(
    'until a function that failed gets an event again; then twice as much, as with AWS',
  ),
  DELIVERIES_AT_ONCE: wholeNumber(10).describe('calls of functions for events, at the same time'),
  STOP_TIMEOUT: milliseconds(1_000).describe(
    'for requests that are running when the process is told to stop',
  ),
});

export type Config = z.output<typeof Config>;
