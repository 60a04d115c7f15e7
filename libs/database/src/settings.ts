import { milliseconds, url, wholeNumber } from '@quartet/config';
import { z } from 'zod';
import { authentications } from './client-config.ts';

export const databaseSettings = {
  DATABASE_URL: url().describe('URL of the database, with the role that reads and writes rows'),
  MIGRATIONS_DATABASE_URL: url()
    .optional()
    .describe(
      'URL of the same database, with the role that owns the tables; unset where another process migrates',
    ),
  DATABASE_AUTH: z
    .enum(authentications)
    .default('password')
    .describe(
      'How the service logs in to the database; iam uses tokens signed by AWS, over TLS, instead of passwords',
    ),
  DATABASE_POOL_SIZE: wholeNumber(16).describe('Database connections per task'),
  DATABASE_CONNECT_TIMEOUT: milliseconds(1_000).describe(
    'Time limit for opening a connection, and for waiting for a free one; in a one-off task at least 60 s',
  ),
  DATABASE_QUERY_TIMEOUT: milliseconds(2_000).describe(
    'Time limit for one statement; in a one-off task at least 60 s',
  ),
  DATABASE_IDLE_IN_TRANSACTION_TIMEOUT: milliseconds(5_000).describe(
    'Idle time after which the server ends an open transaction',
  ),
};

export type DatabaseConfig = Readonly<z.output<z.ZodObject<typeof databaseSettings>>>;
