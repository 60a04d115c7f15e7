import { createVerifier } from '@quartet/auth';
import { createHealth } from '@quartet/health';
import { type AppDeps, createLimits } from '@quartet/service';
import { testConfig, type TestTokens } from '@quartet/testing';
import { createLocalJWKSet } from 'jose';

/** What every app needs, with tokens that all of them accept. */
export function appDeps(name: string, tokens: TestTokens): AppDeps {
  const SERVICE_PUBLIC_KEYS = JSON.stringify(tokens.servicePublicKeys);
  const { config, log } = testConfig({ SERVICE_PUBLIC_KEYS });
  const keys = createLocalJWKSet(tokens.usersJwks);
  const health = createHealth();
  health.ready();
  return {
    verifier: createVerifier({ name, config, log, keys }),
    log,
    health,
    limits: createLimits(config),
  };
}
