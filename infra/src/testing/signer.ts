import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { JWK } from 'jose';

export const issuer = 'https://quartet.test/api/users';
export const audience = 'quartet';

/** Signs any claims and header, valid or not. */
export interface Signer {
  readonly publicJwk: JWK;
  /** A valid token, except for the given claims and header. */
  sign(claims?: object, header?: object): string;
}

export function signer(kid: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    publicJwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } as JWK,
    sign: (claims = {}, header = {}) => {
      const iat = Math.floor(Date.now() / 1_000);
      const ids = { sub: randomUUID(), sid: randomUUID(), jti: randomUUID() };
      const good = { iss: issuer, aud: audience, ...ids, role: 'shopper', iat };
      const payload = { ...good, exp: iat + 600, ...claims };
      const text = `${part({ alg: 'RS256', typ: 'at+jwt', kid, ...header })}.${part(payload)}`;
      return `${text}.${createSign('sha256').update(text).sign(privateKey, 'base64url')}`;
    },
  };
}
