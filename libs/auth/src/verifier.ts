import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Identity, roles } from './identity.ts';
import { publishedKeys } from './published-keys.ts';
import { publishedRevocations } from './published-revocations.ts';
import { createRevocations, type FetchRevocations } from './revocations.ts';
import { type AuthConfig, maxAccessTokenLifetime } from './settings.ts';

/** Tells who sent a token. Every service checks tokens again: the network is not trusted. */
export interface Verifier {
  /** The identity of a token that was verified before and is still good; no waiting. */
  cached(token: string): Identity | undefined;
  /**
   * @throws Problem `unauthenticated`, or `unavailable` while no key was ever fetched, and to an admin while
   * nobody knows which sessions have ended.
   */
  verify(token: string): Promise<Identity>;
}

interface CachedIdentity {
  readonly identity: Identity;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** Seconds. */
const skew = 30;
const longestLifetimes = { user: maxAccessTokenLifetime / 1_000, service: 60 };
const maxCached = 20_000;
const userAlgorithms = ['RS256'];
const peerAlgorithms = ['ES256', 'RS256'];
const options = {
  clockTolerance: skew,
  requiredClaims: ['sub', 'iat', 'exp', 'jti'],
};

const Header = z.object({
  typ: z.enum(['at+jwt', 'service+jwt']),
  kid: z.string().regex(/^[\w-]{1,64}$/),
});
const UserClaims = z.object({ sub: z.uuid(), role: z.enum(roles), sid: z.uuid() });
const PeerClaims = z.object({ sub: z.uuid(), iss: z.string() });

type TokenConfig = Omit<AuthConfig, 'JWKS_URL'>;

/** The keys and ended sessions of the service that issues the access tokens itself, and fetches neither. */
export interface OwnTokens {
  readonly keys: JWTVerifyGetKey;
  readonly revocations: FetchRevocations;
}

export type VerifierOptions = {
  /** The service that verifies, which is the audience of the tokens of other services. */
  readonly name: string;
  readonly log: Logger;
} & (
  | { readonly config: AuthConfig; readonly own?: undefined }
  | { readonly config: TokenConfig; readonly own: OwnTokens }
);

export function createVerifier(options: VerifierOptions): Verifier {
  const { name, config, log } = options;
  let cache = createCache();
  const forgetAll = () => {
    cache = createCache();
  };
  const { keys: userKeys, revocations: fetch } = options.own ?? {
    keys: publishedKeys(options.config, log, forgetAll),
    revocations: publishedRevocations(options.config),
  };
  const revocations = createRevocations({ fetch, config, log });

  return {
    cached: (token) => {
      const known = cache.get(token);
      if (!known || known.expires + skew <= Date.now() / 1000) return undefined;
      const { identity } = known;
      return identity.kind === 'service' || revocations.admits(identity) ? identity : undefined;
    },
    verify: async (token) => {
      // What the old keys have proven must not be remembered beside the new ones.
      const currentCache = cache;
      try {
        const { typ } = headerOf(token);
        const verified = await (typ === 'at+jwt'
          ? verifyUser(token, config, userKeys)
          : verifyPeer(token, config, name));
        currentCache.set(token, verified);
        const { identity } = verified;
        if (identity.kind === 'user') await revocations.check(identity);
        return identity;
      } catch (error) {
        throw refusal(error);
      }
    },
  };
}

function createCache(): LRUCache<string, CachedIdentity> {
  return new LRUCache({ max: maxCached });
}

function headerOf(token: string): z.output<typeof Header> {
  try {
    return Header.parse(decodeProtectedHeader(token));
  } catch (error) {
    throw new errors.JWTInvalid('the header cannot be read', { cause: error });
  }
}

async function verifyUser(
  token: string,
  { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience }: TokenConfig,
  keys: JWTVerifyGetKey,
): Promise<CachedIdentity> {
  const algorithms = userAlgorithms;
  const expected = { ...options, algorithms, typ: 'at+jwt', issuer, audience };
  const { payload } = await jwtVerify(token, keys, expected);
  requireBoundedLifetime(payload, longestLifetimes.user);
  const { sub: id, role, sid: session } = UserClaims.parse(payload);
  return { identity: { kind: 'user', id, role, session }, expires: payload.exp ?? 0 };
}

async function verifyPeer(
  token: string,
  config: TokenConfig,
  audience: string,
): Promise<CachedIdentity> {
  const algorithms = peerAlgorithms;
  const expected = { ...options, algorithms, typ: 'service+jwt', audience };
  const { payload } = await jwtVerify(token, peerKeys(config, token), expected);
  requireBoundedLifetime(payload, longestLifetimes.service);
  const { sub, iss } = PeerClaims.parse(payload);
  return { identity: { kind: 'service', name: iss, userId: sub }, expires: payload.exp ?? 0 };
}

/** Whoever holds a signing key for a moment must not make tokens that outlive its rotation. */
function requireBoundedLifetime({ iat = 0, exp = 0 }: JWTPayload, longest: number): void {
  if (exp - iat > longest) throw new errors.JWTInvalid('the lifetime is too long');
  if (iat - skew > Date.now() / 1000) throw new errors.JWTInvalid('the token is from the future');
}

/** The issuer of a service's token chooses among the configured keys, and is then proven by the signature. */
function peerKeys({ SERVICE_PUBLIC_KEYS }: TokenConfig, token: string): JWTVerifyGetKey {
  const issuer = decodeJwt(token).iss ?? '';
  const keys = Object.hasOwn(SERVICE_PUBLIC_KEYS, issuer) ? SERVICE_PUBLIC_KEYS[issuer] : undefined;
  if (!keys) throw new errors.JWTInvalid('the issuer is no service that may call');
  return createLocalJWKSet(keys);
}

/** Turns an invalid token into a 401; a failure of our own stays what it is. */
function refusal(error: unknown): unknown {
  if (!(error instanceof errors.JOSEError || error instanceof z.ZodError)) return error;
  return new Problem('unauthenticated', 'The access token is not valid.', {
    cause: error,
  });
}
