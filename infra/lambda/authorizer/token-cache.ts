import type { TokenVerifier, User } from './token-verifier.ts';

/** A token that passed verification. */
export interface VerifiedToken {
  readonly user: User;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const maxEntries = 1_000;

/** Verifies each token once and caches its user until it expires, because the gateway calls for each request. */
export function cacheTokens(
  verify: (token: string) => Promise<VerifiedToken | undefined>,
): TokenVerifier {
  const cache = new Map<string, VerifiedToken>();
  return {
    userOf: async (token) => {
      const cached = cache.get(token);
      if (cached && Date.now() < cached.expiresAt) return cached.user;
      cache.delete(token);
      const verified = await verify(token);
      if (verified) addToCache(cache, token, verified);
      return verified?.user;
    },
  };
}

function addToCache(
  cache: Map<string, VerifiedToken>,
  token: string,
  verified: VerifiedToken,
): void {
  cache.set(token, verified);
  const [oldest] = cache.keys();
  if (cache.size > maxEntries && oldest !== undefined) cache.delete(oldest);
}
