import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { publishedKeys } from './published-keys.ts';
import { rememberTokens } from './remembered-tokens.ts';
import type { TokenSettings } from './settings.ts';

const roles = ['shopper', 'admin'] as const;

export interface User {
  readonly id: string;
  readonly role: (typeof roles)[number];
}

/** Tells whose access token it is. */
export interface Tokens {
  /** Nobody's when it is no valid one. @throws Error when that cannot be told, for want of any key. */
  userOf(token: string): Promise<User | undefined>;
}

/** Seconds that clocks may differ. */
const clockTolerance = 30;
const kids = /^[\w-]{1,64}$/;
const uuids = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function createTokens(settings: TokenSettings): Tokens {
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
  return rememberTokens(async (token) => {
    if (!kids.test(kidOf(token))) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, expected);
      const user = userIn(payload);
      return user && { user, until: endOf(payload) };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  });
}

function kidOf(token: string): string {
  try {
    return decodeProtectedHeader(token).kid ?? '';
  } catch {
    return '';
  }
}

/** In milliseconds since 1970. */
function endOf({ exp = 0 }: JWTPayload): number {
  return (exp + clockTolerance) * 1_000;
}

function userIn({ sub = '', role }: JWTPayload): User | undefined {
  const known = roles.find((each) => each === role);
  return known && uuids.test(sub) ? { id: sub, role: known } : undefined;
}
