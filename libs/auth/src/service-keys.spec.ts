import { generateKeyPairSync } from 'node:crypto';
import { testConfig } from '@quartet/testing';
import { createLocalJWKSet, type JWK, SignJWT } from 'jose';
import { callerSettings, createServiceSigner, createVerifier, type Verifier } from './index.ts';

const user = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';
const refused = expect.objectContaining({ code: 'unauthenticated' });

interface Key {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

function keyOf({ privateKey, publicKey }: ReturnType<typeof generate>, kid: string): Key {
  const [privateJwk, publicJwk] = [privateKey, publicKey].map((half) => ({
    ...half.export({ format: 'jwk' }),
    kid,
  }));
  return { privateJwk, publicJwk } as Key;
}

function generate(kind: 'ec' | 'rsa') {
  return kind === 'ec'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });
}

const rsa = keyOf(generate('rsa'), 'orders-rsa');
const ec = keyOf(generate('ec'), 'orders-ec');
const users = generate('ec');

function verifierWith(keys: readonly JWK[]): Verifier {
  const { config, log } = testConfig({ SERVICE_PUBLIC_KEYS: JSON.stringify({ orders: { keys } }) });
  const own = {
    keys: createLocalJWKSet({ keys: [{ ...users.publicKey.export({ format: 'jwk' }), kid: 'u' }] }),
    revocations: async () => new Set<string>(),
  };
  return createVerifier({ name: 'products', config, log, own });
}

const signWith = ({ privateJwk }: Key) => {
  const SERVICE_PRIVATE_KEY = callerSettings.SERVICE_PRIVATE_KEY.parse(JSON.stringify(privateJwk));
  return createServiceSigner({ SERVICE_PRIVATE_KEY }, 'orders')('products', user);
};

// During a rotation, tasks that sign with either key meet tasks that know both.
it.each([
  ['an EC key', ec],
  ['an RSA key', rsa],
])('signs calls with %s, which a peer that knows both verifies', async (_kind, key) => {
  const verifier = verifierWith([rsa.publicJwk, ec.publicJwk]);
  expect(await verifier.verify(await signWith(key))).toMatchObject({ name: 'orders' });
});

it('refuses a token of a key that the peer does not know yet, or no longer', async () => {
  await expect(verifierWith([rsa.publicJwk]).verify(await signWith(ec))).rejects.toEqual(refused);
  await expect(verifierWith([ec.publicJwk]).verify(await signWith(rsa))).rejects.toEqual(refused);
});

it('refuses an access token that is signed with ES256', async () => {
  const token = await new SignJWT({ role: 'admin', sid: user })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'u' })
    .setIssuer('https://quartet.test')
    .setAudience('quartet')
    .setSubject(user)
    .setJti(user)
    .setIssuedAt()
    .setExpirationTime('10 min')
    .sign(users.privateKey);
  await expect(verifierWith([]).verify(token)).rejects.toEqual(refused);
});

it('refuses a key of another curve when the service starts', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const text = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'orders' });
  expect(callerSettings.SERVICE_PRIVATE_KEY.safeParse(text).success).toBe(false);
});
