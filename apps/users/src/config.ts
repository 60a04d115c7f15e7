import { authSettings } from '@quartet/auth';
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
    TOKEN_ISSUER: url().describe('issues access tokens; /.well-known/… is found under it'),
    SIGNING_KEYS: json(SigningKeys).describe('private JWKs, each with kid and signsFrom'),
    ACCESS_TOKEN_LIFETIME: milliseconds(10 * minute).describe('of an access token'),
    REFRESH_TOKEN_SECRET: secret().describe('from which the successor of a refresh token follows'),
    REFRESH_REPEAT_WITHIN: milliseconds(10 * second).describe('for an answer that was lost'),
    SESSION_LIFETIME: milliseconds(30 * day).describe('from the login to the next'),
    SESSION_IDLE_LIFETIME: milliseconds(7 * day).describe('of a session that is not refreshed'),
    LOGIN_FAILURES: wholeNumber(5).describe('in a row, which bring the first delay'),
    LOGIN_FIRST_DELAY: milliseconds(second)
      .pipe(positive)
      .describe('doubled with each further failure'),
    LOGIN_LONGEST_DELAY: milliseconds(15 * minute).describe('where the doubling ends'),
    LOGIN_FAILURES_FORGOTTEN_AFTER: milliseconds(day).describe('without another one'),
    LOGINS_PER_MINUTE: wholeNumber(20).describe('from one address'),
    PASSWORD_MEMORY: wholeNumber(leastMemory)
      .pipe(z.number().min(leastMemory))
      .describe('KiB of argon2id; no less'),
    PASSWORD_PASSES: wholeNumber(leastPasses)
      .pipe(z.number().min(leastPasses))
      .describe('of argon2id; no fewer'),
    PASSWORDS_AT_ONCE: wholeNumber(2).pipe(positive).describe('each costs a core'),
    PASSWORDS_WAITING: wholeNumber(40).describe('for their turn; further ones are refused'),
  })
  .omit({ JWKS_URL: true });

export type Config = z.output<typeof Config>;
