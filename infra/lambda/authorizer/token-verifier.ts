export interface User {
  readonly id: string;
  readonly role: 'shopper' | 'admin';
}

/** Verifies access tokens. */
export interface TokenVerifier {
  /**
   * Returns undefined for an invalid token.
   * @throws Error when no key was ever fetched, so that no token can be verified
   */
  userOf(token: string): Promise<User | undefined>;
}
