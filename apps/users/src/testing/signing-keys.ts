import { generateKeyPairSync } from 'node:crypto';

/** A member of SIGNING_KEYS, as an operator makes it. */
export function newSigningKey(kid: string, signsFrom: Date, modulusLength = 2048) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return { ...privateKey.export({ format: 'jwk' }), kid, signsFrom: signsFrom.toISOString() };
}
