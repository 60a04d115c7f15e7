import { authSettings, maxAccessTokenLifetime } from '@quartet/auth';
import { json, milliseconds, secret, url, wholeNumber } from '@quartet/config';
import { databaseSettings } from '@quartet/database';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';
import { SigningKeys } from './schemas/signing-keys.ts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const positive = z.number().min(1);

/** The least that is allowed, which is also what holds unless more is asked for. */
const leastMemory = 19_456;
const leastPasses = 2;

export const Config = z
  .object({
    ...serviceSettings,
    ...databaseSettings,
    ...authSettings,
    TOKEN_ISSUER: url().describe(
      'Issuer of access tokens; users serves /.well-known/… under this URL',
    ),
    SIGNING_KEYS: json(SigningKeys).describe(
      'Private keys that sign access tokens, as JWKs with kid and signsFrom',
    ),
    ACCESS_TOKEN_LIFETIME: milliseconds(10 * minute)
      .pipe(z.number().max(maxAccessTokenLifetime))
      .describe('Lifetime of an access token, at most 15 minutes'),
    REFRESH_TOKEN_SECRET: secret().describe(
      'Secret that successors of refresh tokens are derived from',
    ),
    REFRESH_REPEAT_WITHIN: milliseconds(10 * second).describe(
      'Grace period in which a used refresh token may be replayed',
    ),
    SESSION_LIFETIME: milliseconds(30 * day).describe('Maximum session age'),
    SESSION_IDLE_LIFETIME: milliseconds(7 * day).describe(
      'Maximum time between two refreshes of a session',
    ),
    LOGIN_FAILURES: wholeNumber(5).describe('Failed logins in a row before the first delay'),
    LOGIN_FIRST_DELAY: milliseconds(second)
      .pipe(positive)
      .describe('First delay after failed logins; doubles with each further failure'),
    LOGIN_LONGEST_DELAY: milliseconds(15 * minute).describe('Longest delay after failed logins'),
    LOGIN_FAILURES_FORGOTTEN_AFTER: milliseconds(day).describe(
      'Time after the last failed login at which the count starts again',
    ),
    LOGINS_PER_MINUTE: wholeNumber(20).describe('Logins per minute from one address'),
    REGISTRATIONS_PER_MINUTE: wholeNumber(10).describe('Registrations per minute from one address'),
    PASSWORD_MEMORY: wholeNumber(leastMemory)
      .pipe(z.number().min(leastMemory))
      .describe('Memory cost of argon2id in KiB'),
    PASSWORD_PASSES: wholeNumber(leastPasses)
      .pipe(z.number().min(leastPasses))
      .describe('Time cost of argon2id: passes over the memory'),
    PASSWORDS_AT_ONCE: wholeNumber(2)
      .pipe(positive)
      .describe('Passwords that are hashed at the same time; each uses one core'),
    PASSWORDS_WAITING: wholeNumber(20).describe(
      'Logins that may queue, on known devices, elsewhere, and password changes; more are rejected with 503',
    ),
    REGISTRATIONS_WAITING: wholeNumber(4).describe(
      'Registrations that may queue; more are rejected with 503',
    ),
  })
  .omit({ JWKS_URL: true });

export type Config = z.output<typeof Config>;
