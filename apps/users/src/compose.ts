import type { Database } from '@quartet/database';
import type { AppDeps } from '@quartet/service';
import type { Config } from './config.ts';
import type { AccessTokens, Deps, Revocations } from './deps.ts';
import { argon2Passwords } from './outside/argon2-passwords.ts';
import { hmacDeviceTokens } from './outside/hmac-device-tokens.ts';
import { memoryAddresses } from './outside/memory-addresses.ts';
import { postgresAttempts } from './outside/postgres-attempts.ts';
import { postgresSessions } from './outside/postgres-sessions.ts';
import { postgresUsers } from './outside/postgres-users.ts';

export interface Parts {
  readonly app: AppDeps;
  readonly database: Database;
  readonly accessTokens: AccessTokens;
  readonly revocations: Revocations;
  readonly config: Config;
}

export function compose({ app, database, accessTokens, revocations, config }: Parts): Deps {
  return {
    ...app,
    users: postgresUsers(database, config),
    sessions: postgresSessions(database, config),
    revocations,
    passwords: argon2Passwords(config),
    loginAttempts: postgresAttempts(database, config),
    deviceTokens: hmacDeviceTokens(config),
    loginRateLimit: memoryAddresses(config, config.LOGINS_PER_MINUTE),
    registrationRateLimit: memoryAddresses(config, config.REGISTRATIONS_PER_MINUTE),
    accessTokens,
    issuer: config.TOKEN_ISSUER,
    repeatWithin: config.REFRESH_REPEAT_WITHIN,
  };
}
