import { generateKeyPairSync, type JsonWebKey, randomBytes, randomUUID } from 'node:crypto';

/** A secure parameter, in the format of `aws ssm put-parameter --cli-input-json`. */
export interface SecretParameter {
  readonly Name: string;
  readonly Type: 'SecureString';
  /** The advanced tier above 4 KB, such as for three signing keys, and else the standard one. */
  readonly Tier: 'Intelligent-Tiering';
  readonly Value: string;
}

export type Jwk = JsonWebKey & { readonly kid: string };

/** Generates the keys of a stage; each call generates new ones. */
export function makeSecrets(stage: string): readonly SecretParameter[] {
  const orders = makeServiceKey();
  const signingKeys = [{ ...makeKey(), signsFrom: new Date(0).toISOString() }];
  const values = {
    'orders/SERVICE_PRIVATE_KEY': JSON.stringify(orders),
    ...Object.fromEntries(
      callersPublicKeys([orders]).map(([name, keys]) => [name, JSON.stringify(keys)]),
    ),
    'users/SIGNING_KEYS': JSON.stringify(signingKeys),
    'users/REFRESH_TOKEN_SECRET': randomBytes(32).toString('base64url'),
  };
  return Object.entries(values).map(([name, Value]) => ({
    Name: `/quartet/${stage}/settings/${name}`,
    Type: 'SecureString',
    Tier: 'Intelligent-Tiering',
    Value,
  }));
}

export function makeKey(): Jwk {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256' };
}

/** Makes a key for ES256, whose signature costs a ninth of one of RS256: each user's calls are signed. */
export function makeServiceKey(): Jwk {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256' };
}

/** The settings by which the peers of orders know its keys. */
export function callersPublicKeys(keys: readonly Jwk[]): readonly (readonly [string, object])[] {
  const peers = { orders: { keys: keys.map(publicHalf) } };
  return [
    ['payments/SERVICE_PUBLIC_KEYS', peers],
    ['products/SERVICE_PUBLIC_KEYS', peers],
  ];
}

/** The public half of a key, EC or RSA. */
function publicHalf({ kty, kid, crv, x, y, n, e, alg }: Jwk): object {
  return { kty, kid, ...(kty === 'EC' ? { crv, x, y } : { n, e }), alg, use: 'sig' };
}
