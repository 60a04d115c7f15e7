import { createHash, createHmac, randomBytes } from 'node:crypto';

const size = 32;

export function newRefreshToken(): string {
  return randomBytes(size).toString('base64url');
}

/** All that is stored of a token. It is random enough to need no salt and no slow hash. */
export function hashOf(refreshToken: string): Buffer {
  return createHash('sha256').update(refreshToken).digest();
}

/**
 * Follows from the token and a secret, so that a repeated use gets the same successor although
 * neither of them is stored.
 */
export function successorOf(refreshToken: string, secret: string): string {
  return createHmac('sha256', secret).update(refreshToken).digest('base64url');
}
