import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Identity, roles } from './identity.ts';
import { publishedKeys } from './published-keys.ts';
import type { AuthConfig } from './settings.ts';

/** Tells who sent a token. Every service checks tokens again: the network is not trusted. */
export interface Verifier {
  /** The answer for a token that was verified before and has not expired; no waiting. */
  cached(token: string): Identity | undefined;
  /** @throws Problem `unauthenticated`, or `unavailable` while no key was ever fetched. */
  verify(token: string): Promise<Identity>;
}

interface CachedIdentity {
  readonly identity: Identity;
  /** Seconds since 1970. */
  readonly expires: number;
}

const skew = 30;
const maxCached = 20_000;
const options = {
  algorithms: ['RS256'],
  clockTolerance: skew,
  requiredClaims: ['sub', 'iat', 'exp', 'jti'],
};

const Header = z.object({
  typ: z.enum(['at+jwt', 'service+jwt']),
  kid: z.string().regex(/^[\w-]{1,64}$/),
});
const UserClaims = z.object({ sub: z.uuid(), role: z.enum(roles) });
const PeerClaims = z.object({ sub: z.uuid(), iss: z.string() });

type TokenConfig = Omit<AuthConfig, 'JWKS_URL'>;

export type VerifierOptions = {
  /** The service that verifies, which is the audience of the tokens of other services. */
  readonly name: string;
  readonly log: Logger;
} & (
  | { readonly config: AuthConfig; readonly keys?: undefined }
  /** The service that has the keys of access tokens itself fetches none. */
  | { readonly config: TokenConfig; readonly keys: JWTVerifyGetKey }
);

export function createVerifier(options: VerifierOptions): Verifier {
  const { name, config, log } = options;
  let cache = createCache();
  const forgetAll = () => {
    cache = createCache();
  };
  const userKeys = options.keys ?? publishedKeys(options.config, log, forgetAll);

  return {
    cached: (token) => {
      const known = cache.get(token);
      return known && known.expires + skew > Date.now() / 1000 ? known.identity : undefined;
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
        return verified.identity;
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
  const expected = { ...options, typ: 'at+jwt', issuer, audience };
  const { payload } = await jwtVerify(token, keys, expected);
  const { sub, role } = UserClaims.parse(payload);
  return { identity: { kind: 'user', id: sub, role }, expires: payload.exp ?? 0 };
}

async function verifyPeer(
  token: string,
  config: TokenConfig,
  audience: string,
): Promise<CachedIdentity> {
  const expected = { ...options, typ: 'service+jwt', audience };
  const { payload } = await jwtVerify(token, peerKeys(config, token), expected);
  const { sub, iss } = PeerClaims.parse(payload);
  return { identity: { kind: 'service', name: iss, userId: sub }, expires: payload.exp ?? 0 };
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
