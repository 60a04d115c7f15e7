import { milliseconds, url, wholeNumber } from '@quartet/config';
import { z } from 'zod';
import { authentications } from './account.ts';

export const databaseSettings = {
  DATABASE_URL: url().describe('the database, as the role that reads and writes rows'),
  MIGRATIONS_DATABASE_URL: url()
    .optional()
    .describe('the same database, as the role that owns the tables; unset where others migrate'),
  DATABASE_AUTH: z
    .enum(authentications)
    .default('password')
    .describe('iam: with tokens that AWS signs, over TLS, in place of passwords'),
  DATABASE_POOL_SIZE: wholeNumber(16).describe('connections of one task'),
  DATABASE_CONNECT_TIMEOUT: milliseconds(1_000).describe(
    'for a connection, and for a free one of the pool',
  ),
  DATABASE_QUERY_TIMEOUT: milliseconds(2_000).describe('for one statement'),
  DATABASE_IDLE_IN_TRANSACTION_TIMEOUT: milliseconds(5_000).describe(
    'until the server ends a silent transaction',
  ),
};

export type DatabaseConfig = Readonly<z.output<z.ZodObject<typeof databaseSettings>>>;
