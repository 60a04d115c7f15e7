import { createVerifier } from '@quartet/auth';
import { createHealth } from '@quartet/health';
import { type AppDeps, createLimits } from '@quartet/service';
import { createLocalJWKSet } from 'jose';
import { testConfig } from './test-config.ts';
import { testTokens, type TestTokens } from './test-tokens.ts';

export { testConfig } from './test-config.ts';

export interface TestDeps extends AppDeps {
  readonly tokens: TestTokens;
}

/** Returns the dependencies that every app has, with tokens that its verifier accepts. */
export async function testDeps(
  name: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<TestDeps> {
  const tokens = await testTokens();
  return { ...depsWith(tokens, name, changes), tokens };
}

/** The same for one of several apps that accept the same tokens. */
export function depsWith(
  tokens: TestTokens,
  name: string,
  changes: Readonly<Record<string, string>> = {},
): AppDeps {
  const SERVICE_PUBLIC_KEYS = JSON.stringify(tokens.servicePublicKeys);
  const { config, log } = testConfig({ SERVICE_PUBLIC_KEYS, ...changes });
  const own = {
    keys: createLocalJWKSet(tokens.usersJwks),
    revocations: async () => new Set<string>(),
  };
  const health = createHealth();
  health.ready();
  return {
    verifier: createVerifier({ name, config, log, own }),
    log,
    health,
    limits: createLimits(config),
  };
}
