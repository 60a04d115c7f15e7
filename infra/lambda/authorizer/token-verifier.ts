export interface User {
  readonly id: string;
  readonly role: 'shopper' | 'admin';
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
