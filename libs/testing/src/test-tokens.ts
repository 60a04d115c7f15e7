import { createPrivateKey, type KeyObject, randomUUID, sign as signature } from 'node:crypto';
import { newId } from '@quartet/database';
import type { Role } from '@quartet/auth';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

interface KeyPair {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
  readonly key: CryptoKey;
}

/** Real tokens, signed with keys made for the test process. */
export interface TestTokens {
  readonly usersJwks: { readonly keys: JWK[] };
  /** Public keys by calling service, as in SERVICE_PUBLIC_KEYS. */
  readonly servicePublicKeys: Readonly<Record<string, { readonly keys: JWK[] }>>;
  /** Private key of orders, as in SERVICE_PRIVATE_KEY. */
  readonly servicePrivateKey: JWK;
  user(id?: string, role?: Role): Promise<string>;
  admin(id?: string): Promise<string>;
  /** Lives for a minute, so a spec asks for one at each call. */
  service(issuer: string, audience: string, userId?: string): string;
  expired(): Promise<string>;
  wrongAudience(): Promise<string>;
}

export async function testTokens(
  issuer = 'https://quartet.test',
  audience = 'quartet',
): Promise<TestTokens> {
  const users = await keyPair('users-test', 'RS256');
  const orders = await keyPair('orders-test', 'ES256');
  const serviceKey = createPrivateKey({ key: { ...orders.privateJwk }, format: 'jwk' });
  const sign = (claims: { id: string; role: Role }, audienceOf: string, exp: string) =>
    new SignJWT({ role: claims.role, sid: newId() })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'users-test' })
      .setIssuer(issuer)
      .setAudience(audienceOf)
      .setSubject(claims.id)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(exp)
      .sign(users.key);
  const shopper = () => ({ id: newId(), role: 'shopper' as const });
  return {
    usersJwks: { keys: [users.publicJwk] },
    servicePublicKeys: { orders: { keys: [orders.publicJwk] } },
    servicePrivateKey: orders.privateJwk,
    user: (id = newId(), role = 'shopper') => sign({ id, role }, audience, '10 min'),
    admin: (id = newId()) => sign({ id, role: 'admin' }, audience, '10 min'),
    service: (from, to, userId = newId()) =>
      signServiceToken(serviceKey, { iss: from, aud: to, sub: userId }),
    expired: () => sign(shopper(), audience, '-1 min'),
    wrongAudience: () => sign(shopper(), 'somebody-else', '10 min'),
  };
}

interface ServiceClaims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
}

/** The signer of the services answers later; a caller of a spec needs its token at once. */
function signServiceToken(key: KeyObject, claims: ServiceClaims): string {
  const iat = Math.floor(Date.now() / 1000);
  const header = { alg: 'ES256', typ: 'service+jwt', kid: 'orders-test' };
  const payload = { ...claims, jti: randomUUID(), iat, exp: iat + 60 };
  const parts = [header, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signed = parts.join('.');
  // RFC 7518, section 3.4: https://www.rfc-editor.org/rfc/rfc7518#section-3.4
  const made = signature('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${made.toString('base64url')}`;
}

const keyPairs = new Map<string, Promise<KeyPair>>();

/** The pairs of a test process; making one takes a tenth of a second of CPU time. */
function keyPair(kid: string, alg: string): Promise<KeyPair> {
  const pair = keyPairs.get(kid) ?? makeKeyPair(kid, alg);
  keyPairs.set(kid, pair);
  return pair;
}

async function makeKeyPair(kid: string, alg: string): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, {
    extractable: true,
  });
  return {
    key: privateKey,
    privateJwk: { ...(await exportJWK(privateKey)), kid },
    publicJwk: {
      ...(await exportJWK(publicKey)),
      kid,
      alg,
      use: 'sig',
    },
  };
}
