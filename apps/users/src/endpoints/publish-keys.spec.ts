import { createLocalJWKSet, jwtVerify } from 'jose';
import { newSigningKey } from '../testing/signing-keys.ts';
import { openUsers, type UsersApp } from '../testing/users-app.ts';

const minute = 60_000;

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * minute);
}

let users: UsersApp;
beforeAll(async () => {
  const keys = [
    newSigningKey('dead', minutesAgo(60)),
    newSigningKey('old', minutesAgo(30)),
    newSigningKey('in-use', minutesAgo(5)),
    newSigningKey('coming', minutesAgo(-60)),
  ];
  users = await openUsers({ SIGNING_KEYS: JSON.stringify(keys) });
});
afterAll(() => users.close());

interface KeySet {
  readonly keys: readonly { readonly kid: string; readonly kty: string }[];
}

async function published(): Promise<KeySet> {
  return (await users.call('get', '/.well-known/jwks.json').expect(200)).body as KeySet;
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
  const { accessToken } = await users.logIn(await users.register());
  const keySet = createLocalJWKSet({ keys: [...(await published()).keys] });
  const { protectedHeader } = await jwtVerify(accessToken, keySet, {
    algorithms: ['RS256'],
    issuer: 'https://quartet.test',
    audience: 'quartet',
    typ: 'at+jwt',
  });
  expect(protectedHeader.kid).toBe('in-use');
});
