import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { publishedKeys } from './published-keys.ts';
import { cacheTokens } from './token-cache.ts';
import type { TokenSettings } from './settings.ts';
import type { TokenVerifier, User } from './token-verifier.ts';

const roles = ['shopper', 'admin'] as const;

/** Allowed clock skew, in seconds. */
const clockTolerance = 30;
const keyIdPattern = /^[\w-]{1,64}$/;
const uuidPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function createJwtVerifier(settings: TokenSettings): TokenVerifier {
  const { issuer, audience } = settings;
  const keys = publishedKeys(settings);
  const expected = {
    issuer,
    audience,
    typ: 'at+jwt',
    algorithms: ['RS256'],
    clockTolerance,
    requiredClaims: ['sub', 'iat', 'exp', 'jti'],
  };
  return cacheTokens(async (token) => {
    if (!keyIdPattern.test(keyIdOf(token))) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, expected);
      const user = userIn(payload);
      return user && { user, expiresAt: expiryOf(payload) };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  });
}

function keyIdOf(token: string): string {
  try {
    return decodeProtectedHeader(token).kid ?? '';
  } catch {
    return '';
  }
}

/** Milliseconds since 1970. */
function expiryOf({ exp = 0 }: JWTPayload): number {
  return (exp + clockTolerance) * 1_000;
}

function userIn({ sub = '', role }: JWTPayload): User | undefined {
  const knownRole = roles.find((each) => each === role);
  return knownRole && uuidPattern.test(sub) ? { id: sub, role: knownRole } : undefined;
}
