import { generateKeyPairSync, type JsonWebKey, randomBytes, randomUUID } from 'node:crypto';

/** A secure parameter, as `aws ssm put-parameter --cli-input-json` takes it. */
export interface SecretParameter {
  readonly Name: string;
  readonly Type: 'SecureString';
  readonly Value: string;
}

type Jwk = JsonWebKey & { readonly kid: string };

/** What a stage needs to know and nobody needs to choose: its keys, made anew each time. */
export function makeSecrets(stage: string): readonly SecretParameter[] {
  const orders = makeKey();
  const peers = JSON.stringify({ orders: { keys: [publicHalf(orders)] } });
  const signingKeys = [{ ...makeKey(), signsFrom: new Date(0).toISOString() }];
  const values = {
    'orders/SERVICE_PRIVATE_KEY': JSON.stringify(orders),
    'payments/SERVICE_PUBLIC_KEYS': peers,
    'products/SERVICE_PUBLIC_KEYS': peers,
    'users/SIGNING_KEYS': JSON.stringify(signingKeys),
    'users/REFRESH_TOKEN_SECRET': randomBytes(32).toString('base64url'),
  };
  return Object.entries(values).map(([name, Value]) => ({
    Name: `/quartet/${stage}/settings/${name}`,
    Type: 'SecureString',
    Value,
  }));
}

function makeKey(): Jwk {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256' };
}

/** The half that others may know. */
function publicHalf({ kty, kid, n, e, alg }: Jwk): JsonWebKey {
  return { kty, kid, n, e, alg, use: 'sig' };
}
