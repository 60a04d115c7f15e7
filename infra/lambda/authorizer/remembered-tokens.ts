import type { Tokens, User } from './tokens.ts';

/** A token that was found good. */
export interface Verified {
  readonly user: User;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const most = 1_000;

/** Verifies a token once and remembers whose it is until it expires, for the gateway asks about each request. */
export function rememberTokens(verify: (token: string) => Promise<Verified | undefined>): Tokens {
  const seen = new Map<string, Verified>();
  return {
    userOf: async (token) => {
      const known = seen.get(token);
      if (known && Date.now() < known.until) return known.user;
      seen.delete(token);
      const verified = await verify(token);
      if (verified) remember(seen, token, verified);
      return verified?.user;
    },
  };
}

function remember(seen: Map<string, Verified>, token: string, verified: Verified): void {
  seen.set(token, verified);
  const [oldest] = seen.keys();
  if (seen.size > most && oldest !== undefined) seen.delete(oldest);
}
