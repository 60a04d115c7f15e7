import { cacheTokens } from './token-cache.ts';

const user = {
  id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
  role: 'shopper',
  session: 'any',
  expiresAt: 0,
} as const;
const asked: string[] = [];

beforeEach(() => asked.splice(0));

const tokens = (milliseconds: number) =>
  cacheTokens(async (token) => {
    asked.push(token);
    return token === 'bad' ? undefined : { user, expiresAt: Date.now() + milliseconds };
  });

it('verifies a token once', async () => {
  const { userOf } = tokens(60_000);
  expect([await userOf('good'), await userOf('good')]).toEqual([user, user]);
  expect(asked).toEqual(['good']);
});

it('verifies a token again that has expired', async () => {
  const { userOf } = tokens(0);
  await userOf('good');
  await userOf('good');
  expect(asked).toEqual(['good', 'good']);
});

it('does not cache an invalid token', async () => {
  const { userOf } = tokens(60_000);
  expect([await userOf('bad'), await userOf('bad')]).toEqual([undefined, undefined]);
  expect(asked).toEqual(['bad', 'bad']);
});

it('caches a thousand tokens, and evicts the oldest first', async () => {
  const { userOf } = tokens(60_000);
  for (let number = 0; number <= 1_000; number++) await userOf(`token ${number}`);
  asked.splice(0);
  await userOf('token 1');
  await userOf('token 0');
  expect(asked).toEqual(['token 0']);
});
