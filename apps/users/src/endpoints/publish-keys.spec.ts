import { createLocalJWKSet, jwtVerify } from 'jose';
import { newSigningKey } from '../testing/signing-keys.ts';
import { openService, type Service } from '../testing/service.ts';

const minute = 60_000;

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * minute);
}

let service: Service;
beforeAll(async () => {
  const keys = [
    newSigningKey('dead', minutesAgo(60)),
    newSigningKey('old', minutesAgo(30)),
    newSigningKey('in-use', minutesAgo(5)),
    newSigningKey('coming', minutesAgo(-60)),
  ];
  service = await openService({ SIGNING_KEYS: JSON.stringify(keys) });
});
afterAll(() => service.close());

interface KeySet {
  readonly keys: readonly { readonly kid: string; readonly kty: string }[];
}

async function published(): Promise<KeySet> {
  return (await service.anyone.get('/.well-known/jwks.json').expect(200)).body as KeySet;
}

it('publishes the key that will sign, the one that signs, and the one whose tokens live', async () => {
  const { keys } = await published();
  expect(keys.map(({ kid }) => kid)).toEqual(['coming', 'in-use', 'old']);
});

it('publishes nothing private', async () => {
  for (const key of (await published()).keys) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  }
});

it('publishes the key with which anyone can verify a new access token', async () => {
  const { accessToken } = await service.logIn(await service.register());
  const keySet = createLocalJWKSet({ keys: [...(await published()).keys] });
  const { protectedHeader } = await jwtVerify(accessToken, keySet, {
    algorithms: ['RS256'],
    issuer: 'https://quartet.test',
    audience: 'quartet',
    typ: 'at+jwt',
  });
  expect(protectedHeader.kid).toBe('in-use');
});
