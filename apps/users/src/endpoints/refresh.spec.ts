import { statement } from '@quartet/database';
import { decodeJwt } from 'jose';
import type { TokensBody } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const passElevenSeconds = statement<[]>(
  `UPDATE refresh_tokens SET used_at = used_at - interval '11 s'`,
);

async function session(): Promise<TokensBody> {
  return service.logIn(await service.register());
}

async function refreshed(token: string): Promise<TokensBody> {
  return (await service.refresh(token).expect(200)).body as TokensBody;
}

async function expectRefused(token: string): Promise<void> {
  const { body } = await service.refresh(token).expect(401);
  expect(body).toMatchObject({ code: 'bad_refresh_token' });
}

it('rotates the pair and stays in the session', async () => {
  const first = await session();
  const second = await refreshed(first.refreshToken);
  expect(second).toEqual({
    accessToken: expect.any(String),
    refreshToken: expect.stringMatching(/^[\w-]{43}$/),
    expiresIn: 600,
    tokenType: 'Bearer',
  });
  expect(second.refreshToken).not.toBe(first.refreshToken);
  const [before, after] = [decodeJwt(first.accessToken), decodeJwt(second.accessToken)];
  expect(after).toMatchObject({ sub: before.sub, sid: before['sid'], role: 'shopper' });
  await refreshed(second.refreshToken);
});

describe('an answer that was lost', () => {
  it('can be asked for again and holds the same successor', async () => {
    const { refreshToken } = await session();
    const first = await refreshed(refreshToken);
    const again = await refreshed(refreshToken);
    expect(again.refreshToken).toBe(first.refreshToken);
    await refreshed(again.refreshToken);
  });

  it('is the same for all who ask at once', async () => {
    const { refreshToken } = await session();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => refreshed(refreshToken)));
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
  });
});

describe('a token that is used again', () => {
  it('after ten seconds ends the session of its successor too', async () => {
    const { refreshToken } = await session();
    const second = await refreshed(refreshToken);
    await service.database.run(passElevenSeconds, []);
    await expectRefused(refreshToken);
    await expectRefused(second.refreshToken);
  });

  it('after its successor was used ends the session at once', async () => {
    const { refreshToken } = await session();
    const second = await refreshed(refreshToken);
    const third = await refreshed(second.refreshToken);
    await expectRefused(refreshToken);
    await expectRefused(third.refreshToken);
  });

  it('leaves the other sessions of its user alone', async () => {
    const person = await service.register();
    const [phone, laptop] = [await service.logIn(person), await service.logIn(person)];
    await refreshed(phone.refreshToken);
    await service.database.run(passElevenSeconds, []);
    await expectRefused(phone.refreshToken);
    await refreshed(laptop.refreshToken);
  });
});

it.each([
  { what: 'nobody was given', token: 'A'.repeat(43) },
  { what: 'is no token at all', token: "'; DROP TABLE users; --" },
])('answers 401 to a token that $what', async ({ token }) => {
  await expectRefused(token);
});

it('answers 401 to an access token', async () => {
  const { accessToken } = await session();
  await expectRefused(accessToken);
});

it.each([
  { what: 'nothing', body: {}, path: 'refreshToken' },
  { what: 'a number', body: { refreshToken: 1 }, path: 'refreshToken' },
  { what: 'an unknown field', body: { refreshToken: 'a', role: 'admin' }, path: '' },
])('answers 400 to $what', async ({ body: wrong, path }) => {
  const { body } = await service.anyone.post('/token').send(wrong).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});
