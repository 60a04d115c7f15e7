import { type TestJwks, testJwks } from '../../src/testing/jwks.ts';
import { audience, issuer, signer } from '../../src/testing/signer.ts';
import { createJwtVerifier } from './jwt-verifier.ts';
import { KeysUnavailable } from './token-verifier.ts';

const [first, second] = [signer('users-1'), signer('users-2')];
const user = expect.objectContaining({ role: 'shopper' });
let jwks: TestJwks;

beforeEach(async () => {
  jwks = await testJwks([first]);
});
afterEach(() => jwks?.close());

const tokens = (changes: object = {}) =>
  createJwtVerifier({
    ...{ url: jwks.url, issuer, audience },
    ...{ maxAge: 3_600_000, cooldown: 3_600_000, timeout: 60_000, ...changes },
  });

it('fetches the keys once for many tokens at the same time', async () => {
  const { userOf } = tokens();
  expect(jwks.fetches()).toBe(0);
  const all = await Promise.all(Array.from({ length: 20 }, () => userOf(first.sign())));
  expect(all).toEqual(Array(20).fill(user));
  expect(jwks.fetches()).toBe(1);
});

it('fetches the keys at most once per cooldown for unknown key ids', async () => {
  const { userOf } = tokens();
  await userOf(first.sign());
  const unknown = Array.from({ length: 50 }, (_, n) =>
    userOf(second.sign({}, { kid: `unknown-${n}` })),
  );
  expect(await Promise.all(unknown)).toEqual(Array(50).fill(undefined));
  expect(jwks.fetches()).toBe(1);
});

it('finds a new key after the cooldown, and keeps the others', async () => {
  const { userOf } = tokens({ cooldown: 0 });
  await userOf(first.sign());
  jwks.publish([first, second]);
  expect(await userOf(second.sign())).toEqual(user);
  expect(await userOf(first.sign())).toEqual(user);
  expect(jwks.fetches()).toBe(2);
});

it('rejects a key that is no longer published once the cache is stale', async () => {
  const { userOf } = tokens({ cooldown: 0, maxAge: 0 });
  expect(await userOf(first.sign())).toEqual(user);
  jwks.publish([second]);
  expect(await userOf(first.sign())).toBeUndefined();
});

it('accepts cached keys while the keys cannot be fetched', async () => {
  const { userOf } = tokens({ cooldown: 0, maxAge: 0 });
  expect(await userOf(first.sign())).toEqual(user);
  jwks.fail();
  expect(await userOf(second.sign())).toBeUndefined();
  expect(await userOf(first.sign())).toEqual(user);
  expect(jwks.fetches()).toBeGreaterThan(2);
});

it('throws, rather than reject a token, before the first keys are fetched', async () => {
  jwks.fail();
  const { userOf } = tokens();
  await expect(userOf(first.sign())).rejects.toThrow(KeysUnavailable);
  jwks.publish([first]);
  expect(await userOf(first.sign())).toEqual(user);
});

// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
it('names its user agent, without which a web ACL blocks it', async () => {
  await tokens().userOf(first.sign());
  expect(jwks.userAgents()).toEqual(['quartet-authorizer']);
});
