export interface User {
  readonly id: string;
  readonly role: 'shopper' | 'admin';
  /** The session that the token belongs to. */
  readonly session: string;
  /** The expiry of the token, in seconds since 1970. */
  readonly expiresAt: number;
}

/** No key was ever fetched, so that no token can be verified. */
export class KeysUnavailable extends Error {}

/** Verifies access tokens. */
export interface TokenVerifier {
  /**
   * Returns undefined for an invalid token.
   * @throws KeysUnavailable for a token that looks right and cannot be verified
   */
  userOf(token: string): Promise<User | undefined>;
}
