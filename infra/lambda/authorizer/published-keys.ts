import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { TokenSettings } from './settings.ts';
import { KeysUnavailable } from './token-verifier.ts';

/** Web ACLs block requests without one. */
const userAgent = 'quartet-authorizer';

interface FetchedKeys {
  readonly getKey: JWTVerifyGetKey;
  readonly fetchedAt: number;
}

/**
 * The key set that the users service publishes. Cached keys stay valid while that service is down; an unknown
 * key causes at most one fetch per cooldown, however many tokens name it. A Lambda function does nothing
 * between two requests, so stale keys are fetched again while a request waits.
 */
export function publishedKeys(settings: TokenSettings): JWTVerifyGetKey {
  let cached: FetchedKeys | undefined;
  let fetchStartedAt = -Infinity;
  let pending: Promise<void> | undefined;

  const fetchOnce = async (): Promise<void> => {
    fetchStartedAt = performance.now();
    try {
      cached = await fetchKeys(settings);
    } catch (error) {
      if (!cached) throw new KeysUnavailable('no key was ever fetched', { cause: error });
    } finally {
      pending = undefined;
    }
  };
  const refresh = () => (pending ??= fetchOnce());
  const isCooledDown = () => performance.now() - fetchStartedAt >= settings.cooldown;
  const isStale = () => !cached || performance.now() - cached.fetchedAt > settings.maxAge;
  const find: JWTVerifyGetKey = async (header, token) => {
    if (!cached) throw new KeysUnavailable('no key was ever fetched');
    return cached.getKey(header, token);
  };

  return async (header, token) => {
    if (!cached || (isStale() && isCooledDown())) await refresh();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(pending || isCooledDown())) throw error;
    }
    await refresh();
    return find(header, token);
  };
}

async function fetchKeys({ url, timeout }: TokenSettings): Promise<FetchedKeys> {
  const headers = { accept: 'application/json', 'user-agent': userAgent };
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeout) });
  if (!response.ok) throw new Error(`fetching the published keys returned ${response.status}`);
  const jwks = (await response.json()) as JSONWebKeySet;
  return { getKey: createLocalJWKSet(jwks), fetchedAt: performance.now() };
}
