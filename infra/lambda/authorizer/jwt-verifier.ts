import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { publishedKeys } from './published-keys.ts';
import { cacheTokens } from './token-cache.ts';
import type { TokenSettings } from './settings.ts';
import type { TokenVerifier, User } from './token-verifier.ts';

const roles = ['shopper', 'admin'] as const;

/** Allowed clock skew, in seconds. */
const clockTolerance = 30;
/** The longest lifetime of an access token, in seconds. */
const maxLifetime = 900;
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
      if (!hasBoundedLifetime(payload)) return undefined;
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

/** Whoever holds a signing key for a moment must not make tokens that outlive its rotation. */
function hasBoundedLifetime({ iat = 0, exp = 0 }: JWTPayload): boolean {
  return exp - iat <= maxLifetime && iat - clockTolerance <= Date.now() / 1_000;
}

function userIn({ sub = '', role, sid, exp = 0 }: JWTPayload): User | undefined {
  const knownRole = roles.find((each) => each === role);
  if (!knownRole || !isId(sub) || !isId(sid)) return undefined;
  return { id: sub, role: knownRole, session: sid, expiresAt: exp };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value);
}
