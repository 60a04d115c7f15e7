import type { TestDatabase } from '@quartet/testing';
import { newSigningKey } from './signing-keys.ts';

const ownKey = JSON.stringify([newSigningKey('users-spec', new Date(0))]);

/** All that a users service needs to start on a test's database. */
export function environmentOn({ settings }: Pick<TestDatabase, 'settings'>) {
  return {
    ...settings,
    PORT: '0',
    LOG_LEVEL: 'silent',
    QUARTET_RATE_LIMITS: 'off',
    CONCURRENCY_LIMITS: 'off',
    TOKEN_ISSUER: 'https://quartet.test',
    TOKEN_AUDIENCE: 'quartet',
    SIGNING_KEYS: ownKey,
    REFRESH_TOKEN_SECRET: 'known to this test and to nobody else',
  };
}
