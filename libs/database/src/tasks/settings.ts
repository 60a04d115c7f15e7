import { milliseconds, url } from '@quartet/config';
import { z } from 'zod';
import { defaultLockLimits } from '../lock-limits.ts';
import { databaseSettings } from '../settings.ts';

const { MIGRATIONS_DATABASE_URL, DATABASE_AUTH } = databaseSettings;

export const MigrateConfig = z.object({
  MIGRATIONS_DATABASE_URL: MIGRATIONS_DATABASE_URL.unwrap(),
  DATABASE_AUTH,
  MIGRATION_GIVE_UP_AFTER: milliseconds(defaultLockLimits.giveUpAfter).describe(
    'How long one migration tries to lock its tables before the task exits with 75',
  ),
});

/** The exit code of `migrate` when a migration did not get its locks: EX_TEMPFAIL of sysexits.h. */
export const blockedExitCode = 75;

const name = () => z.string().regex(/^[a-z_][a-z\d_]{0,62}$/, 'must be a name in small letters');

export const CreateDatabaseConfig = z.object({
  MASTER_DATABASE_URL: url().describe('URL of the server, with its master user'),
  DATABASE_AUTH,
  DATABASE_NAME: name().describe('Name of the database to create, or to drop'),
  DATABASE_OWNER: name().describe('Role that owns the tables and migrates them'),
  DATABASE_APP: name().describe('Role that reads and writes rows'),
});

export type CreateDatabaseConfig = z.output<typeof CreateDatabaseConfig>;

/** Milliseconds that a one-off task waits for the database: one that is paused takes about 15 s to resume. */
export const giveUpAfter = 60_000;
