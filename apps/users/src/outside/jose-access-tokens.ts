import { createPrivateKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Config } from '../config.ts';
import type { AccessTokens, PublicKey } from '../deps.ts';
import { keyInUse, publishedKeys } from '../domain/signing-key.ts';

type TokensConfig = Pick<
  Config,
  'SIGNING_KEYS' | 'TOKEN_ISSUER' | 'TOKEN_AUDIENCE' | 'ACCESS_TOKEN_LIFETIME'
>;

type PrivateKey = Config['SIGNING_KEYS'][number];

/** Those who verify may be late by so much, in milliseconds. */
const skew = 30_000;

export function joseAccessTokens(config: TokensConfig): AccessTokens {
  const { SIGNING_KEYS, TOKEN_ISSUER, TOKEN_AUDIENCE, ACCESS_TOKEN_LIFETIME: lifetime } = config;
  const keys = SIGNING_KEYS.map(signer);
  return {
    issue: async ({ userId, role, sessionId }) => {
      const now = new Date();
      const { kid, key } = keyInUse(keys, now);
      const accessToken = await new SignJWT({ role, sid: sessionId })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
        .setIssuer(TOKEN_ISSUER)
        .setAudience(TOKEN_AUDIENCE)
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + lifetime))
        .sign(key);
      return { accessToken, expiresIn: Math.floor(lifetime / 1000) };
    },
    publicKeys: () => publishedKeys(SIGNING_KEYS, new Date(), lifetime + skew).map(publicKey),
  };
}

/** Only the two public numbers leave, whatever else the key holds. */
function publicKey({ kid, n, e }: PrivateKey): PublicKey {
  return { kty: 'RSA', kid, alg: 'RS256', use: 'sig', n, e };
}

function signer({ signsFrom, ...jwk }: PrivateKey) {
  return { kid: jwk.kid, signsFrom, key: createPrivateKey({ key: jwk, format: 'jwk' }) };
}
