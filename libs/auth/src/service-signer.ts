import { createPrivateKey, randomUUID } from 'node:crypto';
import { type JWK, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';

/** Makes a token that is good for one service, for 60 s, on behalf of one user. */
export type ServiceSigner = (audience: string, userId: string) => Promise<string>;

const lifetime = 60;
const reuse = 30_000;

/**
 * Signs with ES256, which costs a ninth of RS256, or with RS256 while the key is still an RSA key. A token serves for
 * half of its life.
 * @throws Error at once when the key is none.
 */
export function createServiceSigner(
  { SERVICE_PRIVATE_KEY }: { readonly SERVICE_PRIVATE_KEY: JWK },
  issuer: string,
): ServiceSigner {
  const key = createPrivateKey({ key: { ...SERVICE_PRIVATE_KEY }, format: 'jwk' });
  const alg = SERVICE_PRIVATE_KEY.kty === 'EC' ? 'ES256' : 'RS256';
  const tokens = new LRUCache<string, Promise<string>>({
    max: 10_000,
    ttl: reuse,
    perf: Date,
  });

  const sign = async (audience: string, userId: string) =>
    new SignJWT()
      .setProtectedHeader({
        alg,
        typ: 'service+jwt',
        kid: SERVICE_PRIVATE_KEY.kid ?? issuer,
      })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(userId)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${lifetime} s`)
      .sign(key);

  return (audience, userId) => {
    const name = `${audience} ${userId}`;
    const known = tokens.get(name);
    if (known) return known;
    const made = sign(audience, userId);
    tokens.set(name, made);
    made.catch(() => tokens.delete(name));
    return made;
  };
}
