import { json } from '@quartet/config';
import { z } from 'zod';
import { databaseSettings } from '../settings.ts';

const { MIGRATIONS_DATABASE_URL, DATABASE_AUTH } = databaseSettings;

export const MigrateConfig = z.object({
  MIGRATIONS_DATABASE_URL: MIGRATIONS_DATABASE_URL.unwrap(),
  DATABASE_AUTH,
});

const name = () => z.string().regex(/^[a-z_][a-z\d_]{0,62}$/, 'must be a name in small letters');

export const CreateDatabaseConfig = z.object({
  DATABASE_HOST: z.string({ message: 'is missing' }).describe('Host name of the database cluster'),
  DATABASE_PORT: z.coerce.number().int().default(5432).describe('Port of the database cluster'),
  DATABASE_MASTER: json(z.object({ username: z.string(), password: z.string() })).describe(
    'Master user as JSON with username and password, as Secrets Manager stores it',
  ),
  DATABASE_NAME: name().describe('Name of the database to create'),
  DATABASE_OWNER: name().describe('Role that owns the tables and migrates them'),
  DATABASE_APP: name().describe('Role that reads and writes rows'),
  DATABASE_SSL: z
    .enum(['verify-full', 'disable'])
    .default('verify-full')
    .describe('TLS mode; disable only where the server has no TLS, such as on a laptop'),
});

export type CreateDatabaseConfig = z.output<typeof CreateDatabaseConfig>;
